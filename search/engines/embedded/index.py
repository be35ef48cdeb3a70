"""One tantivy index on disk: a target that is written to, and what searches read.

Many processes read it and one at a time writes to it: tantivy's lock on the folder is the system's
(flock), so it goes with a process that dies. A commit replaces `meta.json` atomically; what a
killed process had written of its next commit is deleted by the next writer.
"""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Lock
from typing import Final
from uuid import UUID

import tantivy

from search.engines.embedded.schema import build_schema, entry_of, to_tantivy
from search.engines.fields import (
    DIGEST,
    EXPIRES_AT,
    ID,
    LONG_AGO,
    REMOVED,
    VERSION,
    made,
    newest,
)
from search.engines.protocol import EngineError, IndexEntry, Refusal, Removal, Update

FINGERPRINT: Final = "fingerprint"
_HEAP: Final = 64_000_000
_WRITER_WAIT: Final = 60.0
"""Seconds to wait while another process writes to the same index."""
_PAGE: Final = 1000


class TantivyIndex:
    """One index in a folder of its own.

    A removed activity leaves a tombstone: its id, its version and an expiry long past, which every
    search passes over. So an older document that comes late does not bring it back. Tombstones go
    with the index when the next one is built.
    """

    def __init__(self, path: Path) -> None:
        """Open the index in `path`. Raises EngineError when there is none or it cannot be read."""
        self.name = path.name
        self.path = path
        self._lock = Lock()
        self._seen: tuple[int, int, int] | None = None
        try:
            self._index = tantivy.Index.open(str(path))
        except (OSError, ValueError) as error:
            raise EngineError(
                f"The index {path.name} cannot be opened; `manage.py index rebuild` makes it anew."
            ) from error
        self._index.config_reader("manual")
        self.schema = self._index.schema

    @property
    def fingerprint(self) -> str:
        """What it was built with; empty when that is not known."""
        try:
            return (self.path / FINGERPRINT).read_text()
        except OSError:
            return ""

    @classmethod
    def create(cls, path: Path, fingerprint: str) -> "TantivyIndex":
        """Make an empty index in a new folder."""
        path.mkdir(parents=True)
        tantivy.Index(build_schema(), path=str(path), reuse=False)
        (path / FINGERPRINT).write_text(fingerprint)
        return cls(path)

    @property
    def state(self) -> tuple[int, int, int] | None:
        """Which commit the searches read: another value after every commit."""
        return self._seen

    def searcher(self) -> tantivy.Searcher:
        """What searches read: the last commit of whatever process. Raises EngineError."""
        with self._lock:
            try:
                meta = (self.path / "meta.json").stat()
                state = (meta.st_ino, meta.st_mtime_ns, meta.st_size)
                if state != self._seen:
                    self._index.reload()
                    self._seen = state
            except (OSError, ValueError) as error:
                raise EngineError(f"The index {self.name} cannot be read: {error}") from error
            return self._index.searcher()

    def apply(self, updates: Sequence[Update]) -> list[Refusal]:
        """Write a batch: all of it visible afterwards, or none and an EngineError.

        Of each id the higher version stays; an equal one is written again. Returns those whose
        documents cannot be made.
        """
        batch = newest(updates)
        if not batch:
            return []
        pairs, refused = made(batch, _written)
        writer = self._writer()
        try:
            held = self._versions([update.id for update in batch])
            for update, document in pairs:
                if held.get(update.id, -1) <= update.version:
                    writer.delete_documents_by_term(ID, str(update.id))
                    writer.add_document(document)
            writer.commit()
            writer.wait_merging_threads()
        except (OSError, ValueError) as error:
            raise EngineError(f"The index {self.name} cannot be written: {error}") from error
        return refused

    def entries(self) -> Iterator[IndexEntry]:
        """Everything the index holds, for `index check`."""
        searcher = self.searcher()
        everything = tantivy.Query.all_query()
        for offset in range(0, searcher.num_docs, _PAGE):
            found = searcher.search(everything, limit=_PAGE, offset=offset, count=False)
            for _score, address in found.hits:
                identity, version, digest = entry_of(searcher.doc(address))
                if digest != REMOVED:
                    yield IndexEntry(identity, version, digest)

    def count(self) -> int:
        """How many activities it holds."""
        searcher = self.searcher()
        tombstones = tantivy.Query.term_query(self.schema, DIGEST, REMOVED, "basic")
        found: int = searcher.search(tombstones, limit=1).count  # type: ignore[attr-defined]
        return searcher.num_docs - found

    def _versions(self, ids: Sequence[UUID]) -> dict[UUID, int]:
        searcher = self.searcher()
        wanted = tantivy.Query.term_set_query(self.schema, ID, [str(one) for one in ids])
        found = searcher.search(wanted, limit=len(ids) + 1, count=False)
        pairs = (entry_of(searcher.doc(address))[:2] for _score, address in found.hits)
        return dict(pairs)

    def _writer(self) -> tantivy.IndexWriter:
        deadline = time.monotonic() + _WRITER_WAIT
        while True:
            try:
                return self._index.writer(_HEAP, num_threads=1)
            except ValueError as error:
                if "LockBusy" not in str(error) or time.monotonic() > deadline:
                    raise EngineError(
                        f"The index {self.name} cannot be written: {error}"
                    ) from error
                time.sleep(0.05)


def _written(update: Update) -> tantivy.Document:
    if isinstance(update, Removal):
        return _tombstone(update)
    return to_tantivy(update)


def _tombstone(removal: Removal) -> tantivy.Document:
    tombstone = tantivy.Document()
    tombstone.add_text(ID, str(removal.id))
    tombstone.add_unsigned(VERSION, removal.version)
    tombstone.add_text(DIGEST, REMOVED)
    tombstone.add_date(EXPIRES_AT, LONG_AGO)
    return tombstone
