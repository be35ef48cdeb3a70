"""What orders activities beside words, the same in every engine."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Final

from catalogue_pages.bilingual.reading import Language
from search.documents import ActivityDocument
from search.selection import Sort

NEVER: Final = datetime(2200, 1, 1, tzinfo=UTC)
"""The expiry of what has none."""
_FAR_DAY: Final = "9999-12-31"
ORDERS: Final = ("name_lv", "name_en", "newest", "soonest")


def order(sort: Sort, language: Language) -> str:
    """The name of the key that orders by `sort`, one of `ORDERS`."""
    return f"name_{language}" if sort == "name" else sort


def order_keys(document: ActivityDocument) -> Mapping[str, str]:
    """Keys that sort in ascending order, byte by byte. They end in the id: no two are equal."""
    ending = f"\x00{document.id}"
    age = NEVER - document.published_at
    next_day = document.next_day.isoformat() if document.next_day else _FAR_DAY
    return {
        "name_lv": document.sort_name["lv"] + ending,
        "name_en": document.sort_name["en"] + ending,
        "newest": f"{int(age / timedelta(seconds=1)):012d}{ending}",
        "soonest": next_day + ending,
    }


def standing(document: ActivityDocument) -> float:
    """At most 0.012: completeness weighs a little, and the id parts what is equal besides."""
    share = int(hashlib.blake2b(document.id.bytes, digest_size=4).hexdigest(), 16) / 0xFFFFFFFF
    return 0.01 * document.completeness + 0.002 * share
