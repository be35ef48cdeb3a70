"""What of an address was ignored, in words."""

from collections.abc import Sequence
from typing import Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from search.facets.facet import Text
from search.problems import Fault, Problem

MOST_NOTES: Final = 5
MESSAGES: Final[dict[Fault, Text]] = {
    "unknown-parameter": _("The address says “%(parameter)s”, which means nothing here."),
    "unknown-value": _("“%(value)s” is not a value of “%(parameter)s”."),
    "malformed": _("“%(value)s” cannot be read as “%(parameter)s”."),
    "too-long": _("The text is too long."),
    "out-of-range": _("“%(value)s” is out of range for “%(parameter)s”."),
    "needs": _("“%(parameter)s” with “%(value)s” needs “%(nearest)s” beside it."),
    "contrary": _("“%(parameter)s” does not go together with “%(nearest)s”."),
    "lost-place": _("The place in the list to go on from is damaged or belongs to another list."),
    "not-available": _("“%(parameter)s” is not available in this catalogue."),
}
NEAREST: Final[dict[Fault, Text]] = {
    "unknown-parameter": _("Did you mean “%(nearest)s”?"),
    "unknown-value": _("It was ignored. Did you mean “%(nearest)s”?"),
    "malformed": _("Used instead: “%(nearest)s”."),
    "out-of-range": _("Used instead: “%(nearest)s”."),
}
WITHOUT: Final[dict[Fault, Text]] = {
    "unknown-value": _("It was ignored."),
    "too-long": _("Only its beginning was used."),
    "malformed": _("It was ignored."),
    "out-of-range": _("It was ignored."),
    "needs": _("It was ignored."),
    "contrary": _("It was ignored."),
    "lost-place": _("The list begins anew."),
    "not-available": _("It was ignored."),
}
"""What was done where nothing is near."""


def in_words(problem: Problem) -> str:
    """One problem and what was done about it, in the active language.

    Plain text that repeats what the visitor sent.
    """
    done = NEAREST.get(problem.fault, "") if problem.nearest else ""
    return _said(problem, MESSAGES[problem.fault], done or WITHOUT.get(problem.fault, ""))


def as_refusal(problem: Problem) -> str:
    """One problem in the active language, where nothing was done because of it."""
    near = NEAREST["unknown-parameter"] if problem.nearest and problem.fault in NEAREST else ""
    return _said(problem, MESSAGES[problem.fault], near)


def _said(problem: Problem, *texts: Text) -> str:
    facts = {
        "parameter": problem.parameter,
        "value": problem.value,
        "nearest": problem.nearest,
    }
    return " ".join(str(text) % facts for text in texts if text)


STANDING_IN: Final = _(
    "The search is running on its standby for now; the order of the results may differ a little."
)


def notes(problems: Sequence[Problem]) -> tuple[str, ...]:
    """A note for each problem, and one for all that are past MOST_NOTES."""
    shown = [in_words(problem) for problem in problems[:MOST_NOTES]]
    more = len(problems) - len(shown)
    if more:
        text = ngettext(
            "%(number)s more part of the address was not understood.",
            "%(number)s more parts of the address were not understood.",
            more,
        )
        shown.append(text % {"number": more})
    return tuple(shown)
