"""The engine that the settings name."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from search.engines.elasticsearch.connection import Connection
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.embedded.engine import EmbeddedEngine
from search.engines.failover import FailoverEngine
from search.engines.protocol import Engine


def engine() -> Engine:
    """The configured engine, one object a process. Raises ImproperlyConfigured."""
    name = settings.SEARCH_ENGINE
    if name == EmbeddedEngine.name:
        return _embedded(Path(settings.SEARCH_INDEX_DIR))
    if name == ElasticsearchEngine.name:
        folder = Path(settings.SEARCH_INDEX_DIR) if settings.SEARCH_STANDBY else None
        return _elasticsearch(Connection.from_settings(settings.ELASTICSEARCH), folder)
    raise ImproperlyConfigured(
        f"SEARCH_ENGINE is {name!r}; this installation knows: "
        f"{EmbeddedEngine.name}, {ElasticsearchEngine.name}."
    )


@contextmanager
def private_engine() -> Iterator[Engine]:
    """An engine of the configured sort with indices of its own, which go afterwards."""
    if ElasticsearchEngine.name != settings.SEARCH_ENGINE:
        with TemporaryDirectory(prefix="private-index-") as folder:
            yield EmbeddedEngine(Path(folder))
        return
    prefix = f"{settings.ELASTICSEARCH['PREFIX']}-private-{uuid4().hex[:8]}"
    made = ElasticsearchEngine(
        Connection.from_settings(settings.ELASTICSEARCH | {"PREFIX": prefix})
    )
    try:
        yield made
    finally:
        made.drop()


@lru_cache(maxsize=4)
def _embedded(folder: Path) -> Engine:
    return EmbeddedEngine(folder)


@lru_cache(maxsize=4)
def _elasticsearch(connection: Connection, standby: Path | None) -> Engine:
    primary = ElasticsearchEngine(connection)
    return FailoverEngine(primary, EmbeddedEngine(standby)) if standby else primary
