"""Folders for servers, which another user than root must be able to reach."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def own_folder() -> Iterator[Path]:
    """A folder that goes afterwards. Those of pytest are root's alone."""
    folder = Path(tempfile.mkdtemp(prefix="server-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
