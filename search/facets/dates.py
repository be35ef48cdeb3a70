"""The days on which an activity occurs: from one day to another, either of them open."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.bilingual.reading import Language
from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.addresses import shortened
from search.conditions import Condition, OnDays
from search.facets.facet import Choice, Facet, Field
from search.problems import Problem

FROM: Final = "from"
TO: Final = "to"
OPEN: Final = ".."


def _day(text: str) -> date | None:
    return None if text in {"", OPEN} else date.fromisoformat(text)


def _period(code: str) -> tuple[date | None, date | None]:
    first, _slash, last = code.partition("/")
    return _day(first), _day(last)


class DatesFacet(Facet):
    """A period as one code, an ISO 8601 interval: `2026-09-01/2026-12-31`, `../2026-12-31`.

    Addresses give its ends as `from` and `to`, since that is what a form has. There is nothing to
    count.
    """

    parameter = "dates"
    title = _("Dates")
    template = "facets/dates.html"

    @property
    def names(self) -> tuple[str, ...]:
        """The ends of the period."""
        return (FROM, TO)

    def choices(self, vocabularies: Vocabularies, language: Language) -> list[Choice]:
        """None: every period is a choice."""
        return []

    def codes(self, activity: ActivityPage, vocabularies: Vocabularies) -> Iterable[str]:
        """None: days are indexed as days."""
        return ()

    def fields(self, chosen: Sequence[str]) -> tuple[Field, ...]:
        """The first and the last day."""
        first, last = _period(chosen[0]) if chosen else (None, None)
        return (
            Field(FROM, _("From"), first.isoformat() if first else "", "date"),
            Field(TO, _("To"), last.isoformat() if last else "", "date"),
        )

    def label(self, code: str, vocabularies: Vocabularies, language: Language) -> str:
        """The period in words."""
        first, last = _period(code)
        with override(language):
            shown = {
                "first": date_format(first, "SHORT_DATE_FORMAT") if first else "",
                "last": date_format(last, "SHORT_DATE_FORMAT") if last else "",
            }
            if last is None:
                return gettext("from %(first)s") % shown
            if first is None:
                return gettext("until %(last)s") % shown
            return gettext("%(first)s – %(last)s") % shown

    def read(
        self, given: Mapping[str, Sequence[str]], vocabularies: Vocabularies
    ) -> tuple[tuple[str, ...], list[Problem]]:
        """The period, by the last of repeated ends; an end before the beginning is left out."""
        problems: list[Problem] = []
        ends: list[date | None] = []
        for name in self.names:
            value = next((value for value in reversed(given.get(name, ())) if value), "")
            try:
                ends.append(_day(value))
            except ValueError:
                problems.append(Problem(name, shortened(value), "malformed"))
                ends.append(None)
        first, last = ends
        if first and last and first > last:
            problems.append(Problem(TO, last.isoformat(), "out-of-range"))
            last = None
        if first is None and last is None:
            return (), problems
        code = f"{first.isoformat() if first else OPEN}/{last.isoformat() if last else OPEN}"
        return (code,), problems

    def write(self, chosen: Sequence[str]) -> list[tuple[str, str]]:
        """The ends that are set."""
        ends = zip(self.names, _period(chosen[0]), strict=True)
        return [(name, day.isoformat()) for name, day in ends if day]

    def narrow(self, chosen: Sequence[str]) -> Condition:
        """An occurrence on a day of the period."""
        return OnDays(*_period(chosen[0]))
