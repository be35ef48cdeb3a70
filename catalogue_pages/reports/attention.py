"""What needs attention, on the admin's front page, where there is anything."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from wagtail import hooks
from wagtail.admin.ui.components import Component

from catalogue_pages.reports.placement import may_see


@dataclass(frozen=True, slots=True)
class Attention:
    """What somebody looks after: its heading, its troubles as sentences, and its report."""

    view: type[Any]
    heading: str | Promise
    report: str | Promise
    troubles: Callable[[], list[str]]

    @property
    def name(self) -> str:
        """The warning's own name on the page."""
        return f"{self.view.index_url_name.replace('_', '-')}-troubles"

    @property
    def url(self) -> str:
        """Where more is said."""
        return reverse(self.view.index_url_name)


class TroublesPanel(Component):
    """A warning with every trouble; nothing where all is well."""

    template_name = "reports/attention.html"
    order = 50

    def __init__(self, attention: Attention) -> None:
        self.attention = attention
        self.name = attention.name

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """The troubles, and where more is said."""
        return {"attention": self.attention, "troubles": self.attention.troubles()}


def warn(attention: Attention) -> None:
    """Show the warning on the admin's front page to those who may see its report."""

    def show(request: HttpRequest, panels: list[Any]) -> None:
        if may_see(attention.view, request):
            panels.append(TroublesPanel(attention))

    hooks.register("construct_homepage_panels", show)
