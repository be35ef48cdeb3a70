"""What an index was built with, as one digest: another one means that it must be built anew."""

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Final

from search.engines.protocol import Engine

_ROOM: Final = Path(__file__).resolve().parent
_SEARCH: Final = _ROOM.parent
_SOURCES: Final = (
    _SEARCH / "documents.py",
    _ROOM / "building.py",
    _ROOM / "cards.py",
    _ROOM / "texts.py",
    _SEARCH / "facets",
    _SEARCH / "text",
)
"""Code and data that documents are made with. A changed comment rebuilds once too often, and no
number has to be raised by hand."""
_PASSED_OVER: Final = {"__pycache__", "LICENSE"}


@lru_cache(maxsize=1)
def _documents() -> str:
    digest = hashlib.blake2b(digest_size=16)
    for source in _SOURCES:
        files = sorted(source.rglob("*")) if source.is_dir() else [source]
        for file in files:
            if file.is_file() and not _PASSED_OVER & set(file.parts):
                digest.update(file.relative_to(_SEARCH).as_posix().encode() + b"\0")
                digest.update(hashlib.blake2b(file.read_bytes()).digest())
    return digest.hexdigest()


def fingerprint(engine: Engine) -> str:
    """The digest of how documents are made and how they lie in this engine's indices."""
    return f"{engine.name}-{engine.mapping()[:16]}-{_documents()[:16]}"
