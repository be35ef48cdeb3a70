"""One call to a subscriber: never to a private address, never on to another, never for long.

`requests_hardened` looks the name up once, judges the address and connects to that one. Its adapter
is used without a session: a session would ask the environment for proxies and passwords, keep
cookies, and read the whole body of a redirect.
"""

import logging
import re
import socket
import ssl
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

import requests
from django.conf import settings
from requests_hardened.ip_filter import InvalidIPAddress
from urllib3.exceptions import HTTPError

from webhooks.connecting import GuardedAdapter, watched
from webhooks.models import Trouble
from webhooks.targets import may_be_loopback, problems_of

logger = logging.getLogger(__name__)

CONNECTING: Final = 5.0
"""Seconds that connecting may take."""
KEPT: Final = 500
"""Characters of an answer that are kept for the log."""
_READ: Final = 4 * KEPT
"""Bytes of an answer that are read: a character has at most four."""
_USER_AGENT: Final = "NorisuKatalogs-Webhooks/1"
_UNSEEN: Final = re.compile(
    r"[^\S\n]|[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a call. `status` is None where nothing was answered."""

    milliseconds: int
    status: int | None = None
    trouble: str = ""
    detail: str = ""
    answer: str = ""
    retry_after: str | None = None

    @property
    def is_accepted(self) -> bool:
        """Whether the subscriber took the message."""
        return not self.trouble


def call(address: str, headers: Mapping[str, str], body: str) -> Outcome:
    """Send a message; whatever happens, it is told and nothing is raised."""
    begun = time.monotonic()

    def ended(**more: Any) -> Outcome:
        return Outcome(milliseconds=round((time.monotonic() - begun) * 1000), **more)

    if any(problems_of(address)):
        return ended(trouble=Trouble.ADDRESS)
    try:
        with watched(settings.WEBHOOKS_TIMEOUT) as watch:
            adapter = GuardedAdapter(address, watch, allow_loopback=may_be_loopback(address))
            try:
                return ended(**_answer(adapter, address, headers, body))
            except (requests.RequestException, HTTPError, OSError, ValueError) as error:
                late = watch.is_over
                return ended(trouble=Trouble.TIME if late else _trouble(error), detail=_said(error))
            finally:
                adapter.close()
    except Exception as error:  # one strange answer must not end the turn of all others
        logger.exception("The call to %s came to a strange end", address)
        return ended(trouble=Trouble.CONNECTION, detail=_said(error))


def _answer(
    adapter: GuardedAdapter, address: str, headers: Mapping[str, str], body: str
) -> dict[str, Any]:
    given = {
        **headers,
        "Content-Type": "application/json",
        "User-Agent": _USER_AGENT,
        "Accept-Encoding": "identity",
        "Connection": "close",
    }
    request = requests.Request("POST", address, headers=given, data=body.encode()).prepare()
    response = adapter.send(
        request,
        stream=True,
        timeout=(CONNECTING, settings.WEBHOOKS_TIMEOUT),
        verify=settings.WEBHOOKS_CA_BUNDLE or True,
        proxies={},
    )
    if adapter.is_over:
        raise TimeoutError("The answer was cut off before its head had ended.")
    return {
        "status": response.status_code,
        "trouble": _judged(response.status_code),
        "answer": _beginning(response),
        "retry_after": response.headers.get("Retry-After"),
    }


def _judged(status: int) -> str:
    if 200 <= status < 300:
        return ""
    if 300 <= status < 400:
        return Trouble.REDIRECT
    return Trouble.GONE if status == requests.codes.gone else Trouble.REFUSED


def _beginning(response: requests.Response) -> str:
    """The first characters of an answer as plain text; what cannot be read is left out."""
    read = b""
    with suppress(HTTPError, OSError, ValueError):
        while len(read) < _READ and (more := response.raw.read1(_READ - len(read))):
            read += more
    text = read.decode("utf-8", errors="replace")
    return _UNSEEN.sub(" ", text).strip()[:KEPT]


def _trouble(error: Exception) -> str:
    """What kind of trouble an exception tells of, also where it stands inside others."""
    for one in _inside(error):
        if isinstance(one, InvalidIPAddress):
            return Trouble.ADDRESS
        if isinstance(one, socket.gaierror):
            return Trouble.NAME
        if isinstance(one, TimeoutError | requests.Timeout):
            return Trouble.TIME
        if isinstance(one, ssl.SSLError | requests.exceptions.SSLError):
            return Trouble.CERTIFICATE
    return Trouble.CONNECTION


def _inside(error: BaseException | None) -> list[BaseException]:
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        first = error.args[0] if error.args else None
        reason = getattr(first, "reason", first)
        inner = reason if isinstance(reason, BaseException) else None
        error = error.__cause__ or inner or error.__context__
    return found


def _said(error: Exception) -> str:
    """What it says in a line; of an address that is refused not which one it is."""
    if isinstance(error, InvalidIPAddress):
        return ""
    return _UNSEEN.sub(" ", str(_inside(error)[-1]))[:250]
