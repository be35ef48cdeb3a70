"""What was wrong with an address: noted on the page, refused by the API."""

from dataclasses import dataclass
from typing import Literal

Fault = Literal[
    "unknown-parameter",
    "unknown-value",
    "malformed",
    "too-long",
    "out-of-range",
    "needs",
    "contrary",
    "lost-place",
    "not-available",
]


@dataclass(frozen=True, slots=True)
class Problem:
    """One parameter that was ignored, in whole or in part.

    `value` is what it said, shortened and without control characters; `nearest` is what would do
    instead, or empty. A parameter that needs another beside it, or is contrary to another, names
    that one there. A `lost-place` is a cursor of another selection, or one that is damaged. What is
    `not-available` the engine of this catalogue cannot do. All of it is the visitor's own text:
    escape it wherever it is shown.
    """

    parameter: str
    value: str
    fault: Fault
    nearest: str = ""
