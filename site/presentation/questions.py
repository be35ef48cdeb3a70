"""An activity's page as answers to what a teacher asks; what is not known stands in one line."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.formats import date_format
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext, ngettext

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.bilingual.reading import Language, Reading
from catalogue_pages.vocabularies.models import Term
from catalogue_pages.vocabularies.snapshot import Vocabularies
from presentation import wording
from presentation.marking import joined, marked, term_label

DATES_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Answer:
    """A question with what answers it.

    `readings` are texts that may be in the other language; they stand before the `lines`.
    """

    question: str
    lines: list[str] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.lines or self.readings)


def answers(page: ActivityPage, vocabularies: Vocabularies, language: Language) -> list[Answer]:
    """The questions that can be answered, in the order in which a teacher asks them."""
    codes = {grade.code for grade in page.grades.all()}
    every = [
        Answer(gettext("Who is it for?"), _said(wording.grades(codes, vocabularies, language))),
        _where(page, language),
        _cost(page, language),
        Answer(gettext("How long does it take?"), _length(page)),
        Answer(gettext("How large a group?"), _group(page)),
        Answer(gettext("When?"), _when(page, language)),
        Answer(gettext("In which language?"), _languages(page, language)),
        _accessibility(page, language),
        Answer(gettext("What is there on site?"), _labels(page.facilities.all(), language)),
        Answer(gettext("Is it safe?"), readings=_read(page, "risk_notes", language)),
    ]
    return [answer for answer in every if answer]


def to_ask(page: ActivityPage) -> str:
    """One line that names what only the provider knows; empty when all is known."""
    return wording.unknown(
        wording.what_is_unknown(
            price_known=page.price is not None,
            duration_known=page.duration_minutes is not None,
            group_known=bool(page.group_min or page.group_max),
        )
    )


@dataclass(frozen=True, slots=True)
class Taught:
    """Names under one heading; `reading` says in which language they are."""

    title: str
    names: list[str]
    reading: Reading


def teaches(page: ActivityPage, language: Language) -> list[Taught]:
    """What an activity teaches, as far as it is known."""
    here = Reading("", language)
    topics = page.read("topics", language)
    every = [
        Taught(gettext("Learning areas"), _each(page.learning_areas.all(), language), here),
        Taught(gettext("Subjects"), _each(page.subjects.all(), language), here),
        Taught(gettext("Skills"), _each(page.skills.all(), language), here),
        Taught(gettext("Topics"), _parts(str(topics.value or "")), topics),
    ]
    return [taught for taught in every if taught.names]


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


def _said(*lines: str) -> list[str]:
    return [line for line in lines if line]


def _each(terms: Iterable[Term], language: Language) -> list[str]:
    return [marked(term_label(term, language), language) for term in terms]


def _labels(terms: Iterable[Term], language: Language) -> list[str]:
    return _said(joined(", ", _each(terms, language), language))


def _read(page: ActivityPage, name: str, language: Language) -> list[Reading]:
    reading = page.read(name, language)
    return [] if reading.is_empty else [reading]


def _where(page: ActivityPage, language: Language) -> Answer:
    ways = _each(page.formats.all(), language)
    if page.serves_all:
        ways.append(gettext("any school in Latvia"))
    elif served := _labels(page.municipalities_served.all(), language):
        ways.append(_schools_in(served[0]))
    venue = _each([page.municipality] if page.municipality else [], language)
    lines = _said(page.address, *venue, joined(" · ", ways, language))
    return Answer(gettext("Where?"), lines, _read(page, "venue_name", language))


def _schools_in(names: str) -> SafeString:
    said = conditional_escape(gettext("schools in: %(names)s"))
    return SafeString(said % {"names": names})


def _cost(page: ActivityPage, language: Language) -> Answer:
    lines = []
    if page.price is not None:
        lines.append(wording.price(page.price, per_group=page.price_unit == "group"))
    if page.covered:
        lines.append(gettext("The programme covers it."))
    return Answer(gettext("What does it cost?"), lines, _read(page, "price_includes", language))


def _length(page: ActivityPage) -> list[str]:
    lines = []
    if page.duration_minutes is not None:
        lines.append(wording.duration(page.duration_minutes))
    if page.visits:
        lines.append(
            _counted(page.visits, ngettext("%(count)s visit", "%(count)s visits", page.visits))
        )
    return lines


def _group(page: ActivityPage) -> list[str]:
    lines = _said(wording.sentence(wording.group_size(page.group_min, page.group_max)))
    if page.accompanying_adults:
        adults = page.accompanying_adults
        text = ngettext("%(count)s accompanying adult", "%(count)s accompanying adults", adults)
        lines.append(_counted(adults, text))
    return lines


def _counted(count: int, text: str) -> str:
    return text % {"count": count}


def _when(page: ActivityPage, language: Language) -> list[str]:
    coming = [
        date_format(localtime(occurrence.starts_at), "DATETIME_FORMAT")
        for occurrence in page.occurrences.all()
        if not occurrence.is_over
    ]
    lines = coming[:DATES_SHOWN]
    if len(coming) > len(lines):
        lines.append(_more_dates(len(coming) - len(lines)))
    lines += _labels([*page.seasons.all(), *page.school_years.all()], language)
    if page.by_arrangement:
        lines.append(gettext("By arrangement"))
    lines += _period(page.valid_from, page.valid_to)
    if page.lead_time_days:
        days = page.lead_time_days
        text = ngettext(
            "Book at least %(count)s day ahead", "Book at least %(count)s days ahead", days
        )
        lines.append(_counted(days, text))
    return lines


def _more_dates(count: int) -> str:
    return _counted(count, ngettext("and %(count)s more date", "and %(count)s more dates", count))


def _period(first: Any, last: Any) -> list[str]:
    if first and last:
        values = {"first": date_format(first), "last": date_format(last)}
        return [gettext("From %(first)s to %(last)s") % values]
    if first:
        return [gettext("From %(first)s") % {"first": date_format(first)}]
    if last:
        return [gettext("Until %(last)s") % {"last": date_format(last)}]
    return []


def _languages(page: ActivityPage, language: Language) -> list[str]:
    labels = [term_label(term, language) for term in page.languages.all()]
    return _said(wording.language_names(labels, language))


def _accessibility(page: ActivityPage, language: Language) -> Answer:
    features = _each(page.accessibility.all(), language)
    notes = _read(page, "accessibility_notes", language)
    return Answer(gettext("Is it accessible?"), features, notes)
