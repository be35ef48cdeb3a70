"""Where the words of a text begin and end."""

import re
from dataclasses import dataclass
from typing import Final

# Letters and digits; an inner apostrophe or the bracket of "Bebr[a]s" joins, everything else parts.
_WORD: Final = re.compile(r"[^\W_]+(?:(?:['’]|\[(?=\w))[^\W_]+\]?[^\W_]*)*")
_INNER: Final = re.compile(r"['’\[\]]")
LONGEST_WORD: Final = 60
"""A longer run of letters is no word of any language; it is cut, so that no index term explodes."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word in lower case, with the offsets (in characters) of what stands in the text."""

    text: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """The words of a plain text in their order."""
    return [
        Word(_INNER.sub("", match[0].lower())[:LONGEST_WORD], match.start(), match.end())
        for match in _WORD.finditer(text)
    ]
