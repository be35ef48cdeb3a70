"""All vocabularies as one value in memory, read with one query when their edition changes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.db.models import CharField, F, Value
from django.db.models.functions import Cast

from catalogue_pages.bilingual.reading import Label, Language, label
from catalogue_pages.changes.editions import Kept
from catalogue_pages.vocabularies.models import PARENTS, VOCABULARIES

EDITION: Final = "vocabularies"


@dataclass(frozen=True, slots=True)
class Entry:
    """A term in memory. `parent` is the code of its region, group or learning area, or empty.

    `place_name` and `place_name_en` name a municipality's centre, `last_day` (ISO) is the day it
    ceased to be, `latitude` and `longitude` (WGS 84) say where its centre is; all are empty for
    every other vocabulary.
    """

    vocabulary: str
    code: str
    label_lv: str
    label_en: str
    parent: str
    place_name: str = ""
    place_name_en: str = ""
    last_day: str = ""
    latitude: str = ""
    longitude: str = ""

    def label(self, language: Language) -> Label:
        """The label in `language`, or in the other one where that is empty; it knows which."""
        return label(self.label_lv, self.label_en, language) or Label(self.code, language)

    @property
    def centre(self) -> tuple[float, float] | None:
        """The latitude and longitude of a municipality's centre in degrees; None if unknown."""
        known = self.latitude and self.longitude
        return (float(self.latitude), float(self.longitude)) if known else None


class Vocabularies:
    """The vocabularies, each an ordered mapping from code to entry."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_name: dict[str, dict[str, Entry]] = {name: {} for name in VOCABULARIES}
        for entry in entries:
            self._by_name[entry.vocabulary][entry.code] = entry

    def __getitem__(self, vocabulary: str) -> Mapping[str, Entry]:
        """The entries of one vocabulary by code, in their order. Raises KeyError."""
        return self._by_name[vocabulary]

    def label(self, vocabulary: str, code: str, language: Language) -> Label:
        """The label of a code; the code itself when there is no such term any more."""
        entry = self._by_name[vocabulary].get(code)
        return entry.label(language) if entry else Label(code, language)

    def parent(self, vocabulary: str, code: str) -> str:
        """The code that a term stands under; empty when it stands under none or is unknown here.

        What was read from the database a moment later may name a term that is not here yet.
        """
        entry = self._by_name[vocabulary].get(code)
        return entry.parent if entry else ""

    @cached_property
    def grade_order(self) -> tuple[str, ...]:
        """The codes of the grades from preschool up."""
        return tuple(self._by_name["grade"])


NOTHING: Final = Value("")
PLACE_COLUMNS: Final = ("place_name_lv", "place_name_en", "valid_to", "latitude", "longitude")
"""What a municipality has beyond other terms, in the order of `Entry`."""


def _build() -> Vocabularies:
    """Read all vocabularies with one query (a union)."""
    parts = []
    for name, model in VOCABULARIES.items():
        parent = F(f"{PARENTS[name]}__code") if name in PARENTS else NOTHING
        has_place = name == "municipality"
        place = [F(column) if has_place else NOTHING for column in PLACE_COLUMNS]
        parts.append(
            model.objects.order_by().values_list(
                Value(name, output_field=CharField()),
                "position",
                "code",
                "label_lv",
                "label_en",
                Cast(parent, CharField()),
                *(Cast(column, CharField()) for column in place),
            )
        )
    rows = sorted(parts[0].union(*parts[1:], all=True))
    return Vocabularies(
        Entry(name, code, lv or "", en or "", parent or "", *(part or "" for part in place))
        for name, _position, code, lv, en, parent, *place in rows
    )


kept: Kept[Vocabularies] = Kept(EDITION, _build)


def current() -> Vocabularies:
    """The vocabularies as they are now; at most one query for a request that reads them."""
    return kept.get()
