"""What an index was built with, as one digest: another one means that it must be built anew."""

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Final

from search.engines.protocol import Engine, Target

_ROOT: Final = Path(__file__).resolve().parents[2]
_SOURCES: Final = (
    "catalogue_pages/activities",
    "catalogue_pages/bilingual",
    "catalogue_pages/identity/models.py",
    "catalogue_pages/media",
    "catalogue_pages/providers",
    "catalogue_pages/publication",
    "catalogue_pages/vocabularies/fetching.py",
    "catalogue_pages/vocabularies/formats.py",
    "catalogue_pages/vocabularies/models.py",
    "catalogue_pages/vocabularies/snapshot.py",
    "search/documents.py",
    "search/engines/fields.py",
    "search/facets",
    "search/indexing/building.py",
    "search/indexing/cards.py",
    "search/indexing/texts.py",
    "search/ordering.py",
    "search/text",
)
"""Code and data that documents are made with. A changed comment rebuilds once too often, and no
number has to be raised by hand."""
_PASSED_OVER: Final = {"__pycache__", "migrations", "LICENSE"}


def sources() -> list[Path]:
    """The files that documents are made with, in a fixed order."""
    named = (_ROOT / source for source in _SOURCES)
    files = (file for one in named for file in (one.rglob("*") if one.is_dir() else [one]))
    return sorted(file for file in files if file.is_file() and not _PASSED_OVER & set(file.parts))


@lru_cache(maxsize=1)
def _documents() -> str:
    digest = hashlib.blake2b(digest_size=16)
    for file in sources():
        digest.update(file.relative_to(_ROOT).as_posix().encode() + b"\0")
        digest.update(hashlib.blake2b(file.read_bytes()).digest())
    return digest.hexdigest()


def fingerprint(engine: Engine) -> str:
    """The digest of how documents are made and how they lie in this engine's indices."""
    return f"{engine.name}-{engine.mapping()[:16]}-{_documents()[:16]}"


def is_made_alike(target: Target, engine: Engine) -> bool:
    """Whether the engine's target was made as it would be made now. Raises EngineError."""
    return target.fingerprint == fingerprint(engine)
