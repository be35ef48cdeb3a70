"""What stands behind a picture's end, where something else can hide."""

import re
from io import BytesIO
from typing import Final
from zipfile import is_zipfile

_AFTER_SCAN: Final = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_STANDALONE: Final = frozenset({0x01, *range(0xD0, 0xD8)})
_MARKUP: Final = re.compile(
    rb"<(?:!doctype|html|head|body|script|svg|iframe|\?php)|%PDF-", re.IGNORECASE
)


def hides_something(content: bytes, kind: str) -> bool:
    """Whether markup, an archive or a PDF stands behind a picture of that kind (`JPEG`, `PNG` …).

    A telephone's own additions, such as a second view or a short film, are nothing of the sort.
    """
    rest = content[_END[kind](content) :] if kind in _END else b""
    return bool(rest) and (_MARKUP.search(rest) is not None or is_zipfile(BytesIO(rest)))


def _jpeg(content: bytes) -> int:
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xD9:
            return at + 2
        if marker == 0xFF:
            at += 1
        elif marker in _STANDALONE:
            at += 2
        else:
            at += 2 + int.from_bytes(content[at + 2 : at + 4])
            if marker == 0xDA:
                found = _AFTER_SCAN.search(content, at)
                at = found.start() if found else len(content)
    return len(content)


def _png(content: bytes) -> int:
    at = 8
    while at + 12 <= len(content):
        kind = content[at + 4 : at + 8]
        at += 12 + int.from_bytes(content[at : at + 4])
        if kind == b"IEND":
            return at
    return len(content)


def _riff(content: bytes) -> int:
    return 8 + int.from_bytes(content[4:8], "little")


def _boxes(content: bytes) -> int:
    at = 0
    while at + 8 <= len(content):
        size = int.from_bytes(content[at : at + 4])
        if size == 0:
            return len(content)
        if size == 1:
            size = int.from_bytes(content[at + 8 : at + 16])
        if size < 8 or at + size > len(content):
            break
        at += size
    return at


_END: Final = {
    "JPEG": _jpeg,
    "MPO": _jpeg,
    "PNG": _png,
    "WEBP": _riff,
    "AVIF": _boxes,
    "HEIF": _boxes,
}
