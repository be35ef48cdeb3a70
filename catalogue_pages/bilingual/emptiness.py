"""What counts as empty: the one answer that reading, completeness and `lang` marking share."""

import re
from html import unescape

from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.rich_text import RichText

_TAG = re.compile(r"<[^>]*>")
_SAYS_SOMETHING = re.compile(r"<(?:img|embed|hr|iframe|video)\b", re.IGNORECASE)


def is_empty(value: object) -> bool:
    """Tell whether a field's value says nothing to a reader.

    Takes any value that a page field or a block can hold. An emptied rich text (`<p></p>`), white
    space (also no-break spaces) and a StreamField whose blocks are all empty are empty; zero and
    false are answers and therefore not.
    """
    match value:
        case None:
            empty = True
        case bool() | int() | float():
            empty = False
        case RichText():
            empty = _is_empty_markup(value.source)
        case str():
            empty = _is_empty_markup(value)
        case StreamValue():
            empty = all(is_empty(block.value) for block in value)
        case StructValue():
            empty = all(is_empty(part) for part in value.values())
        case ListValue() | list() | tuple() | set() | frozenset():
            empty = all(is_empty(part) for part in value)
        case _:
            empty = False
    return empty


def _is_empty_markup(text: str) -> bool:
    if "<" not in text:
        return not unescape(text).strip(" \t\r\n\u00a0\u200b")
    if _SAYS_SOMETHING.search(text):
        return False
    return not unescape(_TAG.sub("", text)).strip(" \t\r\n\u00a0\u200b")
