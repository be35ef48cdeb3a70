"""Another front end, which shows drafts before they are public: where it stands."""

import re
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error

TOKEN: Final = "{token}"  # noqa: S105 - its place in the address
LANGUAGE: Final = "{language}"
_HOST: Final = re.compile(r"[a-z0-9.-]+(:\d{1,5})?|\[[0-9a-f:]+\](:\d{1,5})?", re.IGNORECASE)
"""It becomes part of a Content-Security-Policy, where a space or a semicolon would say more."""
_LOCAL: Final = frozenset({"localhost", "127.0.0.1", "::1"})


def is_there() -> bool:
    """Whether this installation has one."""
    return bool(settings.FRONT_END_PREVIEW_URL)


def address(token: str, language: str) -> str:
    """Where it shows the draft of a token in a language."""
    there = str(settings.FRONT_END_PREVIEW_URL)
    return there.replace(TOKEN, token).replace(LANGUAGE, language)


def origins() -> list[str]:
    """The origin that it is served from, such as `https://skola.example`; none without one."""
    if not is_there():
        return []
    parts = urlsplit(settings.FRONT_END_PREVIEW_URL)
    return [f"{parts.scheme}://{parts.netloc}"]


def check(**_given: Any) -> list[CheckMessage]:
    """Django's check of the setting: an Error for each thing that is wrong with it."""
    if not is_there():
        return []
    hint = f"Such as https://skola.example/preview?token={TOKEN}&language={LANGUAGE}"
    return [
        Error(f"FRONT_END_PREVIEW_URL {fault}.", hint=hint, id=f"front_end.E00{number}")
        for number, fault in _faults(settings.FRONT_END_PREVIEW_URL)
    ]


def _faults(given: str) -> Iterator[tuple[int, str]]:
    """What is wrong with an address, each with its number."""
    try:
        parts = urlsplit(given)
        host, _port = parts.hostname, parts.port
    except ValueError:
        parts, host = urlsplit(""), None
    if host is None or not _HOST.fullmatch(parts.netloc):
        yield 1, f"is no address with a host alone before its path: {given!r}"
        return
    if parts.scheme != "https" and not (parts.scheme == "http" and host in _LOCAL):
        yield 2, "must begin with https:// (http:// is for this machine alone): it carries a token"
    for mark in (TOKEN, LANGUAGE):
        if given.count(mark) != 1:
            yield 3, f"must hold {mark} once, where the front end reads it"
