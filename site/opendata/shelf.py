"""The versions on the disk: a folder each, which appears whole and goes whole.

A folder whose name is no version's is nobody's business but the maker's.
"""

import json
import os
import re
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, Final, Self

from django.conf import settings

from opendata.files import sync_folder, write_json
from opendata.kinds import VERSION_FILE

_NAMED: Final = re.compile(r"(\d{4}-\d{2}-\d{2})\.([1-9]\d{0,3})", re.ASCII)
_MAKING: Final = ".making-"
_REMOVING: Final = ".removing-"
_STATE: Final = "state.json"


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """A version: its day, and its number among those of the day."""

    day: date
    number: int

    def __str__(self) -> str:
        return f"{self.day.isoformat()}.{self.number}"

    @classmethod
    def parse(cls, name: str) -> Self | None:
        """The version of that name (`2026-11-23.1`), or None where it is no version's."""
        named = _NAMED.fullmatch(name)
        if named is None:
            return None
        try:
            return cls(date.fromisoformat(named[1]), int(named[2]))
        except ValueError:
            return None


def root() -> Path:
    """The folder of all versions."""
    return Path(settings.OPEN_DATA_DIR)


def folder(version: Version) -> Path:
    """Where the files of a version lie."""
    return root() / str(version)


def versions() -> list[Version]:
    """The versions that there are, the newest first."""
    if not root().is_dir():
        return []
    named = (Version.parse(entry.name) for entry in root().iterdir() if entry.is_dir())
    return sorted((one for one in named if one is not None), reverse=True)


def latest() -> Version | None:
    """The newest version; None before the first."""
    return next(iter(versions()), None)


def described(version: Version) -> dict[str, Any] | None:
    """What a version says of itself; None when it has gone."""
    try:
        said: dict[str, Any] = json.loads((folder(version) / VERSION_FILE).read_text())
    except FileNotFoundError:
        return None
    return said


def new_folder() -> Path:
    """An empty folder in which a version is made."""
    return Path(mkdtemp(prefix=_MAKING, dir=root()))


def next_version(day: date) -> Version:
    """The version to be made on a day; its name was never another's, also of one removed."""
    taken = [one for one in (*versions(), Version.parse(state().get("last", ""))) if one]
    newest = max(taken, default=None)
    if newest is None or newest.day < day:
        return Version(day, 1)
    return Version(newest.day, newest.number + 1)  # also where the clock was set back


def place(made: Path, version: Version) -> None:
    """Let a finished folder be a version. Raises OSError when there is one of its name."""
    made.chmod(0o755)
    sync_folder(made)
    made.rename(folder(version))
    sync_folder(root())


def remove(version: Version) -> None:
    """Take a version away, whole; nothing happens when it has gone."""
    going = root() / f"{_REMOVING}{version}"
    try:
        folder(version).rename(going)
    except FileNotFoundError:
        return
    shutil.rmtree(going, ignore_errors=True)


def sweep() -> None:
    """Delete what makers that were killed have left. Only who makes a version may do so."""
    root().mkdir(parents=True, exist_ok=True)
    for entry in root().iterdir():
        if entry.name.startswith((_MAKING, _REMOVING)):
            shutil.rmtree(entry, ignore_errors=True)


def state() -> dict[str, Any]:
    """What the last look has left: when it was, what it saw, the last version's name."""
    try:
        kept: dict[str, Any] = json.loads((root() / _STATE).read_text())
    except (FileNotFoundError, ValueError):
        return {}
    return kept


def keep_state(**more: Any) -> None:
    """Remember something more."""
    partial = root() / f".{_STATE}.{os.getpid()}"
    write_json(partial, {**state(), **more})
    partial.replace(root() / _STATE)
