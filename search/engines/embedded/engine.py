"""The embedded engine: tantivy indices in a folder, for the processes of one machine."""

from search.engines.embedded import searching
from search.engines.embedded.shelf import Shelf
from search.engines.protocol import Capability, EngineError
from search.results import Results
from search.selection import Selection


class EmbeddedEngine(Shelf):
    """The engine of a single machine. Its indices' lifecycle is the shelf's."""

    name: str = "embedded"
    capabilities: frozenset[Capability] = frozenset({"distance"})

    def search(self, selection: Selection, after: str | None = None) -> Results:
        """Answer a selection from the live index; there are no cursors. Raises EngineError.

        When that index is replaced in the middle of the answer, its successor is asked.
        """
        index = self.live()
        try:
            return searching.search(index, selection)
        except EngineError:
            if self.live_name() == index.name:
                raise
            return searching.search(self.live(), selection)
