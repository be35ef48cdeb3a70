"""`manage.py visibility_obligations`: make what the data call for, and remind of what is due."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import override

from visibility.obligations.daily import Round, go_round
from visibility.obligations.models import Obligation


class Command(BaseCommand):
    """Does a round of obligations; a second one on the same day changes nothing."""

    help = "Bring the obligations of visibility up to the data, and remind of what is due."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Describe the command line."""
        parser.add_argument("--dry-run", action="store_true", help="only say what would be done")
        parser.add_argument("--json", action="store_true", help="print JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Do the round and name what was done."""
        done = go_round(dry_run=options["dry_run"])
        with override("en"):
            changed = _changed(done)
        if options["json"]:
            told = {**changed, "letters": [letter.recipient for letter in done.letters]}
            self.stdout.write(json.dumps(told, ensure_ascii=False))
            return
        for what, rows in changed.items():
            for row in rows:
                self.stdout.write(f"{what}: {row['obligation']} (due {row['due_on']})")
        would = " would be" if options["dry_run"] else ""
        self.stdout.write(
            f"{done.changes.count()} obligations{would} changed, "
            f"{len(done.letters)} letters{would} written."
        )


def _changed(done: Round) -> dict[str, list[dict[str, str]]]:
    changes = done.changes
    return {
        "made": [_row(one) for one in changes.made],
        "done": [_row(one) for one in changes.done],
        "open again": [_row(one) for one in changes.reopened],
        "no longer due": [_row(one) for one in changes.lapsed],
        "due on another day": [_row(one) for one in changes.moved],
    }


def _row(one: Obligation) -> dict[str, str]:
    return {"obligation": str(one), "kind": one.kind, "due_on": str(one.due_on)}
