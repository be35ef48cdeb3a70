"""Words of like meaning, kept as data that editors can extend.

A line of `data/thesaurus.txt` is either a set of words that mean the same to someone who looks for
an activity, Latvian before the bar and English behind it,

    dzelzceļš, vilciens, sliede | railway, train

or leads one way, from what is asked to what would serve it:

    zvērs | beast => dzīvnieks, zoodārzs | animal, zoo
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from catalogue_pages.bilingual.reading import Language
from search.text.analysis import forms
from search.text.keys import PhraseTable
from search.text.lemmas import lemmas
from search.text.words import words

THESAURUS: Final = Path(__file__).parent / "data" / "thesaurus.txt"


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase of the thesaurus and the language it is in."""

    text: str
    language: Language

    def wanted(self) -> tuple[tuple[str, ...], ...]:
        """For each of its words the index terms, any of which will do."""
        return tuple(_index_terms(word.text, self.language) for word in words(self.text))


@dataclass(frozen=True, slots=True)
class Related:
    """A term that would serve too; `same` when it means the same, else it is only near."""

    term: Term
    same: bool


def _index_terms(word: str, language: Language) -> tuple[str, ...]:
    found = forms(word, language)
    if language == "en":
        return found["english"] or found["exact"]
    own = tuple(term for term in found["lemma"] if term[1:] == word)
    return own if own and word in lemmas(word) else found["stem"] or found["exact"]


class Thesaurus:
    """The thesaurus in memory. Raises ValueError for a line that is neither of the two sorts."""

    def __init__(self, lines: Iterable[str]) -> None:
        rows: list[tuple[str, tuple[Term, tuple[Related, ...]]]] = []
        self._words: set[str] = set()
        for number, line in enumerate(lines, start=1):
            text = line.partition("#")[0].strip()
            if text:
                rows.extend(self._read(text, number))
        self._table = PhraseTable(rows)

    def _read(
        self, text: str, number: int
    ) -> Iterator[tuple[str, tuple[Term, tuple[Related, ...]]]]:
        left, arrow, right = text.partition("=>")
        asked = _terms(left)
        serving = _terms(right) if arrow else asked
        if not asked or not serving or (not arrow and len(asked) < 2):
            raise ValueError(f"thesaurus, line {number}: not two terms: {text!r}")
        for term in (*asked, *serving):
            self._words.update(word.text for word in words(term.text))
        for term in asked:
            others = tuple(Related(other, not arrow) for other in serving if other != term)
            yield term.text, (term, others)

    def related(self, typed: Sequence[str], start: int) -> tuple[int, list[Related]]:
        """What the longest phrase that begins at a typed word leads to, and its length in words."""
        length, found = self._table.longest(typed, start)
        best: dict[Term, Related] = {}
        for _term, others in found:
            for other in others:
                if other.term not in best or other.same:
                    best[other.term] = other
        return length, list(best.values())

    def vocabulary(self) -> frozenset[str]:
        """Every word that stands in it, for spelling."""
        return frozenset(self._words)


def _terms(text: str) -> list[Term]:
    latvian, _bar, english = text.partition("|")
    sides: tuple[tuple[Language, str], ...] = (("lv", latvian), ("en", english))
    return [
        Term(term.strip().lower(), language)
        for language, side in sides
        for term in side.split(",")
        if term.strip()
    ]


@cache
def thesaurus() -> Thesaurus:
    """The thesaurus of this project."""
    return Thesaurus(THESAURUS.read_text(encoding="utf-8").splitlines())
