"""The embedded engine: tantivy indices in a folder, for the processes of one machine."""

from collections.abc import Callable
from typing import TypeVar

from django.utils import timezone

from catalogue_pages.bilingual.reading import Language
from catalogue_pages.vocabularies.snapshot import current
from search.engines.embedded import resembling, searching, suggesting
from search.engines.embedded.index import TantivyIndex
from search.engines.embedded.shelf import Shelf
from search.engines.protocol import Capability, Engine, EngineError
from search.gist import Gist
from search.judgement.suggesting import suggestions, wanted
from search.results import Hit, Results
from search.selection import Selection
from search.suggestions import Suggestions

Answer = TypeVar("Answer")


class EmbeddedEngine(Shelf):
    """The engine of a single machine. Its indices' lifecycle is the shelf's."""

    name: str = "embedded"
    capabilities: frozenset[Capability] = frozenset({"suggest", "similar", "distance"})

    @property
    def parts(self) -> tuple[Engine, ...]:
        """Itself alone."""
        return (self,)

    def search(self, selection: Selection, after: str | None = None) -> Results:
        """Answer a selection from the live index; there are no cursors. Raises EngineError."""
        return self._ask(lambda index: searching.search(index, selection))

    def suggest(self, text: str, language: Language) -> Suggestions:
        """What may be meant by what is typed so far. Raises EngineError."""
        asked = wanted(text, language, current())
        if asked is None:
            return Suggestions()
        found = self._ask(lambda index: suggesting.suggest(index, asked, timezone.now()))
        return suggestions(asked, found)

    def similar(self, gist: Gist, most: int) -> tuple[Hit, ...]:
        """Other public activities like this one. Raises EngineError."""
        return self._ask(lambda index: resembling.similar(index, gist, most, timezone.now()))

    def _ask(self, question: Callable[[TantivyIndex], Answer]) -> Answer:
        """Ask the live index; its successor whenever it is replaced in the middle of the answer."""
        while True:
            index = self.live()
            try:
                return question(index)
            except EngineError:
                if self.live_name() == index.name:
                    raise
