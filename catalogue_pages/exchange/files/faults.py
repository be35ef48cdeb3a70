"""What is wrong with a file: where it stands, what was found, and what was expected."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from difflib import get_close_matches

from django.utils.translation import gettext as _

SHOWN_CHARACTERS = 80


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a file.

    `line` is the physical line (from 1) on which the row begins, also where cells hold line breaks;
    `column` is empty when the whole row or file is at fault. `expected` says what would be right,
    and `nearest` is the valid value that was probably meant, or empty.
    """

    line: int
    column: str
    value: str
    expected: str
    nearest: str = ""

    def __str__(self) -> str:
        where = _("Line %(line)d") % {"line": self.line}
        if self.column:
            where += _(", column %(column)s") % {"column": self.column}
        text = f"{where}: “{shortened(self.value)}”. " + _("Expected: %(expected)s.") % {
            "expected": self.expected
        }
        if self.nearest:
            text += " " + _("Did you mean “%(nearest)s”?") % {"nearest": self.nearest}
        return text

    def as_dict(self) -> dict[str, str | int]:
        """The fault for a JSON report."""
        return {**asdict(self), "value": shortened(self.value)}


class Unfit(Exception):  # noqa: N818 - it is raised about a value, and says what would fit
    """Raised by the reader of a cell: the value is not what the column holds."""

    def __init__(self, expected: str, nearest: str = "") -> None:
        super().__init__(expected)
        self.expected = expected
        self.nearest = nearest


def shortened(value: str) -> str:
    """A value short enough for a report, with control characters and broken bytes made visible."""
    text = value[:SHOWN_CHARACTERS] + ("…" if len(value) > SHOWN_CHARACTERS else "")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def nearest(value: str, known: Iterable[str]) -> str:
    """The known value that resembles `value` most; empty when none does."""
    by_folded = {name.casefold(): name for name in known}
    close = get_close_matches(value.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[close[0]] if close else ""
