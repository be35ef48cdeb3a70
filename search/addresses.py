"""The query string of an address as clean text, whatever somebody put there."""

import re
from collections.abc import Iterable, Mapping, MutableSequence, Sequence
from difflib import get_close_matches
from typing import Final
from urllib.parse import parse_qsl

from search.problems import Problem

LONGEST_ADDRESS: Final = 8_000
"""Characters of a query string that are read."""
MOST_PARAMETERS: Final = 200
SHOWN: Final = 60
"""Characters of a faulty value that a note repeats."""

# Control characters and NUL, lone surrogates, private use, byte order marks, marks that turn the
# direction of the line, and what stands for broken UTF-8: nothing that anybody types.
_UNREADABLE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\uffff]"
)
_SPACE: Final = re.compile(r"\s+")

Parameters = Mapping[str, Sequence[str]]


def read_parameters(query_string: str) -> dict[str, list[str]]:
    """The parameters of a query string as WSGI or ASGI hand it over, in their order.

    Never raises: broken escapes and bytes become U+FFFD, and what is past LONGEST_ADDRESS or
    MOST_PARAMETERS is not read.
    """
    try:
        text = query_string.encode("latin-1").decode("utf-8", "replace")
    except UnicodeEncodeError:
        text = query_string
    pairs = parse_qsl(text[:LONGEST_ADDRESS], keep_blank_values=True, errors="replace")
    parameters: dict[str, list[str]] = {}
    for name, value in pairs[:MOST_PARAMETERS]:
        parameters.setdefault(name, []).append(value)
    return parameters


def last_given(parameters: Parameters, name: str) -> str:
    """The last value given, as a form's last field of a name counts; empty without any."""
    return next((value for value in reversed(parameters.get(name, ())) if value), "")


def whole_number(
    parameters: Parameters,
    name: str,
    default: int | None,
    largest: int,
    problems: MutableSequence[Problem],
) -> int | None:
    """A whole number from 1 to `largest`; the nearest one of them for a number outside."""
    value = last_given(parameters, name)
    if not value:
        return default
    digits = value.strip().removeprefix("-")
    if not (digits.isascii() and digits.isdigit()):
        instead = "" if default is None else str(default)
        problems.append(Problem(name, shortened(value), "malformed", instead))
        return default
    # Digits beyond what an address may sensibly hold are large whatever they say.
    number = largest + 1 if len(digits) > 9 else int(digits)
    number = min(max(-number if value.strip().startswith("-") else number, 1), largest)
    if str(number) != value.strip().lstrip("0"):
        problems.append(Problem(name, shortened(value), "out-of-range", str(number)))
    return number


def too_long(query_string: str) -> list[Problem]:
    """The problem of a query string that `read_parameters` does not read to its end, if any."""
    if len(query_string) <= LONGEST_ADDRESS and query_string.count("&") < MOST_PARAMETERS:
        return []
    return [Problem("", shortened(query_string), "too-long")]


def cleaned(text: str) -> tuple[str, bool]:
    """A text without unreadable characters and with single spaces, and whether it was readable."""
    readable = _UNREADABLE.sub(" ", text)
    return _SPACE.sub(" ", readable).strip(), readable == text


def shortened(text: str) -> str:
    """A faulty text as a note may repeat it."""
    clean = cleaned(text)[0]
    return clean if len(clean) <= SHOWN else clean[: SHOWN - 1] + "…"


def nearest(text: str, known: Iterable[str]) -> str:
    """The known code that looks most like a faulty text, or empty when none does."""
    found: Sequence[str] = get_close_matches(text[:SHOWN].strip().lower(), list(known), 1, 0.6)
    return found[0] if found else ""
