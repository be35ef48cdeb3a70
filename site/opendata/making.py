"""Making a version: everything is read and written beside, and appears in one step or not at all.

A process that is killed leaves a folder that nobody is sent anything from; the next one begins
anew. One process makes at a time, by a lock that goes with its process.
"""

import hashlib
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, Final, Literal

from django.conf import settings
from django.utils import timezone

from catalogue_pages.changes.models import Edition
from catalogue_pages.changes.positions import last_position
from catalogue_pages.vocabularies import snapshot
from opendata import rows, shelf
from opendata.describing import of_columns, of_version
from opendata.files import (
    checksum,
    count_lines,
    read_lines,
    write_csv,
    write_json,
    write_lines,
    write_text,
)
from opendata.kinds import (
    ACTIVITIES,
    BY_NAME,
    CHECKSUMS,
    FORMS,
    KINDS,
    OCCURRENCES,
    PROVIDERS,
    VERSION_FILE,
    VOCABULARIES,
    media_type,
)
from opendata.rows import Progress, Row
from opendata.shelf import Version
from search.indexing.exclusion import only_one

LOCK: Final = "open-data"
ROUNDS: Final = 4
"""How often what ceased to be public meanwhile is taken out again."""
_ASKED_AT_ONCE: Final = 1000
_STILL_PUBLIC: Final = {
    ACTIVITIES.file("jsonl"): rows.public_activities,
    PROVIDERS.file("jsonl"): rows.public_providers,
}

Still = Callable[[list[str]], set[str]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: the version that now is the newest, its rows and size in bytes.

    `busy` is a process that found another one at work, and did nothing.
    """

    outcome: Literal["made", "unchanged", "busy"]
    version: str = ""
    rows: dict[str, int] = field(default_factory=dict)
    bytes: int = 0
    removed: tuple[str, ...] = ()
    seconds: float = 0.0

    def as_json(self) -> dict[str, Any]:
        """The same for programs."""
        return asdict(self)


def seen() -> dict[str, int]:
    """What tells that something may have changed, without reading it; two queries."""
    edition = Edition.objects.filter(name=snapshot.EDITION).values_list("number", flat=True)
    return {"position": last_position(), "vocabularies": edition.first() or 0}


def make(progress: Progress = lambda _done: None, *, dry_run: bool = False) -> Outcome:
    """Make a version of what is public now, unless the newest one says the same.

    A dry run makes everything and keeps nothing. Raises OSError when files cannot be written.
    """
    begun, now, stood = time.monotonic(), timezone.now(), seen()
    with only_one(LOCK) as mine:
        if not mine:
            return Outcome("busy")
        shelf.sweep()
        made = shelf.new_folder()
        try:
            _fill(made, progress)
            files = _finish(made)
            outcome = _put(made, files, now, dry_run=dry_run)
        finally:
            shutil.rmtree(made, ignore_errors=True)
        if not dry_run:
            shelf.keep_state(looked_at=now.isoformat(), seen=stood)
    seconds = round(time.monotonic() - begun, 1)
    return Outcome(**{**asdict(outcome), "seconds": seconds})


def _fill(made: Path, progress: Progress) -> None:
    """Read everything. Providers come last, so that each activity's is there or has gone."""
    write_lines(made / ACTIVITIES.file("jsonl"), rows.activities(progress))
    write_lines(made / PROVIDERS.file("jsonl"), rows.providers())
    write_lines(made / VOCABULARIES.file("jsonl"), rows.terms())


def _finish(made: Path) -> list[dict[str, Any]]:
    """Make all files of what is still public, until nothing ceases while they are made."""
    files: list[dict[str, Any]] = []
    for _round in range(ROUNDS):
        left_out = [_leave_out(made / name, still) for name, still in _STILL_PUBLIC.items()]
        if files and not any(left_out):
            break
        _derive(made)
        files = [_told(path) for path in sorted(made.iterdir()) if path.name in _listed()]
    return files


def _leave_out(path: Path, still: Still) -> bool:
    """Take out of a file what everybody may not see any more; returns whether there was any."""
    if all(len(kept) == asked for kept, asked in _kept(path, still)):
        return False
    partly = path.with_suffix(".partial")
    write_lines(partly, (row for kept, _asked in _kept(path, still) for row in kept))
    partly.replace(path)
    return True


def _kept(path: Path, still: Still) -> Iterator[tuple[list[Row], int]]:
    """The rows that are still public with how many were asked about, a chunk at a time."""
    lines = read_lines(path)
    while chunk := list(islice(lines, _ASKED_AT_ONCE)):
        public = still([row["id"] for row in chunk])
        yield [row for row in chunk if row["id"] in public], len(chunk)


def _derive(made: Path) -> None:
    """Every other file from those that were read into."""
    lines = made / ACTIVITIES.file("jsonl")
    write_lines(made / OCCURRENCES.file("jsonl"), _occurrences(read_lines(lines)))
    for kind in KINDS:
        write_csv(made / kind.file("csv"), kind, read_lines(made / kind.file("jsonl")))
        write_json(made / kind.metadata_file, of_columns(kind))


def _occurrences(activities: Iterable[Row]) -> Iterator[Row]:
    for activity in activities:
        for one in activity["occurrences"]:
            yield {"activity_id": activity["id"], **one}


def _listed() -> set[str]:
    return {name for kind in KINDS for name in (*map(kind.file, FORMS), kind.metadata_file)}


def _told(path: Path) -> dict[str, Any]:
    """What a version says of one of its files; `rows` is None where it holds none."""
    kind = BY_NAME[path.name.partition(".")[0]]
    is_metadata = path.name == kind.metadata_file
    return {
        "name": path.name,
        "kind": kind.name,
        "media_type": media_type(path.name),
        "bytes": path.stat().st_size,
        "sha256": checksum(path),
        "rows": None if is_metadata else count_lines(path.with_suffix(".jsonl")),
    }


def _put(made: Path, files: list[dict[str, Any]], now: datetime, *, dry_run: bool) -> Outcome:
    """Let what was made be the newest version, unless that says the same."""
    digest = hashlib.sha256("".join(one["sha256"] for one in files).encode()).hexdigest()
    figures = partial(
        Outcome,
        rows={kind.name: _rows(files, kind.file("csv")) for kind in KINDS},
        bytes=sum(one["bytes"] for one in files),
    )
    newest = shelf.latest()
    known = shelf.described(newest) if newest else None
    if known is not None and known["digest"] == digest:
        return figures("unchanged", str(newest))
    version = shelf.next_version(timezone.localdate(now))
    if dry_run:
        return figures("made", str(version))
    write_json(made / VERSION_FILE, of_version(str(version), now, digest, files))
    write_text(made / CHECKSUMS, "".join(f"{one['sha256']}  {one['name']}\n" for one in files))
    shelf.keep_state(last=str(version), since=shelf.state().get("since") or now.isoformat())
    shelf.place(made, version)
    return figures("made", str(version), removed=tuple(map(str, _prune())))


def _rows(files: list[dict[str, Any]], name: str) -> int:
    return next(int(one["rows"]) for one in files if one["name"] == name)


def _prune() -> list[Version]:
    """Remove the versions that are too many; the newest always stays."""
    too_many = shelf.versions()[max(1, settings.OPEN_DATA_KEEP) :]
    for version in too_many:
        shelf.remove(version)
    return too_many
