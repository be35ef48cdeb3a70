"""The engine of several machines, behind the same protocol as the embedded one."""

from search.engines.elasticsearch.connection import Connection
from search.engines.elasticsearch.lifecycle import Indices
from search.engines.elasticsearch.searching import Searching
from search.engines.protocol import Capability
from search.results import Results
from search.selection import Selection


class ElasticsearchEngine(Indices):
    """The engine of several web processes. Its indices' lifecycle is that of `Indices`."""

    name: str = "elasticsearch"
    capabilities: frozenset[Capability] = frozenset({"distance", "cursor"})

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._searching = Searching(self.client, self.alias)

    def search(self, selection: Selection, after: str | None = None) -> Results:
        """Answer a selection from the live index, from a cursor on. Raises EngineError."""
        return self._searching.search(selection, after)
