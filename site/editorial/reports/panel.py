"""What is due, on the admin's front page: each as a sentence that leads to its report."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component

from editorial.reports.freshness import with_states


@dataclass(frozen=True, slots=True)
class Due:
    """Something that waits: a sentence, and where it is done."""

    said: str
    url: str


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of what is due: the panel's own name on the page, its heading, and what there is."""

    name: str
    heading: str | Promise
    due: Callable[[], list[Due]]


class DuePanel(Component):
    """What is due of one sort; nothing where nothing is."""

    template_name = "reports/due.html"
    order = 250

    def __init__(self, sort: Sort) -> None:
        self.sort = sort
        self.name = sort.name

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """The sentences; one query."""
        return {"name": self.name, "heading": self.sort.heading, "due": self.sort.due()}


def _reviews() -> list[Due]:
    counted = Counter(with_states().values_list("state", flat=True))
    overdue, hidden = counted["overdue"], counted["hidden"]
    sentences = {
        "overdue": ngettext(
            "%(count)d activity is overdue for its review",
            "%(count)d activities are overdue for their review",
            overdue,
        )
        % {"count": overdue},
        "hidden": ngettext(
            "%(count)d activity is hidden because nobody has reviewed it",
            "%(count)d activities are hidden because nobody has reviewed them",
            hidden,
        )
        % {"count": hidden},
    }
    return _those_there(counted, sentences, reverse("freshness_report"))


def _those_there(counted: Counter[str], sentences: dict[str, str], report: str) -> list[Due]:
    return [
        Due(said, f"{report}?state={state}") for state, said in sentences.items() if counted[state]
    ]


REVIEWS: Final = Sort("due-reviews", _("Reviews of activities"), _reviews)
