"""Queries with what a person would accept among the first results, read from a CSV file."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from catalogue_pages.bilingual.reading import Language, as_language

COLUMNS: Final = ("query", "lang", "kind_of_query", "expected_external_ids")


class QueryFileError(Exception):
    """The file is no list of queries; the message names the line and what was expected."""


@dataclass(frozen=True, slots=True)
class JudgedQuery:
    """A query, the language of the pages it is typed on, its kind, and the expected rows."""

    query: str
    language: Language
    kind: str
    expected: frozenset[str]


def read_queries(path: Path) -> list[JudgedQuery]:
    """The queries of a CSV file. Raises QueryFileError, and OSError when it cannot be read."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(_rows(csv.DictReader(file)))


def _rows(reader: "csv.DictReader[str]") -> Iterator[JudgedQuery]:
    missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
    if missing:
        raise QueryFileError(f"line 1: the columns {', '.join(missing)} are missing")
    for row in reader:
        expected = frozenset(filter(None, map(str.strip, row[COLUMNS[3]].split(";"))))
        if not row["query"].strip() or not expected:
            raise QueryFileError(
                f"line {reader.line_num}: a query and at least one expected id are needed"
            )
        language = as_language(row["lang"])
        yield JudgedQuery(row["query"], language, row["kind_of_query"].strip(), expected)
