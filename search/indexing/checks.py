"""The system check that says when the index must be built anew."""

from typing import Any

from django.core.checks import CheckMessage, Warning, register  # noqa: A004

from search.engines.configured import engine
from search.engines.protocol import Engine, EngineError
from search.indexing.fingerprint import is_made_alike


def index_is_up_to_date(**_kwargs: Any) -> list[CheckMessage]:
    """Warn when a live index was made with another mapping or treatment of words.

    An index that was never built is no fault of the code, and says so when it is asked.
    """
    return [
        Warning(
            f"The search index {name} was made with another mapping or treatment of words.",
            hint="`manage.py index rebuild` makes it anew; searches read the old one meanwhile.",
            id="search.W001",
        )
        for name in map(_outdated, engine().parts)
        if name
    ]


def _outdated(part: Engine) -> str:
    """The name of the engine's live index when it must be made anew, otherwise nothing."""
    try:
        live = part.live()
        return "" if is_made_alike(live, part) else live.name
    except EngineError:
        return ""


def connect() -> None:
    """Register the check."""
    register(index_is_up_to_date)
