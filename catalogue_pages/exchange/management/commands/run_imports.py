"""`manage.py run_imports`: do what was uploaded and waits."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from catalogue_pages.exchange.runs.running import ABANDONED_AFTER, run_waiting


class Command(BaseCommand):
    """Checks and applies the imports that wait, and ends."""

    help = "Check and apply every import that waits; those of dead processes are taken up again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Describe the command line."""
        parser.add_argument(
            "--abandoned-after",
            type=float,
            default=ABANDONED_AFTER,
            metavar="SECONDS",
            help="how long a process may be silent before its run is taken up again",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Do it, and say how many there were."""
        done = run_waiting(abandoned_after=options["abandoned_after"])
        self.stdout.write(f"{done} imports.")
