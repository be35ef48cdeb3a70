"""How the fields of a document are called in every engine's index, and what they hold alike."""

import logging
from collections.abc import Callable, Collection, Iterable
from datetime import UTC, datetime
from typing import Final, TypeVar
from uuid import UUID

from search.documents import ActivityDocument, Role
from search.engines.protocol import Refusal, Update
from search.text.completing import completion_terms

T = TypeVar("T")

logger = logging.getLogger(__name__)

ID: Final = "id"
VERSION: Final = "version"
DIGEST: Final = "digest"
CARD: Final = "card"
CODES: Final = "codes"
EXPIRES_AT: Final = "expires_at"
DAYS: Final = "days"
PROVIDER: Final = "provider"
"""The address of the provider, by which activities of one stand together."""
COMPLETIONS: Final = "completions"
"""The words that complete what a visitor types, as `search.text.completing` writes them."""
PLACE: Final = "place"
"""Where pupils come, as each engine writes a point."""
COMES_TO: Final = "comes_to"
"""The municipalities to whose schools an activity comes."""
STANDING: Final = "standing"
"""A small weight of its own that an activity has beside any words; it also parts equal scores."""

NAMING_ROLES: Final[tuple[Role, ...]] = ("title", "topics")
TELLING_ROLES: Final[tuple[Role, ...]] = ("summary",)
"""Where those words are taken from. Providers and places are suggested themselves."""

LANGUAGE_GAP: Final = 100
"""Positions between a field's two languages, so that no phrase reaches from one into the other."""
MOST_VALUES: Final = 1000
"""More values than any facet has: no list of counts is cut."""
REMOVED: Final = "removed"
"""The digest of a tombstone."""
LONG_AGO: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""The expiry of a tombstone."""


def role_field(role: Role) -> str:
    """The field that holds a role's words."""
    return f"text_{role}"


def order_field(key: str) -> str:
    """The field that holds a key of `order_keys`."""
    return f"order_{key}"


def code_field(parameter: str) -> str:
    """Where the codes of a facet's parameter lie, for conditions and for counts."""
    return f"{CODES}.{parameter}"


def completions(document: ActivityDocument) -> list[str]:
    """What a document holds under COMPLETIONS: the words by which it says what it is about."""
    return [
        term
        for language, texts in document.texts.items()
        for term in completion_terms(
            [texts.get(role, "") for role in NAMING_ROLES],
            [texts.get(role, "") for role in TELLING_ROLES],
            language,
        )
    ]


def newest(updates: Iterable[Update]) -> Collection[Update]:
    """Of each id the update with the highest version, and of equal ones the last."""
    kept: dict[UUID, Update] = {}
    for update in updates:
        if update.id not in kept or kept[update.id].version <= update.version:
            kept[update.id] = update
    return kept.values()


def made(
    updates: Iterable[Update], make: Callable[[Update], T]
) -> tuple[list[tuple[Update, T]], list[Refusal]]:
    """Every update with what `make` makes of it, and those of which nothing can be made."""
    pairs: list[tuple[Update, T]] = []
    refused: list[Refusal] = []
    for update in updates:
        try:
            pairs.append((update, make(update)))
        except Exception as error:  # whatever one of them holds, the others must be taken
            logger.exception("No document can be made of %s", update.id)
            refused.append(Refusal(update.id, update.version, str(error)))
    return pairs, refused
