"""Text that a spreadsheet would take for a formula, made harmless, and read back as it was.

A spreadsheet calculates what begins with one of a few characters. An apostrophe in front makes it
text. So that nothing is lost on the way back, text that already has apostrophes in front of such a
character gets one more, and reading takes exactly one away.

Where the list separator is a semicolon, as in Latvia, a spreadsheet that opens a file with commas
begins a cell after every semicolon and tab in a text, and a row after every line break. So the same
is done there; a dash before a space, as in lists, is left alone.
"""

import re
from typing import Final

_DANGEROUS: Final = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_ESCAPED: Final = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")
_BEGINS: Final = r"(?<=[;\t\r\n])"
_COUNTS: Final = r"(?:[=+@＝＋－＠]|-(?=\S))"
_DANGEROUS_WITHIN: Final = re.compile(rf"{_BEGINS}(?='*{_COUNTS})")
_ESCAPED_WITHIN: Final = re.compile(rf"{_BEGINS}'(?='*{_COUNTS})")


def harmless(text: str) -> str:
    """The text as a spreadsheet may hold it."""
    within = _DANGEROUS_WITHIN.sub("'", text)
    return f"'{within}" if _DANGEROUS.match(text) else within


def meant(cell: str) -> str:
    """What a cell says: the contrary of `harmless`."""
    text = cell[1:] if _ESCAPED.match(cell) else cell
    return _ESCAPED_WITHIN.sub("", text)
