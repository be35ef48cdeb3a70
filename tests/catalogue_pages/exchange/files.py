"""Files to import, and what the database holds."""

import csv
import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management import CommandError, call_command
from wagtail.models import Page, Revision

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.changes.models import Change
from catalogue_pages.exchange.models import ImportedPage
from catalogue_pages.providers.models import ProviderPage

GOOD = {
    "external_id": "robotika",
    "title_lv": "Robotikas darbnīca",
    "title_en": "Robotics workshop",
    "kind": "workshop",
    "provider_name_lv": "Tehnikas nams",
    "provider_name_en": "House of Technology",
    "provider_type": "museum",
    "municipality": "Cēsu novads",
    "region": "Vidzeme",
    "field": "technology",
    "topics": "roboti;sensori",
    "grades_from": "4",
    "grades_to": "6",
    "format": "at_provider",
    "languages": "lv;en",
    "duration_minutes": "90",
    "group_min": "10",
    "group_max": "25",
    "price_eur": "4.50",
    "accessibility": "wheelchair",
    "latitude": "57.312",
    "longitude": "25.274",
    "summary_lv": "Skolēni būvē robotu un māca tam braukt.",
    "summary_en": "Pupils build a robot and teach it to drive.",
    "description_lv": "Darbs notiek pa pāriem.\n\nRobots paliek darbnīcā.",
    "description_en": "",
    "source_url": "https://example.org/robotika?x=1",
    "source_year": "2024",
    "seen": "S",
    "subjects": "computing;engineering",
    "seasons": "",
    "municipalities_served": "",
    "covered": "",
    "search_synonyms_lv": "",
    "search_synonyms_en": "",
}


def row(external_id: str = "robotika", **cells: str) -> dict[str, str]:
    """Return a row that is good in every cell but those given."""
    return {**GOOD, "external_id": external_id, **cells}


def csv_bytes(rows: Iterable[dict[str, str]], **options: Any) -> bytes:
    """Write rows as a CSV file; the first row gives the columns."""
    rows = list(rows)
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n", **options)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


class Importing:
    """Runs the command on files in one folder, as someone at a terminal does."""

    def __init__(self, folder: Path, capture: Any, command: str = "import_activities") -> None:
        self.folder = folder
        self.capture = capture
        self.command = command

    def __call__(self, content: bytes, *options: str) -> dict[str, Any]:
        """Import, and return the report; "failed" is the command's error, or empty."""
        path = self.folder / "file.csv"
        path.write_bytes(content)
        self.capture.readouterr()
        failed = ""
        try:
            call_command(self.command, str(path), "--json", *options)
        except CommandError as error:
            failed = str(error)
        out = self.capture.readouterr().out
        report: dict[str, Any] = json.loads(out) if out else {}
        return {**report, "failed": failed}


def stored() -> dict[str, list[Any]]:
    """Return everything that an import could change."""
    models: tuple[Any, ...] = (Page, ActivityPage, ProviderPage, Revision, ImportedPage, Change)
    return {model.__name__: list(model.objects.order_by("pk").values_list()) for model in models}


def codes(activity: ActivityPage, field: str) -> list[str]:
    """Return the codes of a page's terms, in the vocabulary's order."""
    return [term.code for term in getattr(activity, field).order_by("position")]
