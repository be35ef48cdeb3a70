"""Words of like meaning: those that come with the project, and how editors' own are looked up.

A line of `data/thesaurus.txt` is either a set of words that mean the same to someone who looks for
an activity, Latvian before the bar and English behind it,

    dzelzceļš, vilciens, sliede | railway, train

or leads one way, from what is asked to what would serve it:

    zvērs | beast => dzīvnieks, zoodārzs | animal, zoo
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Final

from catalogue_pages.bilingual.reading import Language
from search.text.analysis import forms
from search.text.keys import PhraseTable
from search.text.lemmas import lemmas
from search.text.spelling import Spelling
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


@dataclass(frozen=True, slots=True)
class Meaning:
    """Terms that mean the same, or, where there is something `serving`, what leads to that."""

    asked: tuple[Term, ...]
    serving: tuple[Term, ...] = ()

    def pairs(self) -> Iterator[tuple[Term, tuple[Related, ...]]]:
        """Each term that can be asked for with all that it leads to."""
        same = not self.serving
        for term in self.asked:
            others = self.asked if same else self.serving
            yield term, tuple(Related(other, same) for other in others if other != term)


class Thesaurus:
    """Meanings in memory, looked up by any form of their words."""

    def __init__(self, meanings: Iterable[Meaning]) -> None:
        rows: list[tuple[str, tuple[Related, ...]]] = []
        self._words: set[str] = set()
        for meaning in meanings:
            rows += [(term.text, others) for term, others in meaning.pairs()]
            for term in (*meaning.asked, *meaning.serving):
                self._words.update(word.text for word in words(term.text))
        self._table = PhraseTable(rows)

    def related(self, typed: Sequence[str], start: int) -> tuple[int, list[Related]]:
        """What the longest phrase that begins at a typed word leads to, and its length in words."""
        length, found = self._table.longest(typed, start)
        return length, _strongest(other for others in found for other in others)

    def vocabulary(self) -> frozenset[str]:
        """Every word that stands in it, for spelling."""
        return self._vocabulary

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        return frozenset(self._words)

    @cached_property
    def spelling(self) -> Spelling:
        """Its words, for those that are misspelt."""
        return Spelling((), self._vocabulary)


@dataclass(frozen=True, slots=True)
class Thesauri:
    """Several read as one."""

    members: tuple[Thesaurus, ...]

    def related(self, typed: Sequence[str], start: int) -> tuple[int, list[Related]]:
        """As `Thesaurus.related`, by the longest phrase of any."""
        found = [member.related(typed, start) for member in self.members]
        length = max((taken for taken, _others in found), default=0)
        longest = (others for taken, others in found if taken == length)
        return length, _strongest(other for others in longest for other in others)

    def __contains__(self, word: str) -> bool:
        return any(word in member.vocabulary() for member in self.members)


def _strongest(related: Iterable[Related]) -> list[Related]:
    """Each term once, as the same where it is that anywhere."""
    best: dict[Term, Related] = {}
    for other in related:
        if other.term not in best or other.same:
            best[other.term] = other
    return list(best.values())


def read_lines(lines: Iterable[str]) -> Iterator[Meaning]:
    """The meanings of a file's lines. Raises ValueError for a line of neither of the two sorts."""
    for number, line in enumerate(lines, start=1):
        text = line.partition("#")[0].strip()
        if not text:
            continue
        left, arrow, right = text.partition("=>")
        meaning = Meaning(tuple(_terms(left)), tuple(_terms(right)))
        if not meaning.asked or len(meaning.serving if arrow else meaning.asked) < 2 - bool(arrow):
            raise ValueError(f"thesaurus, line {number}: not two terms: {text!r}")
        yield meaning


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
    return Thesaurus(read_lines(THESAURUS.read_text(encoding="utf-8").splitlines()))
