"""Office files that are refused: those with programs, remote parts, or more than they seem."""

import re
from io import BytesIO
from pathlib import PurePosixPath
from typing import Final
from zipfile import BadZipFile, ZipFile, ZipInfo

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MOST_PARTS: Final = 5_000
MOST_UNPACKED: Final = 200 * 1024 * 1024
_FOLDERS: Final = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/"}
_OPEN: Final = {
    "odt": b"application/vnd.oasis.opendocument.text",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
    "odp": b"application/vnd.oasis.opendocument.presentation",
}
EXTENSIONS: Final = frozenset({*_FOLDERS, *_OPEN})
_PROGRAMS: Final = re.compile(
    r"vbaproject|vbadata|macrosheets/|activex/|^(basic|scripts)/|"
    r"\.(exe|dll|com|scr|bat|cmd|ps1|vbs?|js|jar|hta|lnk|sh|msi)$",
    re.IGNORECASE,
)
_EMBEDDED: Final = re.compile(r"embeddings/[^/]+\.bin$|^object[^/]*/.*\.bin$", re.IGNORECASE)
_ENABLED: Final = re.compile(rb"macroEnabled|ms-office\.vbaProject", re.IGNORECASE)
_REMOTE: Final = re.compile(
    rb"<Relationship\b(?=[^>]*TargetMode\s*=\s*[\"']External)"
    rb"(?=[^>]*Type\s*=\s*[\"'][^\"']*/(?:attachedTemplate|oleObject|frame|subDocument|externalLinkPath))",
    re.IGNORECASE,
)
_ENTITIES: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)

_DAMAGED: Final = _("it is damaged")
_PROGRAM: Final = _("it holds macros or programs")


def kind_of(content: bytes) -> str | None:
    """Which office format the content is (`docx`, `ods` …); None when it is none."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                said = archive.read("mimetype").strip()
                return next((kind for kind, mime in _OPEN.items() if said == mime), None)
            if "[Content_Types].xml" not in names:
                return None
            return next(
                (
                    kind
                    for kind, folder in _FOLDERS.items()
                    if any(name.startswith(folder) for name in names)
                ),
                None,
            )
    except (BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return None


def objections(content: bytes) -> list[Promise]:
    """Why an office file is not taken; empty when nothing speaks against it."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                return [_("unpacked, it would be too large")]
            if any(part.flag_bits & 1 for part in parts):
                return [_("it is encrypted or asks for a password")]
            return list(dict.fromkeys(_found(archive, parts)))
    except (BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        return [_DAMAGED]


def _found(archive: ZipFile, parts: list[ZipInfo]) -> list[Promise]:
    found: list[Promise] = []
    for part in parts:
        if _PROGRAMS.search(part.filename):
            found.append(_PROGRAM)
        if _EMBEDDED.search(part.filename):
            found.append(_("other files are embedded in it"))
        body = archive.read(part)  # raises BadZipFile where the content is not what was declared
        if PurePosixPath(part.filename).suffix in {".xml", ".rels"}:
            found += _found_in_markup(body)
    return found


def _found_in_markup(body: bytes) -> list[Promise]:
    found: list[Promise] = []
    if _ENTITIES.search(body):
        found.append(_("it defines entities, which no office program writes"))
    if _ENABLED.search(body):
        found.append(_PROGRAM)
    if _REMOTE.search(body):
        found.append(_("it fetches a part of itself from elsewhere"))
    return found
