"""What is looked for while a visitor types, and what of the found is suggested."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from catalogue_pages.bilingual.reading import Language, other
from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.documents import Card, Role
from search.judgement.queries import Beginning, Every, Lift, Query, Raise, Some, Words
from search.suggestions import (
    MOST_ACTIVITIES,
    MOST_MUNICIPALITIES,
    MOST_PROVIDERS,
    MOST_QUERIES,
    SuggestedMunicipality,
    SuggestedProvider,
    Suggestions,
)
from search.text.analysis import SIGNS
from search.text.completing import Typed, completed, typed_so_far
from search.text.folding import fold
from search.text.keys import typed_keys
from search.text.listed_words import is_stop_word
from search.text.places import municipalities_beginning
from search.text.wordlists import is_filler
from search.text.words import words

LOOKED_AT: Final = 12
"""Activities that an engine hands over, for the best of them to be shown."""
MOST_COMPLETIONS: Final = 60
"""Forms of words that an engine hands over in each language: one word has several."""
_SAYING: Final[tuple[Role, ...]] = (
    "title",
    "provider",
    "topics",
    "labels",
    "places",
    "summary",
    "synonyms",
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an engine looks for.

    Activities are wanted by their `titles`, ordered by `raising`, and providers by their names. A
    completion must stand in an activity that is `beside` the finished words. `municipalities` are
    the codes that may be meant, by the last `naming` words.
    """

    typed: Typed
    language: Language
    titles: Query
    raising: tuple[Raise, ...]
    providers: Query
    beside: Query
    municipalities: tuple[str, ...]
    naming: int


@dataclass(frozen=True, slots=True)
class Found:
    """What an engine found, all of it public now, the best or the most frequent first.

    `completions` maps terms to the number of activities in which they stand, language by language;
    `municipalities` maps codes likewise. A provider is known by the card of an activity of its own.
    """

    completions: Mapping[Language, Mapping[str, int]]
    activities: Sequence[Card]
    providers: Sequence[Card]
    municipalities: Mapping[str, int]


def wanted(text: str, language: Language, vocabularies: Vocabularies) -> Wanted | None:
    """What to look for when this is typed; None while that is too little."""
    typed = typed_so_far(text)
    if typed is None:
        return None
    naming, municipalities = municipalities_beginning((*typed.before, typed.last), vocabularies)
    exact = SIGNS["exact"] + typed.last
    return Wanted(
        typed=typed,
        language=language,
        titles=_named_so(typed, "title"),
        raising=(
            Lift(Words("title", ((exact,),)), 2.0),
            Lift(Beginning("title", exact), 1.0),
        ),
        providers=_named_so(typed, "provider"),
        beside=Every(tuple(_said(word) for word in typed.before if _tells(word))),
        municipalities=tuple(municipalities),
        naming=naming,
    )


def _named_so(typed: Typed, role: Role) -> Query:
    """A name with all finished words and one that begins like the last."""
    whole = [Words(role, (_any_form(word),)) for word in typed.before if not is_stop_word(word)]
    beginning = Beginning(role, SIGNS["folded"] + typed.beginning)
    return Every((*whole, Some((beginning, Words(role, (_any_form(typed.last),))))))


def _said(word: str) -> Query:
    return Some(tuple(Words(role, (_any_form(word),)) for role in _SAYING))


def _tells(word: str) -> bool:
    return not is_stop_word(word) and not is_filler(word)


def _any_form(word: str) -> tuple[str, ...]:
    return tuple(sorted(typed_keys(word)))


def suggestions(asked: Wanted, found: Found) -> Suggestions:
    """The few of the found that are shown."""
    return Suggestions(
        queries=tuple(_queries(asked, found)),
        activities=tuple(_nearest(asked, found.activities))[:MOST_ACTIVITIES],
        providers=tuple(
            SuggestedProvider(card.provider_path, card.provider)
            for card in found.providers[:MOST_PROVIDERS]
        ),
        municipalities=tuple(_municipalities(asked, found.municipalities)),
    )


def _queries(asked: Wanted, found: Found) -> list[str]:
    """Whole queries: words of the page's language, or of the other one where it has none."""
    for language in (asked.language, other(asked.language)):
        finished = completed(asked.typed, found.completions.get(language, {}), language)
        if finished:
            return [asked.typed.kept + word for word in finished[:MOST_QUERIES]]
    return []


def _nearest(asked: Wanted, cards: Sequence[Card]) -> list[Card]:
    """Activities whose shown title begins with the typed words, or has one that begins so, first.

    An activity may be found by its title in the other language; such ones come last.
    """
    whole = fold(" ".join((*asked.typed.before, asked.typed.last)))

    def distance(card: Card) -> int:
        said = [fold(word.text) for word in words(card.title[asked.language][0])]
        if " ".join(said).startswith(whole):
            return 0
        return 1 if any(word.startswith(asked.typed.beginning) for word in said) else 2

    return sorted(cards, key=distance)


def _municipalities(asked: Wanted, counted: Mapping[str, int]) -> list[SuggestedMunicipality]:
    """Those in which something happens, most activities first."""
    rest = " ".join((*asked.typed.before, asked.typed.last)[: -asked.naming or None])
    busiest = sorted(counted, key=lambda code: (-counted[code], code))
    return [SuggestedMunicipality(code, rest) for code in busiest[:MOST_MUNICIPALITIES]]
