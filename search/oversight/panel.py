"""The search's troubles on the admin's front page, where there are any."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from wagtail.admin.ui.components import Component

from search.oversight.troubles import troubles


class TroublesPanel(Component):
    """A warning with every trouble; nothing where all is well."""

    name = "search_troubles"
    template_name = "oversight/panel.html"
    order = 50

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """The troubles, and where more is said."""
        return {"troubles": troubles(), "url": reverse("search_report")}
