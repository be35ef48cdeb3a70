"""The engine that the settings name."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from search.engines.embedded.engine import EmbeddedEngine
from search.engines.protocol import Engine


def engine() -> Engine:
    """The configured engine, one object a process. Raises ImproperlyConfigured."""
    return _made(settings.SEARCH_ENGINE, Path(settings.SEARCH_INDEX_DIR))


def private_engine(folder: Path) -> Engine:
    """An engine of the configured sort with indices of its own in `folder`."""
    return _new(settings.SEARCH_ENGINE, folder)


@lru_cache(maxsize=4)
def _made(name: str, folder: Path) -> Engine:
    return _new(name, folder)


def _new(name: str, folder: Path) -> Engine:
    if name == EmbeddedEngine.name:
        return EmbeddedEngine(folder)
    raise ImproperlyConfigured(f"SEARCH_ENGINE is {name!r}; this installation knows: embedded.")
