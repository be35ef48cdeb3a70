"""What makes one activity like another."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.conditions import AnyOf
from search.documents import Role
from search.facets.field import FieldFacet
from search.facets.grade import GradeFacet
from search.facets.kind import KindFacet
from search.facets.subject import SubjectFacet
from search.gist import Gist
from search.judgement.queries import Every, Lift, Likeness, Query, Raise, Some, Words
from search.results import Hit
from search.text.analysis import SIGNS, analyse
from search.text.listed_words import is_stop_word
from search.text.places import is_of_a_place
from search.text.wordlists import is_filler, names_a_form, says_little

MOST_OF_ONE: Final = 2
"""Activities of one provider."""
MOST_TERMS: Final = 24
"""Words of an activity that others are compared by, those of its title first."""
TELLING: Final[tuple[Role, ...]] = ("title", "topics", "summary")
"""Where an activity says what it is about, the most telling first."""
_WORD_SHARES: Final[dict[Role, float]] = {"title": 0.6, "topics": 0.4, "summary": 0.2}
"""The parts that the engine's own relevance has, which is between 1 and 9 for a telling word."""
_CODE_LIFTS: Final = {
    FieldFacet.parameter: 0.8,
    KindFacet.parameter: 0.4,
    SubjectFacet.parameter: 0.6,
    GradeFacet.parameter: 0.25,
}
COMPARED: Final = tuple(_CODE_LIFTS)
"""The parameters of the facets whose codes are compared."""
_FORMS: Final = (SIGNS["stem"], SIGNS["english"])


@dataclass(frozen=True, slots=True)
class Alike:
    """What is found for a gist, and what raises it among the found."""

    found: Query
    raising: tuple[Raise, ...]


def alike(gist: Gist, vocabularies: Vocabularies) -> Alike:
    """What activities like this one have: its telling words, or its field and more beside that."""
    said = tuple(islice(dict.fromkeys(_telling(gist, vocabularies)), MOST_TERMS))
    words = [Words(role, (said,)) for role in ("title", "topics")] if said else []
    field = _shared(gist, FieldFacet.parameter)
    beside = [*_shared(gist, SubjectFacet.parameter), *_shared(gist, KindFacet.parameter)]
    kindred = [Every((one, Some(tuple(beside)))) for one in field]
    raising: list[Raise] = [
        Lift(AnyOf(parameter, (code,)), lift)
        for parameter, lift in _CODE_LIFTS.items()
        for code in gist.codes.get(parameter, ())
    ]
    if said:
        raising += [Likeness(role, said, share) for role, share in _WORD_SHARES.items()]
    return Alike(Some((*words, *kindred)), tuple(raising))


def _shared(gist: Gist, parameter: str) -> list[AnyOf]:
    codes = gist.codes.get(parameter, ())
    return [AnyOf(parameter, codes)] if codes else []


def _telling(gist: Gist, vocabularies: Vocabularies) -> Iterator[str]:
    """Stems of the words that say what an activity is about; where it is makes nothing alike."""
    for role in TELLING:
        for language, texts in gist.texts.items():
            text = texts.get(role, "")
            for token in analyse(text, language):
                word = text[token.start : token.end].lower()
                if not _says_nothing(word) and not is_of_a_place(word, vocabularies):
                    yield from (term for term in token.terms if term[0] in _FORMS)


def _says_nothing(word: str) -> bool:
    short = len(word) < 3
    return short or is_stop_word(word) or is_filler(word) or names_a_form(word) or says_little(word)


def spread(hits: Iterable[Hit], most: int) -> tuple[Hit, ...]:
    """The first of several hits, of each provider no more than MOST_OF_ONE; asks for no others."""
    return tuple(islice(_of_several(hits), most))


def _of_several(hits: Iterable[Hit]) -> Iterator[Hit]:
    taken: Counter[str] = Counter()
    for hit in hits:
        provider = hit.card.provider_path
        taken[provider] += 1
        if taken[provider] <= MOST_OF_ONE:
            yield hit
