"""The embedded engine: tantivy indices in a folder, for the processes of one machine."""

from typing import ClassVar

from search.engines.embedded.shelf import Shelf
from search.engines.protocol import Capability


class EmbeddedEngine(Shelf):
    """The engine of a single machine. Its indices' lifecycle is the shelf's."""

    name: ClassVar[str] = "embedded"
    capabilities: ClassVar[frozenset[Capability]] = frozenset()
