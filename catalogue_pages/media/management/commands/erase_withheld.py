"""`manage.py erase_withheld`: erase the files of what was withheld long ago."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from catalogue_pages.media.erasing import KEPT, erase_withheld


class Command(BaseCommand):
    """Erases what is due; a second run finds nothing."""

    help = f"Erase pictures and documents that have been withheld for {KEPT.days} days."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Describe the command line."""
        parser.add_argument("--dry-run", action="store_true", help="only say what would be erased")
        parser.add_argument("--json", action="store_true", help="print JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Erase, and name what was erased."""
        erased = erase_withheld(dry_run=options["dry_run"])
        rows = [
            {"kind": one._meta.model_name, "id": one.pk, "title": str(one), "file": one.file.name}
            for one in erased
        ]
        if options["json"]:
            self.stdout.write(json.dumps(rows, ensure_ascii=False))
            return
        for row in rows:
            self.stdout.write(f"{row['kind']} {row['id']}: {row['title']} ({row['file']})")
        would = " would be" if options["dry_run"] else ""
        self.stdout.write(f"{len(rows)} files{would} erased.")
