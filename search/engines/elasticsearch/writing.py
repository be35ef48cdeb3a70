"""A document of the catalogue in the fields of the mapping."""

import math
from collections.abc import Iterator, Sequence
from typing import Any, Final

from search.documents import ROLES, ActivityDocument, Role
from search.engines.elasticsearch.mapping import BETWEEN_TERMS, KNOWN
from search.engines.fields import (
    CARD,
    CODES,
    COMES_TO,
    COMPLETIONS,
    DAYS,
    DIGEST,
    EXPIRES_AT,
    ID,
    LONG_AGO,
    PLACE,
    PROVIDER,
    REMOVED,
    STANDING,
    VERSION,
    completions,
    order_field,
    role_field,
)
from search.engines.protocol import Removal, Update
from search.ordering import NEVER, order_keys, standing
from search.text.analysis import Token, analyse

LONGEST_WORD: Final = 200
"""Letters. Elasticsearch refuses a whole document for a single term of some thousands."""


def written(update: Update) -> dict[str, Any]:
    """What is stored for an update.

    A removed activity leaves a tombstone: its id, its version and an expiry long past, which every
    search passes over. So an older document that comes late does not bring it back.
    """
    if isinstance(update, Removal):
        return {
            ID: str(update.id),
            VERSION: update.version,
            DIGEST: REMOVED,
            EXPIRES_AT: LONG_AGO.isoformat(),
        }
    return _activity(update)


def _activity(document: ActivityDocument) -> dict[str, Any]:
    made: dict[str, Any] = {
        ID: str(document.id),
        VERSION: document.version,
        DIGEST: document.digest(),
        CARD: document.card_json(),
        CODES: {name: list(codes) for name, codes in document.codes.items() if codes},
        EXPIRES_AT: min(document.expires_at or NEVER, NEVER).isoformat(),
        PROVIDER: document.card.provider_path,
        COMPLETIONS: completions(document),
        DAYS: [day.isoformat() for day in document.days],
        # By which a score is multiplied, as the embedded engine does it.
        STANDING: math.log2(2 + standing(document)),
    }
    if document.latitude is not None and document.longitude is not None:
        made[PLACE] = {"lat": document.latitude, "lon": document.longitude}
    if document.comes_to:
        made[COMES_TO] = list(document.comes_to)
    for key, value in order_keys(document).items():
        made[order_field(key)] = value
    known: dict[str, None] = {}
    for number, role in enumerate(ROLES):
        texts = list(_words(document, role))
        made[role_field(role)] = [_joined(tokens) for tokens in texts]
        terms = (term for tokens in texts for token in tokens for term in token.terms)
        known |= dict.fromkeys(f"{number}{term}" for term in terms)
    made[KNOWN] = list(known)
    return made


def _words(document: ActivityDocument, role: Role) -> Iterator[list[Token]]:
    """The words of a role, a language at a time; what no word can be is left out."""
    for language, texts in document.texts.items():
        tokens = analyse(texts.get(role, ""), language)
        yield [token for token in tokens if token.end - token.start <= LONGEST_WORD]


def _joined(tokens: Sequence[Token]) -> str:
    return " ".join(BETWEEN_TERMS.join(token.terms) for token in tokens)
