"""What somebody finds in the files of a version, with the libraries that everybody has."""

import csv
import json
from pathlib import Path
from typing import Any

from opendata import shelf
from opendata.making import Outcome, make


def made() -> Outcome:
    """Make a version; there must be something new."""
    outcome = make()
    assert outcome.outcome == "made"
    return outcome


def newest() -> Path:
    """The folder of the newest version."""
    version = shelf.latest()
    assert version is not None
    return shelf.folder(version)


def lines(name: str) -> list[dict[str, Any]]:
    """The rows of a file of JSON Lines of the newest version."""
    text = (newest() / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def table(name: str) -> list[dict[str, str]]:
    """The rows of a CSV file of the newest version, cells as they stand in it."""
    with (newest() / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def everything() -> bytes:
    """All bytes of all files of the newest version."""
    return b"\n".join(path.read_bytes() for path in sorted(newest().iterdir()))
