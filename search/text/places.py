"""Places that a query names: municipalities by their vocabulary, smaller places by a list."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.text.declension import cases
from search.text.folding import fold
from search.text.words import words

PLACES: Final = Path(__file__).parent / "data" / "places.csv"
_MUNICIPALITY_WORDS: Final = frozenset(
    fold(word)
    for word in ("novads", "novada", "novadā", "novadam", "novadu", "municipality", "valstspilsēta")
)


@dataclass(frozen=True, slots=True)
class Place:
    """A named place. `whole` when the name is the municipality's own, not of a place within it."""

    municipality: str
    name: str
    whole: bool


@dataclass(frozen=True, slots=True)
class _Gazetteer:
    """Folded names in every case, as rows of words, with the places that they name."""

    names: dict[tuple[str, ...], tuple[Place, ...]]
    longest: int


@cache
def _listed() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    with PLACES.open(encoding="utf-8", newline="") as file:
        return tuple(
            (row["name"], row["municipality"], tuple(filter(None, row["other_names"].split("; "))))
            for row in csv.DictReader(file)
        )


def _named_places(vocabularies: Vocabularies) -> Iterator[tuple[str, Place]]:
    """Every name, in its nominative, with the place that it means."""
    municipalities = vocabularies["municipality"]
    for code, entry in municipalities.items():
        if not entry.last_day:
            centre = entry.place_name or entry.label_lv
            for name in dict.fromkeys(
                (centre, entry.place_name_en, entry.label_lv, entry.label_en)
            ):
                yield name, Place(code, centre, whole=True)
    for name, code, others in _listed():
        if code in municipalities:
            whole = name == municipalities[code].place_name
            for spelling in (name, *others):
                yield spelling, Place(code, name, whole)


@lru_cache(maxsize=4)
def _gazetteer(vocabularies: Vocabularies) -> _Gazetteer:
    names: dict[tuple[str, ...], list[Place]] = {}
    for name, place in _named_places(vocabularies):
        row = [word.text for word in words(name)]
        for last in cases(row[-1]) if row else ():
            found = names.setdefault((*map(fold, row[:-1]), fold(last)), [])
            if place not in found:
                found.append(place)
    return _Gazetteer(
        {key: tuple(found) for key, found in names.items()}, max(map(len, names), default=0)
    )


def place_at(
    typed: Sequence[str], start: int, vocabularies: Vocabularies
) -> tuple[int, tuple[Place, ...]]:
    """The places that the longest name beginning at a typed word means, and its length in words.

    A name before "novads" is taken for the municipality even where a town shares it.
    """
    gazetteer = _gazetteer(vocabularies)
    for length in range(min(gazetteer.longest, len(typed) - start), 0, -1):
        key = tuple(fold(word) for word in typed[start : start + length])
        found = gazetteer.names.get(key)
        if found:
            behind = typed[start + length : start + length + 1]
            with_word = bool(behind) and fold(behind[0]) in _MUNICIPALITY_WORDS
            return length + with_word, found
    return 0, ()


def municipalities_beginning(
    typed: Sequence[str], vocabularies: Vocabularies
) -> tuple[int, list[str]]:
    """The municipalities whose name, in any case, begins with the last typed words.

    With them the number of those words, as many as there can be; the last one may be unfinished.
    """
    row = [fold(word) for word in typed]
    names = _gazetteer(vocabularies).names
    for start in range(len(row)):
        *whole, last = row[start:]
        found = {
            place.municipality: None
            for name, places in names.items()
            if len(name) > len(whole)
            and list(name[: len(whole)]) == whole
            and name[len(whole)].startswith(last)
            for place in places
            if place.whole
        }
        if found:
            return len(row) - start, list(found)
    return 0, []


@lru_cache(maxsize=4)
def _folded_words(vocabularies: Vocabularies) -> frozenset[str]:
    return _MUNICIPALITY_WORDS | {fold(word) for word in place_words(vocabularies)}


def is_of_a_place(word: str, vocabularies: Vocabularies) -> bool:
    """Whether a word is one of a place's name, in any case."""
    return fold(word) in _folded_words(vocabularies)


def place_words(vocabularies: Vocabularies) -> frozenset[str]:
    """Every word of a place's name, the last one in every case, for spelling."""
    rows = ([word.text for word in words(name)] for name, _place in _named_places(vocabularies))
    return frozenset(word for row in rows if row for word in (*row[:-1], *cases(row[-1])))
