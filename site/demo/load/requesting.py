"""Many requests over some open connections, each timed."""

import http.client
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from time import perf_counter
from typing import Final

from demo.load.serving import HOST

_PATIENCE: Final = 120.0


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked, and which status the answer must have."""

    path: str
    headers: Mapping[str, str]
    status: int = 200


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, and after how many seconds."""

    headers: Mapping[str, str]
    body: bytes
    seconds: float


class UnexpectedAnswerError(Exception):
    """An answer has another status than it must; the message holds both."""


def ask(port: int, requests: Sequence[Request]) -> list[Answer]:
    """Ask one after the other over one connection."""
    connection = http.client.HTTPConnection(HOST, port, timeout=_PATIENCE)
    connection.connect()
    try:
        return [_ask(connection, request) for request in requests]
    finally:
        connection.close()


def ask_together(
    port: int, requests: Sequence[Request], connections: int
) -> tuple[float, list[Answer]]:
    """Ask over several connections at once; the seconds until the last answer, and the answers."""
    shares = [share for n in range(connections) if (share := requests[n::connections])]
    with ThreadPoolExecutor(len(shares)) as pool:
        begun = perf_counter()
        answered = list(pool.map(lambda share: ask(port, share), shares))
        seconds = perf_counter() - begun
    return seconds, [one for answers in answered for one in answers]


def _ask(connection: http.client.HTTPConnection, request: Request) -> Answer:
    begun = perf_counter()
    connection.request("GET", request.path, headers=dict(request.headers))
    response = connection.getresponse()
    body = response.read()
    seconds = perf_counter() - begun
    if response.status != request.status:
        raise UnexpectedAnswerError(
            f"{request.path} answers {response.status} instead of {request.status}."
        )
    return Answer(dict(response.getheaders()), body, seconds)
