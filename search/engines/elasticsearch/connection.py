"""The connection to a cluster, from the settings; nothing of its secrets is ever shown."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from django.core.exceptions import ImproperlyConfigured
from elasticsearch import ApiError, Elasticsearch, TransportError
from elasticsearch.helpers import ScanError

from search.engines.protocol import EngineError

_RETRIES: Final = 2


@dataclass(frozen=True, slots=True)
class Connection:
    """Where a cluster answers and who asks. Secrets stand in no `repr`.

    `urls` are the addresses of one or more nodes; `prefix` begins the name of every index and
    alias; `timeout` is what one request may take and `search_timeout` what all requests of one
    search may take together, in seconds. Either an API key, or a user with a password, or neither.
    """

    urls: tuple[str, ...]
    prefix: str
    timeout: float = 10.0
    search_timeout: float = 1.2
    shards: int = 1
    replicas: int = 0
    ca_certs: str = ""
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    api_key: str = field(default="", repr=False)

    @classmethod
    def from_settings(cls, given: dict[str, Any]) -> "Connection":
        """Read `settings.ELASTICSEARCH`. Raises ImproperlyConfigured."""
        urls = tuple(given["URLS"])
        if not urls:
            raise ImproperlyConfigured("ELASTICSEARCH_URLS names no node.")
        if any("@" in url for url in urls):
            raise ImproperlyConfigured(
                "A secret stands in ELASTICSEARCH_URLS; give it as ELASTICSEARCH_API_KEY, or as "
                "ELASTICSEARCH_USER and ELASTICSEARCH_PASSWORD."
            )
        return cls(
            urls=urls,
            prefix=given["PREFIX"],
            timeout=given["TIMEOUT"],
            search_timeout=given["SEARCH_TIMEOUT"],
            shards=given["SHARDS"],
            replicas=given["REPLICAS"],
            ca_certs=given["CA_CERTS"],
            user=given["USER"],
            password=given["PASSWORD"],
            api_key=given["API_KEY"],
        )

    def open(self) -> Elasticsearch:
        """A client of all nodes; it is safe to share between threads."""
        secured: dict[str, Any] = {}
        if self.ca_certs:
            secured["ca_certs"] = self.ca_certs
        if self.api_key:
            secured["api_key"] = self.api_key
        elif self.user:
            secured["basic_auth"] = (self.user, self.password)
        return Elasticsearch(
            list(self.urls),
            request_timeout=self.timeout,
            max_retries=_RETRIES,
            retry_on_timeout=False,
            **secured,
        )


class Budget:
    """The time that all requests of one search may take together."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds that are left, never less than 0."""
        return max(self._end - time.monotonic(), 0.0)

    def of(self, client: Elasticsearch) -> Elasticsearch:
        """The client with no more time than is left. Raises EngineError when none is."""
        left = self.left
        if not left:
            raise EngineError("The search took longer than ELASTICSEARCH_SEARCH_TIMEOUT.")
        return client.options(request_timeout=left, retry_on_status=())


@contextmanager
def making_sense(what: str) -> Iterator[None]:
    """Turn answers that are not what was asked for into an EngineError."""
    try:
        yield
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        raise EngineError(f"{what}: the answer makes no sense ({error!r}).") from error


@contextmanager
def asking(what: str) -> Iterator[None]:
    """Turn every trouble of a request into an EngineError that says what was being done."""
    try:
        with making_sense(what):
            yield
    except ApiError as error:
        raise EngineError(f"{what}: Elasticsearch answers {error.status_code}, {error}") from error
    except ScanError as error:
        raise EngineError(f"{what}: a part of the index does not answer.") from error
    except TransportError as error:
        raise EngineError(f"{what}: Elasticsearch cannot be reached ({error.message}).") from error
