"""The indices of one prefix, and the alias that searches read."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from uuid import uuid4

from elasticsearch import NotFoundError

from search.engines.elasticsearch import mapping, writing
from search.engines.elasticsearch.connection import Budget, Connection, asking
from search.engines.elasticsearch.index import ElasticsearchIndex
from search.engines.protocol import EngineError, Health, Target

ALIAS: Final = "activities"
_SWAP: Final = 0.5
"""Part of what a request may take: the server gives a swap up before the client does, so that none
comes after it was given up."""
_HEALTH: Final = 2.0
_QUICK: Final = 0.3
"""Part of what a request may take that a question about an index, and nothing in it, may take."""


class Indices:
    """The lifecycle half of the engine.

    `<prefix>-activities` is the alias, `<prefix>-activities-20260901-…` one index behind it.
    """

    def __init__(self, connection: Connection) -> None:
        self.prefix = connection.prefix
        self.alias = f"{connection.prefix}-{ALIAS}"
        self._connection = connection
        self.client = connection.open()
        self._quick = self.client.options(
            request_timeout=_QUICK * connection.timeout, max_retries=0
        )

    def live(self) -> ElasticsearchIndex:
        """The index that searches read now. Raises EngineError when nothing was ever built."""
        name = self.live_name()
        if name is None:
            raise EngineError("No index has been built yet; `manage.py index rebuild` makes it.")
        return ElasticsearchIndex(self.client, name)

    def live_name(self) -> str | None:
        """The name of the index that searches read; None without one.

        Raises EngineError when that cannot be told.
        """
        with asking(f"The alias {self.alias}"):
            try:
                answer = self._quick.indices.get_alias(name=self.alias)
            except NotFoundError:
                return None
        return next(iter(sorted(answer.body, reverse=True)), None)

    def build(self, fingerprint: str) -> ElasticsearchIndex:
        """A new, empty index that searches do not read yet, made with `fingerprint`."""
        name = f"{self.alias}-{datetime.now(UTC):%Y%m%d-%H%M%S}-{uuid4().hex[:6]}"
        made = mapping.build_index(
            name, fingerprint, self._connection.shards, self._connection.replicas
        )
        with asking(f"Making the index {name}"):
            made.create(using=self.client)
        return ElasticsearchIndex(self.client, name)

    def publish(self, target: Target) -> str | None:
        """Let searches read this index from now on, at once; returns the one before."""
        before = self.live_name()
        actions = [{"add": {"index": target.name, "alias": self.alias}}]
        if before and before != target.name:
            actions.insert(0, {"remove": {"index": before, "alias": self.alias}})
        swap = f"{_SWAP * self._connection.timeout:.0f}s"
        with asking(f"Publishing the index {target.name}"):
            self.client.indices.update_aliases(actions=actions, timeout=swap, master_timeout=swap)
        return None if before == target.name else before

    def discard(self, name: str) -> None:
        """Delete an index; unknown names are no error, and the one that searches read stays."""
        if not self.keeps(name) or name == self.live_name():
            return
        with asking(f"Deleting the index {name}"):
            self.client.indices.delete(index=name, ignore_unavailable=True)

    def keeps(self, name: str) -> bool:
        """Whether an index of that name is one of its own, there or not."""
        return name.startswith(f"{self.alias}-")

    def open(self, name: str) -> ElasticsearchIndex:
        """The index of that name. Raises EngineError when there is none."""
        with asking(f"The index {name}"):
            if self._quick.indices.exists(index=name):
                return ElasticsearchIndex(self.client, name)
        raise EngineError(f"There is no index {name}; `manage.py index rebuild` makes one.")

    def names(self) -> list[str]:
        """The names of all indices of this prefix, live or not."""
        with asking(f"The indices of {self.alias}"):
            answer = self._quick.indices.get(
                index=f"{self.alias}-*", ignore_unavailable=True, features="aliases"
            )
        return sorted(answer.body)

    def drop(self) -> None:
        """Delete every index of this prefix, the live one, too."""
        names = self.names()
        if names:
            with asking(f"Deleting the indices of {self.alias}"):
                self.client.indices.delete(index=names, ignore_unavailable=True)

    def mapping(self) -> str:
        """A digest of how documents lie in an index: another one needs a rebuild."""
        sources = (Path(mapping.__file__), Path(writing.__file__))
        text = b"\0".join(source.read_bytes() for source in sources)
        return hashlib.blake2b(text, digest_size=16).hexdigest()

    def health(self) -> Health:
        """Whether searches can be answered, with the reason when not; it takes 2 s at most."""
        budget = Budget(_HEALTH)
        try:
            with asking(f"The alias {self.alias}"):
                if not budget.of(self.client).indices.exists_alias(name=self.alias):
                    return Health(ok=False, detail="No index has been built yet.")
                budget.of(self.client).search(index=self.alias, size=0, terminate_after=1)
        except EngineError as error:
            return Health(ok=False, detail=str(error))
        return Health(ok=True)
