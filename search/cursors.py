"""Cursors in addresses: a place in a list, signed, and bound to the selection that it belongs to.

An engine says in its own words where a hit stands (`Hit.cursor`). What a visitor could change is
signed, so an engine is only ever handed its own words again.
"""

from collections.abc import MutableSequence
from dataclasses import replace
from typing import Final

from django.core.signing import BadSignature, Signer

from search.addresses import Parameters, last_given, shortened
from search.problems import Problem
from search.results import Results
from search.selection import AFTER, PAGE_SIZE, Selection

_MADE_SO: Final = "search.cursors.1"
"""Raised by hand when engines order otherwise: cursors from before are then lost places."""


def signed(cursor: str, selection: Selection) -> str:
    """An engine's cursor as the parameter `after` of an address; empty when there is none."""
    return _signer(selection).sign_object(cursor) if cursor else ""


def further(selection: Selection, results: Results) -> str:
    """The signed cursor behind the last hit; empty at the end, or where the engine has none."""
    return signed(results.hits[-1].cursor, selection) if results.hits and results.more else ""


def read_cursor(
    parameters: Parameters, selection: Selection, problems: MutableSequence[Problem]
) -> str | None:
    """The engine's cursor of an address; None without one.

    Never raises: one that is damaged or belongs to another selection goes to the problems.
    """
    value = last_given(parameters, AFTER)
    if not value:
        return None
    try:
        return str(_signer(selection).unsign_object(value))
    except (BadSignature, ValueError):
        problems.append(Problem(AFTER, shortened(value), "lost-place"))
        return None


def _signer(selection: Selection) -> Signer:
    """Pages may be longer or shorter; only names are ordered by a language's alphabet."""
    listed = replace(selection, page=1, page_size=PAGE_SIZE).to_query()
    alphabet = selection.language if selection.sort == "name" else ""
    return Signer(sep=".", salt=f"{_MADE_SO}:{alphabet}?{listed}")
