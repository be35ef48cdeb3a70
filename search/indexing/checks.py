"""The system check that says when the index must be built anew."""

from typing import Any

from django.core.checks import CheckMessage, Warning, register  # noqa: A004

from search.engines.configured import engine
from search.engines.protocol import EngineError
from search.indexing.fingerprint import fingerprint


def index_is_up_to_date(**_kwargs: Any) -> list[CheckMessage]:
    """Warn when the live index was made with another mapping or treatment of words.

    An index that was never built is no fault of the code, and says so when it is asked.
    """
    configured = engine()
    try:
        live = configured.live()
        made_with = live.fingerprint
    except EngineError:
        return []
    if made_with == fingerprint(configured):
        return []
    return [
        Warning(
            f"The search index {live.name} was made with another mapping or treatment of words.",
            hint="`manage.py index rebuild` makes it anew; searches read the old one meanwhile.",
            id="search.W001",
        )
    ]


def connect() -> None:
    """Register the check."""
    register(index_is_up_to_date)
