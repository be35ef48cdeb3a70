"""The engine of several machines, behind the same protocol as the embedded one."""

from collections.abc import Sequence

from django.utils import timezone

from catalogue_pages.bilingual.reading import Language
from catalogue_pages.vocabularies.snapshot import current
from search.engines.elasticsearch import resembling, suggesting
from search.engines.elasticsearch.connection import Budget, Connection
from search.engines.elasticsearch.lifecycle import Indices
from search.engines.elasticsearch.requests import BESIDE, Requests, Sent
from search.engines.elasticsearch.searching import Searching
from search.engines.protocol import Capability, Engine
from search.gist import Gist
from search.judgement.suggesting import suggestions, wanted
from search.results import Hit, Results
from search.selection import Selection
from search.suggestions import Suggestions


class ElasticsearchEngine(Indices):
    """The engine of several web processes. Its indices' lifecycle is that of `Indices`."""

    name: str = "elasticsearch"
    capabilities: frozenset[Capability] = frozenset({"suggest", "similar", "distance", "cursor"})

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self.urls = connection.urls
        self._searching = Searching(self.client, self.alias, connection.search_timeout)

    @property
    def parts(self) -> tuple[Engine, ...]:
        """Itself alone."""
        return (self,)

    def search(self, selection: Selection, after: str | None = None) -> Results:
        """Answer a selection from the live index, from a cursor on. Raises EngineError."""
        return self._searching.search(selection, after)

    def sent_for(self, selection: Selection) -> Sequence[Sent]:
        """The requests that answer a selection, for measuring them alone. Raises EngineError."""
        return self._searching.sent_for(selection)

    def suggest(self, text: str, language: Language) -> Suggestions:
        """What may be meant by what is typed so far; one request. Raises EngineError."""
        asked = wanted(text, language, current())
        if asked is None:
            return Suggestions()
        found = suggesting.suggest(self._hurried(), asked, timezone.now())
        return suggestions(asked, found)

    def similar(self, gist: Gist, most: int) -> tuple[Hit, ...]:
        """Other public activities like this one; one request. Raises EngineError."""
        return resembling.similar(self._hurried(), gist, most, timezone.now())

    def _hurried(self) -> Requests:
        return Requests(self.client, self.alias, Budget(BESIDE))
