"""The folder of tantivy indices, and which of them searches read.

<root>/live                    the name of the live index, replaced atomically
<root>/embedded-20260901-…/    one index
"""

import hashlib
import shutil
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Final
from uuid import uuid4

from search.engines.embedded import schema
from search.engines.embedded.index import TantivyIndex
from search.engines.protocol import EngineError, Health, Target

PREFIX: Final = "embedded-"
POINTER: Final = "live"


class Shelf:
    """The indices below one folder: the lifecycle half of the embedded engine."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._opened: dict[str, TantivyIndex] = {}
        self._pointed: tuple[tuple[int, int], str] | None = None
        self._lock = Lock()

    def live(self) -> TantivyIndex:
        """The index that searches read now. Raises EngineError when nothing was ever built.

        One that vanished after its name was read has been replaced: its successor is opened.
        """
        name = self.live_name()
        if name is None:
            raise EngineError("No index has been built yet; `manage.py index rebuild` makes it.")
        try:
            return self.open(name)
        except EngineError:
            successor = self.live_name()
            if successor in (name, None):
                raise
            return self.open(str(successor))

    def live_name(self) -> str | None:
        """The name of the index that searches read, even if it is broken; None without one.

        Raises EngineError when that cannot be told.
        """
        pointer = self.root / POINTER
        try:
            state = pointer.stat()
            key = (state.st_ino, state.st_mtime_ns)
            pointed = self._pointed
            if pointed is None or pointed[0] != key:
                pointed = self._pointed = (key, pointer.read_text().strip())
        except FileNotFoundError:
            return None
        except OSError as error:
            raise EngineError(f"{pointer.name} cannot be read: {error}") from error
        return pointed[1]

    def build(self, fingerprint: str) -> TantivyIndex:
        """A new, empty index that searches do not read yet, made with `fingerprint`."""
        name = f"{PREFIX}{datetime.now(UTC):%Y%m%d-%H%M%S}-{uuid4().hex[:6]}"
        try:
            made = TantivyIndex.create(self.root / name, fingerprint)
        except (OSError, ValueError) as error:
            raise EngineError(f"No index can be made in {self.root}: {error}") from error
        with self._lock:
            self._opened[name] = made
        return made

    def publish(self, target: Target) -> str | None:
        """Let searches read this index from now on; returns the name of the one before."""
        before = self.live_name()
        draft = self.root / f".{POINTER}-{uuid4().hex}"
        try:
            draft.write_text(target.name)
            draft.replace(self.root / POINTER)
        except OSError as error:
            raise EngineError(f"The index {target.name} cannot be published: {error}") from error
        return None if before == target.name else before

    def discard(self, name: str) -> None:
        """Delete an index; unknown names are no error, and the one that searches read stays.

        A process that still reads it keeps its open files until it lets go of them.
        """
        if not self.keeps(name) or name == self.live_name():
            return
        with self._lock:
            self._opened.pop(name, None)
        shutil.rmtree(self.root / name, ignore_errors=True)

    def mapping(self) -> str:
        """A digest of how documents lie in an index: another one needs a rebuild."""
        return hashlib.blake2b(Path(schema.__file__).read_bytes(), digest_size=16).hexdigest()

    def names(self) -> list[str]:
        """The names of all indices that lie here, live or not."""
        return sorted(path.name for path in self.root.glob(f"{PREFIX}*") if path.is_dir())

    def keeps(self, name: str) -> bool:
        """Whether an index of that name is one of its own, there or not."""
        return name.startswith(PREFIX) and Path(name).name == name

    def open(self, name: str) -> TantivyIndex:
        """The index of that name. Raises EngineError when there is none."""
        with self._lock:
            opened = self._opened.get(name)
            if opened is None or not opened.path.exists():
                # Whatever else was deleted meanwhile is let go of, too.
                self._opened = {
                    other: index for other, index in self._opened.items() if index.path.exists()
                }
                opened = self._opened[name] = TantivyIndex(self.root / name)
            return opened

    def health(self) -> Health:
        """Whether searches can be answered, with the reason when not."""
        try:
            self.live().searcher()
        except EngineError as error:
            return Health(ok=False, detail=str(error))
        return Health(ok=True)
