"""What is typed so far, and the words of an index that complete it.

An index holds every word as it stands in a text, `lv kimijas ķīmijas !`: language, folded,
written, and whether it stands where an activity is named. So what is typed meets it by its
beginning, with or without diacritics; and out of all the forms that begin so, the visitor is shown
the one that a dictionary would list.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from catalogue_pages.bilingual.reading import Language
from search.text.folding import fold, has_diacritics
from search.text.headwords import headwords
from search.text.listed_words import is_stop_word
from search.text.stems import english_stem
from search.text.wordlists import is_filler
from search.text.words import words

SHORTEST: Final = 3
"""Letters of a word that is worth completing to."""
LONGEST: Final = 40
"""Letters of a beginning that are looked at, and of a word that may be completed to."""
LEAST_TYPED: Final = 2
"""Letters that must have been typed."""
NAMED: Final = "!"
TOLD: Final = "."
WORTHS: Final = {NAMED: 3, TOLD: 1}
"""How much it counts that a word stands there."""
MOST_BESIDE: Final = 4
"""Words before the last one that are looked at."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A query that is still being typed.

    `before` are its finished words, `last` the one being typed, all in lower case; `beginning` is
    that one folded. `kept` is the text before it as it was typed.
    """

    kept: str
    before: tuple[str, ...]
    last: str
    beginning: str


def typed_so_far(text: str) -> Typed | None:
    """Read what is typed so far; None while that is too little to complete."""
    found = words(text)
    if not found or sum(len(word.text) for word in found) < LEAST_TYPED:
        return None
    *before, last = found
    beginning = fold(last.text)[:LONGEST]
    if not beginning:
        return None
    earlier = tuple(word.text for word in before[-MOST_BESIDE:])
    return Typed(text[: last.start], earlier, last.text, beginning)


def completion_terms(
    naming: Iterable[str], telling: Iterable[str], language: Language
) -> list[str]:
    """The words of texts and their headwords as an index holds them for completing, each once.

    Words of texts that name an activity count for more than those that only tell of it.
    """
    marks = dict.fromkeys(_worth_completing(telling, language), TOLD)
    marks |= dict.fromkeys(_worth_completing(naming, language), NAMED)
    return [f"{language} {fold(word)} {word} {mark}" for word, mark in marks.items()]


def _worth_completing(texts: Iterable[str], language: Language) -> Iterator[str]:
    for word in (word.text for text in texts for word in words(text)):
        fitting = SHORTEST <= len(word) <= LONGEST and not word.isdigit()
        # A ligature may fold into several words; a term's parts stand apart by spaces.
        if fitting and not is_stop_word(word) and " " not in fold(word):
            yield word
            yield from headwords(word) if language == "lv" else ()


def completion_beginning(typed: Typed, language: Language) -> str:
    """How every term begins that completes what is typed."""
    return f"{language} {typed.beginning}"


def completed(typed: Typed, counted: Mapping[str, int], language: Language) -> list[str]:
    """The words that complete what is typed, the most telling first, a form of each.

    `counted` maps terms of `completion_terms` to the number of activities that have them.
    """
    written: dict[str, int] = defaultdict(int)
    for term, count in counted.items():
        _beginning, word, mark = term.rsplit(" ", 2)
        written[word] += count * WORTHS[mark]
    forms = _english(written) if language == "en" else _latvian(written, typed.beginning)

    def order(word: str) -> tuple[bool, bool, int, int, str]:
        as_typed = word.startswith(typed.last)
        return not as_typed, is_filler(word), -forms[word], len(word), word

    return sorted((word for word in forms if not _is_typed(word, typed)), key=order)


def _is_typed(word: str, typed: Typed) -> bool:
    """Whether a word stands there already; one without its diacritics does not yet."""
    whole = fold(word) == typed.beginning
    return whole and (word == typed.last or has_diacritics(typed.last))


def _latvian(written: Mapping[str, int], beginning: str) -> dict[str, int]:
    """The dictionary forms of words, with their counts.

    Of several that one form may belong to, it is the one that most of the words could belong to.
    """
    possible = {
        word: [one for one in headwords(word) if fold(one).startswith(beginning)] or [word]
        for word in written
        if headwords(word)
    }
    backing: dict[str, int] = defaultdict(int)
    for word, candidates in possible.items():
        for candidate in candidates:
            backing[candidate] += written[word]
    found: dict[str, int] = defaultdict(int)
    for word, candidates in possible.items():
        best = min(candidates, key=lambda one: (-backing[one], len(one), one))
        found[best] += written[word]
    return dict(found)


def _english(written: Mapping[str, int]) -> dict[str, int]:
    """The form of each word that most activities have, with the count of all its forms."""
    families: dict[str, list[str]] = defaultdict(list)
    for word in written:
        families[english_stem(word)].append(word)
    return {
        min(forms, key=lambda one: (-written[one], len(one), one)): sum(
            written[form] for form in forms
        )
        for forms in families.values()
    }
