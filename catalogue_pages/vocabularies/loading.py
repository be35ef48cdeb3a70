"""Loading the vocabularies from the project's files: again and again, never against people.

A term that is not there is made, and one that is there is brought up to its file, by code. Nothing
is deleted. What an administrator has changed since the last load is kept, and so is what an
administrator has deleted, unless the load is forced.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from django.db import models, transaction

from catalogue_pages.changes.merging import merge
from catalogue_pages.vocabularies.models import PARENTS, VOCABULARIES, LoadedTerm, Term

DATA: Final = Path(__file__).resolve().parent / "data"
FILES: Final[Mapping[str, str]] = {
    "field": "fields.csv",
    "learning_area": "learning_areas.csv",
    "subject": "subjects.csv",
    "skill": "skills.csv",
    "kind": "kinds.csv",
    "provider_type": "provider_types.csv",
    "format": "formats.csv",
    "language": "languages.csv",
    "accessibility": "accessibility.csv",
    "facility": "facilities.csv",
    "season": "seasons.csv",
    "school_year": "school_years.csv",
    "grade_group": "grade_groups.csv",
    "grade": "grades.csv",
    "region": "regions.csv",
    "municipality": "municipalities.csv",
}
"""Each vocabulary's file; a vocabulary stands after the one that holds its parents."""


@dataclass(frozen=True, slots=True)
class TermChange:
    """What a load does with one term. `what` is created, updated, kept or deleted.

    `kept` names the columns that an administrator has changed; `deleted` says that an
    administrator has deleted the term, which therefore stays away.
    """

    vocabulary: str
    code: str
    what: str
    columns: tuple[str, ...] = ()


@dataclass(slots=True)
class LoadReport:
    """What a load did, or would do."""

    changes: list[TermChange] = field(default_factory=list)
    unchanged: int = 0

    def count(self, what: str) -> int:
        """How many terms were created, updated, kept or left deleted."""
        return sum(change.what == what for change in self.changes)


def load(*, data: Path = DATA, force: bool = False, dry_run: bool = False) -> LoadReport:
    """Bring all vocabularies up to the files in `data`, in one transaction.

    With `force`, administrators' changes give way and deleted terms come back. With `dry_run`
    nothing stays changed. Raises ValidationError when a file holds what no term may hold, and
    KeyError when it names a parent that is not there.
    """
    report = LoadReport()
    with transaction.atomic():
        for vocabulary, file in FILES.items():
            _Loader(vocabulary, force=force, report=report).load(data / file)
        if dry_run:
            transaction.set_rollback(True)
    return report


def read_rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of one of the project's vocabulary files."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, strict=True)


class _Loader:
    """Loads one vocabulary."""

    def __init__(self, vocabulary: str, *, force: bool, report: LoadReport) -> None:
        self.vocabulary = vocabulary
        self.model = VOCABULARIES[vocabulary]
        self.parent = PARENTS.get(vocabulary, "")
        self.force = force
        self.report = report
        self.terms: dict[str, Term] = {term.code: term for term in self.model.objects.all()}
        loaded = LoadedTerm.objects.filter(vocabulary=vocabulary)
        self.loaded = {row.code: row for row in loaded}
        self.parents = self._read_parents()
        self.written: list[LoadedTerm] = []

    def _read_parents(self) -> dict[str, Term]:
        if not self.parent:
            return {}
        related: Any = self.model._meta.get_field(self.parent).related_model
        return {term.code: term for term in related.objects.all()}

    def load(self, path: Path) -> None:
        for row in read_rows(path):
            code = row.pop("code")
            term = self.terms.get(code)
            record = self.loaded.get(code)
            if term is None and record is not None and not self.force:
                self._note(code, "deleted")
                continue
            self._load_term(code, row, term, record)
        LoadedTerm.objects.bulk_create(
            self.written,
            update_conflicts=True,
            unique_fields=["vocabulary", "code"],
            update_fields=["digests"],
        )

    def _load_term(
        self, code: str, row: Mapping[str, str], term: Term | None, record: LoadedTerm | None
    ) -> None:
        values = {column: self._value(column, text) for column, text in row.items()}
        incoming = {column: self._plain(value) for column, value in values.items()}
        current = {} if term is None else {c: self._plain(self._read(term, c)) for c in values}
        merged = merge(incoming, current, record.digests if record else {}, force=self.force)
        if merged.write or term is None:
            written = term if term is not None else self.model(code=code)
            for difference in merged.write:
                setattr(written, difference.field, values[difference.field])
            written.clean_fields(exclude=[self.parent])
            written.save()
            columns = tuple(difference.field for difference in merged.write)
            self._note(code, "created" if term is None else "updated", columns)
        elif not merged.kept:
            self.report.unchanged += 1
        if merged.kept:
            self._note(code, "kept", tuple(difference.field for difference in merged.kept))
        if record is None or record.digests != merged.digests:
            self.written.append(
                LoadedTerm(vocabulary=self.vocabulary, code=code, digests=merged.digests)
            )

    def _read(self, term: Term, column: str) -> Any:
        value = getattr(term, column)
        return value if value is not None else self._value(column, "")

    def _value(self, column: str, text: str) -> Any:
        if column == self.parent:
            return self.parents[text]
        described = self.model._meta.get_field(column)
        if not text and not isinstance(described, models.CharField):
            return None
        return described.to_python(text) if isinstance(described, models.Field) else text

    @staticmethod
    def _plain(value: Any) -> Any:
        """A value as it can be compared and remembered: codes for terms, text for the rest."""
        if isinstance(value, Term):
            return value.code
        if isinstance(value, Decimal):
            return str(value.normalize())
        return "" if value is None else str(value)

    def _note(self, code: str, what: str, columns: tuple[str, ...] = ()) -> None:
        self.report.changes.append(TermChange(self.vocabulary, code, what, columns))
