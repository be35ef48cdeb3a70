"""Misspelt words: the nearest words that would find something."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.text.folding import fold, has_diacritics
from search.text.stems import latvian_stem

SHORTEST: Final = 4
TWO_EDITS_FROM: Final = 6
"""Shorter words may have one slip behind their first letter. From here on there may be one
anywhere, or two behind the first letter."""
SHORTEST_STEM: Final = 5
"""Shorter stems are too much alike for one slip to tell them apart."""
SHORTEST_PART: Final = 4
"""Shorter words are no part of a compound that nobody has listed."""
_CANDIDATES: Final = 8
_ALTERNATIVES: Final = 3


@dataclass(frozen=True, slots=True)
class Correction:
    """A known word near a typed one: how it is written, and how many slips apart."""

    word: str
    distance: int


class Spelling:
    """Knows words by their folded form; `indexed` are those of the activities, and go first."""

    def __init__(self, indexed: Iterable[str], listed: Iterable[str]) -> None:
        self._written: dict[str, list[str]] = {}
        for word in indexed:
            self._written.setdefault(fold(word), []).append(word)
        self._indexed = frozenset(self._written)
        for word in listed:
            self._written.setdefault(fold(word), []).append(word)
        self._by_length: dict[int, list[str]] = {}
        self._by_stem: dict[str, list[str]] = {}
        for folded in sorted(self._written, key=lambda word: (word not in self._indexed, word)):
            if folded.isalpha() and len(folded) >= SHORTEST:
                self._by_length.setdefault(len(folded), []).append(folded)
                self._by_stem.setdefault(latvian_stem(folded), []).append(folded)
        self._stems: dict[int, list[str]] = {}
        for stem in self._by_stem:
            self._stems.setdefault(len(stem), []).append(stem)

    def nearest(self, word: str) -> list[Correction]:
        """The nearest known words, all at the same distance, the activities' own words first."""
        folded = fold(word)
        if len(folded) < SHORTEST or not folded.isalpha():
            return []
        reach = 2 if len(folded) >= TWO_EDITS_FROM else 1
        found = [
            (near, distance)
            for near, distance in _within(folded, self._by_length, reach)
            if near[0] == folded[0] or (distance == 1 and len(folded) >= TWO_EDITS_FROM)
        ]
        # An ending that only differs by case is no slip: `saldātu` is one letter from `zaldāts`.
        found += [
            (min(self._by_stem[near], key=lambda form: OSA.distance(folded, form)), distance)
            for near, distance in self._near_stems(folded)
            if not found or max(distance, 1) < min(apart for _near, apart in found)
        ]
        if not found:
            return []
        least = min(distance for _near, distance in found)
        nearest = list(dict.fromkeys(near for near, distance in found if distance == least))
        nearest.sort(key=lambda near: (near not in self._indexed, near[0] != folded[0], near))
        return [Correction(self._as_typed(near, word), least) for near in nearest[:_ALTERNATIVES]]

    def parts(self, word: str) -> tuple[str, int] | None:
        """The first word of an unlisted compound (`dabasmuzejs`) and how many letters it takes."""
        folded = fold(word)
        for length in range(len(folded) - SHORTEST_PART, SHORTEST_PART - 1, -1):
            start = folded[:length]
            forms = self._by_stem.get(latvian_stem(start)) or self._by_stem.get(start)
            second = latvian_stem(folded[length:])
            if forms and second in self._by_stem:
                return self._written[forms[0]][0], length
        return None

    def _as_typed(self, folded: str, typed: str) -> str:
        """Of the words that differ by diacritics alone, as cases do, the nearest to a typed one.

        Without diacritics nothing was typed that could tell them apart.
        """
        written = self._written[folded]
        if not has_diacritics(typed):
            return written[0]
        return min(written, key=lambda word: OSA.distance(typed, word))

    def _near_stems(self, folded: str) -> list[tuple[str, int]]:
        stem = latvian_stem(folded)
        return _within(stem, self._stems, 1) if len(stem) >= SHORTEST_STEM else []


def _within(folded: str, by_length: Mapping[int, list[str]], reach: int) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    for length in range(len(folded) - reach, len(folded) + reach + 1):
        found.extend(
            (near, int(distance))
            for near, distance, _place in process.extract(
                folded,
                by_length.get(length, ()),
                scorer=OSA.distance,
                score_cutoff=reach,
                limit=_CANDIDATES,
            )
        )
    return found
