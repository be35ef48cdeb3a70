"""Text that a spreadsheet would take for a formula, made harmless, and read back as it was.

A spreadsheet calculates what begins with one of a few characters. An apostrophe in front makes it
text. So that nothing is lost on the way back, text that already has apostrophes in front of such a
character gets one more, and reading takes exactly one away.
"""

import re
from typing import Final

_DANGEROUS: Final = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_ESCAPED: Final = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")


def harmless(text: str) -> str:
    """The text as a spreadsheet may hold it."""
    return f"'{text}" if _DANGEROUS.match(text) else text


def meant(cell: str) -> str:
    """What a cell says: the contrary of `harmless`."""
    return cell[1:] if _ESCAPED.match(cell) else cell
