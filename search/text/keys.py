"""How an entry of a word list meets a typed word: by any form that they share."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

from search.text.analysis import forms
from search.text.lemmas import lemmas
from search.text.words import words

Value = TypeVar("Value")


@lru_cache(maxsize=65536)
def entry_keys(word: str) -> frozenset[str]:
    """The terms by which a listed dictionary form of Latvian or English is found."""
    latvian, english = forms(word, "lv"), forms(word, "en")
    # A word that the dictionary knows is found by its lemmas; only an unknown one needs the stem,
    # which can be another word's too ("Balvi" and "balva").
    stems = () if word in lemmas(word) else latvian["stem"]
    own = tuple(term for term in latvian["lemma"] if term[1:] == word)
    folded = latvian["folded"][-1:] + english["folded"]
    return frozenset((*own, *folded, *stems, *english["english"]))


@lru_cache(maxsize=65536)
def typed_keys(word: str) -> frozenset[str]:
    """The terms by which a typed word is looked up, whatever language it is in."""
    latvian, english = forms(word, "lv"), forms(word, "en")
    return frozenset(
        (
            *latvian["lemma"],
            *latvian["folded"],
            *latvian["stem"],
            *english["folded"],
            *english["english"],
        )
    )


class PhraseTable(Generic[Value]):
    """Phrases of dictionary forms with a value each; looked up in a row of typed words."""

    def __init__(self, rows: Mapping[str, Value] | Sequence[tuple[str, Value]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[frozenset[str], ...], Value]]] = {}
        self._longest = 1
        pairs = rows.items() if isinstance(rows, Mapping) else rows
        for phrase, value in pairs:
            keys = tuple(entry_keys(word.text) for word in words(phrase))
            self._longest = max(self._longest, len(keys))
            for key in keys[0] if keys else ():
                self._by_first.setdefault(key, []).append((keys, value))

    def at(self, typed: Sequence[str], start: int) -> Iterator[tuple[int, Value]]:
        """Phrases that begin at a typed word, each with the number of words it takes."""
        seen: set[int] = set()
        rest = [typed_keys(word) for word in typed[start + 1 : start + self._longest]]
        for key in sorted(typed_keys(typed[start])):
            for keys, value in self._by_first.get(key, ()):
                if id(keys) in seen or len(keys) > 1 + len(rest):
                    continue
                seen.add(id(keys))
                if not any(map(frozenset.isdisjoint, keys[1:], rest)):
                    yield len(keys), value

    def longest(self, typed: Sequence[str], start: int) -> tuple[int, list[Value]]:
        """The values of the longest phrases that begin here, and how many words they take."""
        found = list(self.at(typed, start))
        length = max((taken for taken, _value in found), default=0)
        return length, [value for taken, value in found if taken == length]

    def first_words(self) -> frozenset[str]:
        """The keys that any phrase begins with."""
        return frozenset(self._by_first)
