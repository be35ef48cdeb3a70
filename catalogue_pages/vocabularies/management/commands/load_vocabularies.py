"""`manage.py load_vocabularies`: bring the vocabularies up to the project's files."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand

from catalogue_pages.vocabularies.loading import LoadReport, load


class Command(BaseCommand):
    """Loads the vocabularies; may be run again after every update of the project."""

    help = (
        "Create and update the vocabularies' terms from the project's files. Nothing is deleted; "
        "what an administrator has changed or deleted since is kept unless --force is given."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Describe the command line."""
        parser.add_argument("--dry-run", action="store_true", help="change nothing, only report")
        parser.add_argument("--force", action="store_true", help="overwrite what people changed")
        parser.add_argument("--json", action="store_true", help="report as JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Load, and report what was done."""
        report = load(force=options["force"], dry_run=options["dry_run"])
        if options["json"]:
            self.stdout.write(json.dumps(asdict(report), ensure_ascii=False, indent=2))
        else:
            self._write(report, verbose=options["verbosity"] > 0)

    def _write(self, report: LoadReport, *, verbose: bool) -> None:
        if not verbose:
            return
        for change in report.changes:
            if change.what in {"kept", "deleted"}:
                columns = ", ".join(change.columns)
                name = f"{change.vocabulary} {change.code}"
                self.stdout.write(
                    f"{name}: an administrator's {columns} kept"
                    if columns
                    else f"{name}: deleted by an administrator, not brought back"
                )
        self.stdout.write(
            f"{report.count('created')} terms created, {report.count('updated')} updated, "
            f"{report.unchanged} unchanged."
        )
