"""A hit as a listing shows it, from what an engine keeps of it."""

from typing import Final
from uuid import UUID

from catalogue_pages.bilingual.reading import Language
from search.documents import card_from_json
from search.results import Hit
from search.text.highlighting import highlight

_HIGHLIGHTED: Final = ("title", "summary")


def shown(
    identity: str, card: str, score: float, wanted: frozenset[str], language: Language
) -> Hit:
    """The hit of a stored id and card; what meets the `wanted` terms is marked.

    Raises KeyError or ValueError for a card of another version.
    """
    read = card_from_json(card)
    marked = {}
    for name in _HIGHLIGHTED if wanted else ():
        text, written_in = getattr(read, name)[language]
        found = highlight(text, written_in or language, wanted)
        if found:
            marked[name] = found
    return Hit(id=UUID(identity), card=read, score=score, highlights=marked)
