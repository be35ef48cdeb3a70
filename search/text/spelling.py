"""Misspelt words: the nearest words that would find something."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.text.folding import fold

SHORTEST: Final = 4
TWO_EDITS_FROM: Final = 6
"""Shorter words may have one slip behind their first letter. From here on there may be one
anywhere, or two behind the first letter."""
_CANDIDATES: Final = 8
_ALTERNATIVES: Final = 3


@dataclass(frozen=True, slots=True)
class Correction:
    """A known word near a typed one: how it is written, and how many slips apart."""

    word: str
    distance: int


class Spelling:
    """Knows words by their folded form; `indexed` are those of the activities, and go first."""

    def __init__(self, indexed: Mapping[str, str], listed: Iterable[str]) -> None:
        self._written = {fold(word): word for word in listed} | dict(indexed)
        self._indexed = frozenset(indexed)
        self._by_length: dict[int, list[str]] = {}
        for folded in self._written:
            if folded.isalpha():
                self._by_length.setdefault(len(folded), []).append(folded)

    def nearest(self, word: str) -> list[Correction]:
        """The nearest known words, all at the same distance, the activities' own words first."""
        folded = fold(word)
        if len(folded) < SHORTEST or not folded.isalpha():
            return []
        reach = 2 if len(folded) >= TWO_EDITS_FROM else 1
        found = [
            (near, distance)
            for near, distance in self._within(folded, reach)
            if near[0] == folded[0] or (distance == 1 and len(folded) >= TWO_EDITS_FROM)
        ]
        if not found:
            return []
        least = min(distance for _near, distance in found)
        nearest = [near for near, distance in found if distance == least]
        nearest.sort(key=lambda near: (near not in self._indexed, near[0] != folded[0], near))
        return [Correction(self._written[near], least) for near in nearest[:_ALTERNATIVES]]

    def _within(self, folded: str, reach: int) -> list[tuple[str, int]]:
        found: list[tuple[str, int]] = []
        for length in range(len(folded) - reach, len(folded) + reach + 1):
            found.extend(
                (near, int(distance))
                for near, distance, _place in process.extract(
                    folded,
                    self._by_length.get(length, ()),
                    scorer=OSA.distance,
                    score_cutoff=reach,
                    limit=_CANDIDATES,
                )
            )
        return found
