"""How long a large file takes to be imported, part by part; nothing of it stays."""

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from resource import RUSAGE_SELF, getrusage
from time import perf_counter, process_time
from typing import Final

from django.db import transaction

from catalogue_pages.exchange.applying.importing import Progress, apply
from catalogue_pages.exchange.exports import exporting
from catalogue_pages.exchange.plans.plan import Options, What
from catalogue_pages.exchange.plans.planning import plan_activities
from catalogue_pages.vocabularies.snapshot import Vocabularies, current
from demo.load.facts import PROVIDERS, LoadFacts, facts

PREFIX: Final = "import-"
_DESCRIPTION: Final = "Darbs notiek pa pāriem.\n\nKatrs pāris savu darbu parāda pārējiem."


@dataclass(frozen=True, slots=True)
class Part:
    """What one part took: seconds by the clock, and seconds of the processor."""

    what: str
    seconds: float
    processor: float


@dataclass(slots=True)
class Measured:
    """Every part in its order, and the most memory that the process held."""

    rows: int
    parts: list[Part] = field(default_factory=list)
    memory_mb: int = 0

    @property
    def slowest_s(self) -> float:
        """Seconds of the part that took longest."""
        return max(part.seconds for part in self.parts)


class NotAsPlannedError(Exception):
    """The made-up file was not imported as it should be; the message says what was seen."""


class _Trial:
    """Imports one file after the other, and notes what each part took."""

    def __init__(self, rows: int, progress: Progress) -> None:
        self.measured = Measured(rows)
        self._progress = progress

    @contextmanager
    def _timed(self, what: str) -> Iterator[None]:
        clock, processor = perf_counter(), process_time()
        yield
        took = round(perf_counter() - clock, 1), round(process_time() - processor, 1)
        self.measured.parts.append(Part(what, *took))

    def import_(self, name: str, file: bytes, expected: What, *, publish: bool) -> None:
        """Preview and apply a file in which each row is to become what is expected."""
        options = Options(publish=publish, demonstration=True)
        with self._timed(f"{name}: preview"):
            plan = plan_activities(file, options)
        seen = {step.what for step in plan.steps} | {str(fault) for fault in plan.faults}
        if seen != {expected}:
            raise NotAsPlannedError(f"{name}: {sorted(seen)[:3]} instead of {expected}.")
        with self._timed(f"{name}: apply"):
            apply(plan, options, self._progress)

    def export(self) -> bytes:
        """Write all activities as CSV."""
        with self._timed("export: CSV"):
            return b"".join(exporting.csv_chunks(exporting.activities()))

    def export_workbook(self) -> bytes:
        """Write all activities as XLSX."""
        workbook = io.BytesIO()
        with self._timed("export: XLSX"):
            exporting.write_xlsx(exporting.activities(), workbook)
        return workbook.getvalue()


def measure(rows: int, *, progress: Progress = iter) -> Measured:
    """Import so many new rows and again in every usual way; then take everything back."""
    trial = _Trial(rows, progress)
    new = new_file(rows)
    with transaction.atomic():
        trial.import_("new drafts", new, "created", publish=False)
        exported = trial.export()
        changed = _changed(exported, "First")
        trial.import_("changed drafts", changed, "updated", publish=False)
        trial.import_("unchanged", changed, "unchanged", publish=False)
        trial.import_("drafts published", changed, "updated", publish=True)
        changed = _changed(trial.export(), "Second")
        trial.import_("changed published", changed, "updated", publish=True)
        workbook = trial.export_workbook()
        trial.import_("unchanged, XLSX", workbook, "unchanged", publish=False)
        transaction.set_rollback(True)
    trial.measured.memory_mb = getrusage(RUSAGE_SELF).ru_maxrss // 1024
    return trial.measured


def new_file(count: int) -> bytes:
    """Made-up activities as a file to import, always the same ones."""
    vocabularies = current()
    text = io.StringIO(newline="")
    rows = [_row(facts(number, vocabularies), vocabularies) for number in range(count)]
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def _row(one: LoadFacts, vocabularies: Vocabularies) -> dict[str, str]:
    kind = vocabularies["kind"][one.kind]
    grades = ";".join(one.terms.get("grades", ()))
    town = vocabularies["municipality"].get(one.municipality or "")
    return {
        "external_id": f"{PREFIX}{one.number}",
        "title_lv": f"{kind.label_lv}: {one.topic[0]} {one.number}",
        "title_en": f"{kind.label_en}: {one.topic[1]} {one.number}",
        "kind": one.kind,
        "provider_name_lv": f"Izmēģinājuma rīkotājs {one.number % PROVIDERS}",
        "provider_type": "museum",
        "field": one.field,
        "format": ";".join(one.terms["formats"]),
        "municipality": town.label_lv if town else "",
        "municipalities_served": "all" if one.serves_all else "",
        "grades_from": "",
        "grades_to": "",
        "grades": grades,
        "languages": ";".join(one.terms.get("languages", ())),
        "subjects": ";".join(one.terms.get("subjects", ())),
        "price_eur": "" if one.price is None else str(Decimal(one.price)),
        "duration_minutes": str(one.duration_minutes or ""),
        "summary_lv": f"Izmēģinājuma ieraksts: {one.topic[0]}, {one.second_topic[0]}.",
        "summary_en": f"Trial entry: {one.topic[1]}, {one.second_topic[1]}.",
        "description_lv": _DESCRIPTION,
        "topics": ";".join((one.topic[0], one.second_topic[0])),
    }


def _changed(rows: bytes, word: str) -> bytes:
    """The made-up rows of a file, with another English summary in each."""
    reader = csv.DictReader(io.StringIO(rows.decode("utf-8-sig"), newline=""))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(reader.fieldnames or ()), lineterminator="\n")
    writer.writeheader()
    for row in reader:
        if row["external_id"].startswith(PREFIX):
            writer.writerow({**row, "summary_en": f"{word} change: {row['external_id']}"})
    return text.getvalue().encode()
