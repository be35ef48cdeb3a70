"""The meter of completeness beside a form, in numbers and as data that a browser goes on with."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from catalogue_pages.activities.completeness import completeness_in
from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.activities.requirements import REQUIREMENTS
from catalogue_pages.bilingual.reading import LANGUAGE_NAMES, LANGUAGES, Language
from catalogue_pages.bilingual.requirements import WEIGHTS, Condition, Requirement


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that should be said; `data` is how a browser decides whether a form says it."""

    column: str
    label: str
    message: str
    level: str
    is_met: bool
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Meter:
    """How complete one language is, in percent, and everything that it should say."""

    language: Language
    name: str
    percent: int
    items: tuple[Item, ...]

    @property
    def missing(self) -> int:
        """How many things it does not say."""
        return sum(not item.is_met for item in self.items)


def meters(activity: ActivityPage) -> list[Meter]:
    """A meter for each language. One query for each vocabulary whose terms decide something."""
    keys = _keys()
    found = []
    for language in LANGUAGES:
        said = completeness_in(activity, language)
        items = tuple(_items(language, frozenset(said.missing), keys))
        found.append(Meter(language, LANGUAGE_NAMES[language], percent(said.share), items))
    return found


def percent(share: float) -> int:
    """A share as a whole number; 100 only when nothing is missing."""
    return int(share * 100)


def _items(
    language: Language, missing: frozenset[str], keys: Mapping[tuple[str, str], str]
) -> Iterator[Item]:
    for one in REQUIREMENTS:
        column = one.column(language)
        level = one.level(language)
        data = {"weight": WEIGHTS[level], "ways": _ways(one, language, keys)}
        label, is_met = one.label(ActivityPage), column not in missing
        yield Item(column, label, str(one.message), level, is_met, data)


def _ways(
    requirement: Requirement, language: Language, keys: Mapping[tuple[str, str], str]
) -> list[list[dict[str, str]]]:
    return [
        [
            {
                "column": one.column,
                "test": one.test,
                "value": keys.get((one.column, one.code), ""),
            }
            for one in row
        ]
        for row in requirement.ways(language)
    ]


def _keys() -> dict[tuple[str, str], str]:
    """What a form sends for each term that a condition names, by column and code."""
    named: dict[str, set[str]] = {}
    for condition in _conditions():
        if condition.code:
            named.setdefault(condition.column, set()).add(condition.code)
    keys = {}
    for column, codes in named.items():
        vocabulary: Any = ActivityPage._meta.get_field(column).related_model
        rows = vocabulary.objects.filter(code__in=codes).values_list("code", "pk")
        keys.update({(column, code): str(pk) for code, pk in rows})
    return keys


def _conditions() -> Iterator[Condition]:
    for requirement in REQUIREMENTS:
        for row in requirement.any_of:
            yield from row
