"""What was wrong with an address: noted on the page, refused by the API."""

from dataclasses import dataclass
from typing import Literal

Fault = Literal["unknown-parameter", "unknown-value", "malformed", "too-long", "out-of-range"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One parameter that was ignored: what it was, and the nearest that would do (or empty)."""

    parameter: str
    value: str
    fault: Fault
    nearest: str = ""
