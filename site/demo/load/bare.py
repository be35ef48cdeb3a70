"""The same requests by a bare client: what is left when everything of ours is taken away."""

import http.client
import json
from collections.abc import Callable, Sequence
from urllib.parse import quote, urlsplit

from search.engines.configured import engine
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.elasticsearch.requests import Sent
from search.selection import Selection

Prepared = Sequence[tuple[str, bytes]]
"""The path and the body of each request."""


class BareClient:
    """Sends ready bodies over one open connection, and does not look into the answers."""

    def __init__(self, primary: ElasticsearchEngine) -> None:
        self._engine = primary
        address = urlsplit(primary.urls[0])
        self._connection = http.client.HTTPConnection(str(address.hostname), address.port)

    def prepare(self, selection: Selection) -> Callable[[], None]:
        """What sends the requests that answer a selection, one after the other."""
        ready = [_ready(self._engine.alias, sent) for sent in self._engine.sent_for(selection)]
        return lambda: self._send(ready)

    def _send(self, ready: Prepared) -> None:
        for path, body in ready:
            headers = {"Content-Type": "application/x-ndjson"}
            self._connection.request("POST", path, body, headers)
            answer = self._connection.getresponse()
            answer.read()
            if answer.status != http.HTTPStatus.OK:
                raise RuntimeError(f"{path} answers {answer.status}.")


def bare_client() -> BareClient | None:
    """A client of the configured engine's first node; None where it has none, or needs secrets."""
    primary = engine().parts[0]
    if isinstance(primary, ElasticsearchEngine) and primary.urls[0].startswith("http://"):
        return BareClient(primary)
    return None


def _ready(alias: str, sent: Sent) -> tuple[str, bytes]:
    lines = [json.dumps(line, default=str) for line in sent.lines]
    return f"/{quote(alias)}/{sent.action}", ("\n".join(lines) + "\n").encode()
