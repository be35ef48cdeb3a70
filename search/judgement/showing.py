"""A hit as a listing shows it, from what an engine keeps of it."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from catalogue_pages.bilingual.reading import Language
from search.documents import card_from_json
from search.nearness import Reach
from search.results import Hit
from search.text.highlighting import highlight

NOT_ASKED: Final = Reach(comes=False, kilometres=None)
_HIGHLIGHTED: Final = ("title", "summary")


@dataclass(frozen=True, slots=True)
class Kept:
    """What an index keeps of a hit, and how it stands in an answer."""

    id: str
    card: str
    score: float
    cursor: str = ""
    reach: Reach = NOT_ASKED


def shown(kept: Kept, wanted: frozenset[str], language: Language) -> Hit:
    """The hit of what is kept; what meets the `wanted` terms is marked.

    Raises KeyError or ValueError for a card of another version.
    """
    read = card_from_json(kept.card)
    marked = {}
    for name in _HIGHLIGHTED if wanted else ():
        text, written_in = getattr(read, name)[language]
        found = highlight(text, written_in or language, wanted)
        if found:
            marked[name] = found
    return Hit(
        id=UUID(kept.id),
        card=read,
        score=kept.score,
        highlights=marked,
        cursor=kept.cursor,
        distance_km=kept.reach.kilometres,
        comes=kept.reach.comes,
    )
