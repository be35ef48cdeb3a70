"""What a file is by its bytes, and whether it may be unpacked: asked before anything is."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final
from zipfile import ZipFile, ZipInfo

from django.utils.translation import gettext as _

MB: Final = 1024 * 1024
LARGEST_UNPACKED: Final = 100 * MB
MOST_PARTS: Final = 500
LONGEST_STRETCH: Final = 4 * MB
"""The most of a part that has to be in memory at once: a row, a string, or a small part whole."""
MOST_STRINGS: Final = 500_000
_PACKAGE: Final = b"PK\x03\x04"
_COMPOUND: Final = b"\xd0\xcf\x11\xe0"
_CHUNK: Final = MB
_OVERLAP: Final = 200
_MARKUP: Final = re.compile(rb"\s*<(?:!doctype|html|\?xml|table|meta)", re.IGNORECASE)
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)
_CHAPTERS: Final = (
    ("xl/worksheets/", re.compile(rb"<(?:\w+:)?row[\s/>]")),
    ("xl/sharedStrings", re.compile(rb"<(?:\w+:)?si[\s/>]")),
)
_MERGED: Final = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*ref=[\"']([A-Z0-9:]+)")


class Unreadable(Exception):  # noqa: N818 - it is raised about a file, and says what would do
    """Raised when a file cannot be read from some line on."""

    def __init__(self, found: str, expected: str, line: int = 1) -> None:
        super().__init__(expected)
        self.found = found
        self.expected = expected
        self.line = line


def is_package(content: bytes) -> bool:
    """Whether these bytes are a zip file, as XLSX is."""
    return content.startswith(_PACKAGE)


def why_foreign(content: bytes) -> Unreadable | None:
    """What these bytes are when they are neither text nor XLSX; None for text."""
    if content.startswith(_COMPOUND):
        return Unreadable(
            _("an old or encrypted workbook"),
            _("an XLSX workbook without a password; save the file as “Excel Workbook (.xlsx)”"),
        )
    if _MARKUP.match(content[:1000].lstrip(b"\xef\xbb\xbf")):
        return Unreadable("HTML, XML", _("a CSV or XLSX file"))
    if content[:8] == b"%PDF-1.7"[:8] or content.startswith((b"%PDF", b"\x89PNG", b"{\\rtf")):
        return Unreadable(_("another sort of file"), _("a CSV or XLSX file"))
    if b"\x00" in content[:64]:
        return Unreadable(_("another sort of file"), _("a CSV or XLSX file"))
    return None


def check_package(archive: ZipFile) -> None:
    """Look at everything that a workbook holds, a piece at a time. Raises Unreadable."""
    parts = archive.infolist()
    size = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or size > LARGEST_UNPACKED:
        found = _("%(parts)d parts, %(size)d MB unpacked") % {
            "parts": len(parts),
            "size": size // MB,
        }
        raise Unreadable(found, _("a workbook of at most 100 MB when unpacked"))
    _check_names({part.filename for part in parts})
    for part in parts:
        if part.flag_bits & 1:
            raise Unreadable(part.filename, _("a workbook without a password"))
        try:
            _check_part(archive, part)
        except _BROKEN:
            raise Unreadable(part.filename, _("a workbook that is whole")) from None


def _check_names(names: set[str]) -> None:
    if any("vbaproject" in name.lower() or "macrosheet" in name.lower() for name in names):
        raise Unreadable(_("macros"), _("a workbook without macros (.xlsx)"))
    if any(name.startswith("xl/externalLinks/") for name in names):
        raise Unreadable(_("links to other files"), _("a workbook that holds its values itself"))
    if "[Content_Types].xml" not in names or "xl/workbook.xml" not in names:
        raise Unreadable(_("another sort of file"), _("a CSV or XLSX file"))


def _check_part(archive: ZipFile, part: ZipInfo) -> None:
    chapter = next((mark for start, mark in _CHAPTERS if part.filename.startswith(start)), None)
    strings = since = 0
    for chunk in _chunks(archive, part):
        if b"<!DOCTYPE" in chunk or b"<!ENTITY" in chunk:
            raise Unreadable("<!DOCTYPE>", _("a workbook without XML entities"))
        merged = _MERGED.search(chunk) if part.filename.startswith("xl/worksheets/") else None
        if merged:
            place = merged[1].decode()
            raise Unreadable(place, _("no merged cells; divide them"), _line_of(place))
        starts = [found.start() for found in chapter.finditer(chunk)] if chapter else []
        strings += len(starts) if part.filename.startswith("xl/sharedStrings") else 0
        since = len(chunk) - starts[-1] if starts else since + len(chunk)
        if since > LONGEST_STRETCH or strings > MOST_STRINGS:
            raise Unreadable(part.filename, _("a workbook whose parts are of a usual size"))


def _chunks(archive: ZipFile, part: ZipInfo) -> Iterator[bytes]:
    """A part in pieces that overlap, so that no word is cut; without the zeros of UTF-16."""
    tail = b""
    with archive.open(part) as stream:
        while piece := stream.read(_CHUNK):
            piece = piece.replace(b"\x00", b"")
            yield tail + piece
            tail = piece[-_OVERLAP:]


def _line_of(place: str) -> int:
    digits = re.search(r"[0-9]{1,7}", place)
    return int(digits[0]) if digits else 1
