"""How a single word can be met, and with what weight."""

from collections.abc import Sequence
from typing import Final, Protocol

from search.text.analysis import SIGNS, Form, compounds_on, forms, last_part
from search.text.folding import fold, has_diacritics
from search.text.listed_words import is_stop_word
from search.text.spelling import Spelling
from search.text.stems import latvian_stem
from search.text.thesaurus import Related
from search.text.understanding import Alternative

EXACT: Final = 1.0
LEMMA: Final = 0.98
FOLDED: Final = 0.95
FOLDED_AGAINST_DIACRITICS: Final = 0.8
ENGLISH: Final = 0.95
STEM: Final = 0.9
STEM_BESIDE_LEMMA: Final = 0.6
FAMILY: Final = 0.6
COMPOUND: Final = 0.75
LAST_PART: Final = 0.28
SAME: Final = 0.8
NEAR: Final = 0.55
JOINED: Final = 0.9
SHORTEST_PART: Final = 3
SLIPS: Final = {0: 1.0, 1: 0.85, 2: 0.7}
PART_OF_PHRASE: Final = 0.25


class Lexicon(Protocol):
    """What an index knows of its own words."""

    def frequency(self, term: str) -> int:
        """In how many activities a term stands; 0 when in none."""

    def spelling(self) -> Spelling:
        """Its words, and those of the word lists, for spelling."""


def word_alternatives(word: str, lexicon: Lexicon) -> list[Alternative]:
    """The ways to meet one word, strongest first, without those that no activity has."""
    latvian, english = forms(word, "lv"), forms(word, "en")
    has_lemma = any(lexicon.frequency(term) for term in latvian["lemma"])
    weights: list[tuple[tuple[str, ...], float]] = [
        (latvian["exact"], EXACT),
        (latvian["lemma"], LEMMA),
        (english["english"], ENGLISH),
        (latvian["folded"], FOLDED_AGAINST_DIACRITICS if has_diacritics(word) else FOLDED),
        (latvian["stem"], STEM_BESIDE_LEMMA if has_lemma else STEM),
        (latvian["family"], FAMILY),
        (compounds_on(word), COMPOUND),
        (last_part(word), LAST_PART),
    ]
    return [
        Alternative((known,), weight)
        for terms, weight in weights
        if (known := tuple(term for term in terms if lexicon.frequency(term)))
    ]


def is_covered(word: str, lexicon: Lexicon) -> bool:
    """Whether an activity has the word in one of its own forms, its family left aside."""
    latvian, english = forms(word, "lv"), forms(word, "en")
    own: Sequence[Form] = ("exact", "lemma", "folded", "stem")
    return any(lexicon.frequency(term) for form in own for term in latvian[form]) or any(
        lexicon.frequency(term) for term in english["english"]
    )


def thesaurus_alternatives(related: Sequence[Related], lexicon: Lexicon) -> list[Alternative]:
    """The ways to meet a word by its thesaurus, without those that no activity has."""
    made: list[Alternative] = []
    for other in related:
        wanted = tuple(
            tuple(term for term in terms if lexicon.frequency(term))
            for terms in other.term.wanted()
        )
        if wanted and all(wanted):
            made.append(Alternative(wanted, SAME if other.same else NEAR))
    return made


def joined_alternative(first: str, second: str, lexicon: Lexicon) -> Alternative | None:
    """Two typed words as the one compound that Latvian writes: `video spēles`, `videospēles`."""
    if any(is_stop_word(word) or len(word) < SHORTEST_PART for word in (first, second)):
        return None
    joins = [first + second, latvian_stem(first) + fold(second)]
    terms = [SIGNS["stem"] + latvian_stem(fold(join)) for join in joins]
    known = tuple(term for term in dict.fromkeys(terms) if lexicon.frequency(term))
    return Alternative((known,), JOINED) if known else None


def weakened(alternatives: Sequence[Alternative], by: float) -> list[Alternative]:
    """The same ways, each at a part of its weight."""
    return [Alternative(other.words, other.weight * by) for other in alternatives]
