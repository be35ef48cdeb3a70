"""`manage.py load_groups`: make the groups what the table of roles says."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand

from people.groups import make_groups
from people.matrix import matrix


class Command(BaseCommand):
    """Makes groups from the table of roles; may be run again at any time."""

    help = (
        "Give the groups of every role exactly the permissions of the table in people/roles.py: "
        "what is missing is granted, and what is not in the table is taken away."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Describe the command line."""
        parser.add_argument("--dry-run", action="store_true", help="only say what would change")
        parser.add_argument("--json", action="store_true", help="print JSON")
        parser.add_argument(
            "--matrix", action="store_true", help="print the table as Markdown, and change nothing"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Make the groups and name what changed."""
        if options["matrix"]:
            self.stdout.write(matrix())
            return
        changes = make_groups(dry_run=options["dry_run"])
        if options["json"]:
            self.stdout.write(json.dumps([asdict(change) for change in changes], indent=2))
            return
        for change in changes:
            sign = "+" if change.granted else "-"
            self.stdout.write(f"{sign} {change.group}: {change.permission}")
        self.stdout.write(f"{len(changes)} permissions changed.")
