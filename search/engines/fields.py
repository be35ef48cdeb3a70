"""How the fields of a document are called in every engine's index, and what they hold alike."""

from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from search.documents import Role
from search.engines.protocol import Update

ID: Final = "id"
VERSION: Final = "version"
DIGEST: Final = "digest"
CARD: Final = "card"
CODES: Final = "codes"
EXPIRES_AT: Final = "expires_at"
DAYS: Final = "days"
PLACE: Final = "place"
"""Where pupils come, as each engine writes a point."""
COMES_TO: Final = "comes_to"
"""The municipalities to whose schools an activity comes."""
STANDING: Final = "standing"
"""A small weight of its own that an activity has beside any words; it also parts equal scores."""

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


def newest(updates: Iterable[Update]) -> Collection[Update]:
    """Of each id the update with the highest version, and of equal ones the last."""
    kept: dict[UUID, Update] = {}
    for update in updates:
        if update.id not in kept or kept[update.id].version <= update.version:
            kept[update.id] = update
    return kept.values()
