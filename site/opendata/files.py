"""Writing files: line by line, the same CSV as the catalogue's other exports, safe on the disk."""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Final

from catalogue_pages.exchange.exports.exporting import Export, csv_chunks
from opendata.kinds import Kind
from opendata.rows import Row

# Lines end only where JSON Lines says so, also for programs that split at every line separator.
_ONE_LINE: Final = {0x2028: "\\u2028", 0x2029: "\\u2029"}


@contextmanager
def _durable(path: Path) -> Iterator[BinaryIO]:
    """A file to write, which is on the disk when the context ends well."""
    with path.open("wb") as output:
        yield output
        output.flush()
        os.fsync(output.fileno())


def sync_folder(path: Path) -> None:
    """Have the names in a folder on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_lines(path: Path, rows: Iterable[Row]) -> None:
    """Write JSON Lines: UTF-8, an object a line."""
    with _durable(path) as output:
        for row in rows:
            line = json.dumps(row, ensure_ascii=False, separators=(",", ":")).translate(_ONE_LINE)
            output.write(line.encode() + b"\n")


def read_lines(path: Path) -> Iterator[Row]:
    """The rows of a file of JSON Lines, one at a time."""
    with path.open("rb") as lines:
        for line in lines:
            yield json.loads(line)


def write_csv(path: Path, kind: Kind, rows: Iterable[Row]) -> None:
    """Write the rows of a kind as CSV, in the dialect of the catalogue's exports."""
    columns = kind.columns
    cells = ({column.name: column.cell(row) for column in columns} for row in rows)
    export = Export(tuple(column.name for column in columns), cells, 0)
    with _durable(path) as output:
        output.writelines(csv_chunks(export))


def write_json(path: Path, data: Any) -> None:
    """Write JSON for programs and people."""
    write_text(path, json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def write_text(path: Path, text: str) -> None:
    """Write a text as UTF-8."""
    with _durable(path) as output:
        output.write(text.encode())


def checksum(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def count_lines(path: Path) -> int:
    """How many rows a file of JSON Lines has."""
    with path.open("rb") as lines:
        return sum(1 for _line in lines)
