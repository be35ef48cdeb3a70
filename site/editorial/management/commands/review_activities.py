"""`manage.py review_activities`: ask about what is due, hide what nobody has confirmed."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from editorial.freshness.reviewing import Step, review
from editorial.freshness.rule import Stage

TOLD = {
    Stage.SOON: "reminded of",
    Stage.DUE: "asked about",
    Stage.HIDE: "hidden",
}


class Command(BaseCommand):
    """Does today's round of reviews; a second run on the same day does nothing."""

    help = "Ask providers whether their activities are still true, and hide what is long overdue."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Describe the command line."""
        parser.add_argument("--dry-run", action="store_true", help="only say what would be done")
        parser.add_argument("--json", action="store_true", help="print JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Do the round and name what was done."""
        steps = review(dry_run=options["dry_run"])
        if options["json"]:
            self.stdout.write(json.dumps([_row(step) for step in steps], ensure_ascii=False))
            return
        for step in steps:
            self.stdout.write(f"{TOLD[step.stage]}: {step.activity.title}")
        would = " would be" if options["dry_run"] else ""
        self.stdout.write(f"{len(steps)} activities{would} dealt with.")


def _row(step: Step) -> dict[str, str]:
    return {
        "activity": str(step.activity.public_id),
        "title": step.activity.title,
        "review_due": str(step.activity.review_due),
        "stage": step.stage.value,
    }
