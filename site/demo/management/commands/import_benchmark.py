"""`manage.py import_benchmark`: a large file imported, exported and imported again, timed."""

import json
from argparse import ArgumentParser
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from catalogue_pages.exchange.plans.plan import Step
from catalogue_pages.exchange.plans.planning import NoCatalogueError
from demo.load.importing import NotAsPlannedError, measure


class Command(BaseCommand):
    """Measures how long imports and exports of many rows take."""

    help = (
        "Import made-up activities as drafts, changed, unchanged, published and changed again, "
        "export them, and take everything back: what each part took."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Describe the command line."""
        parser.add_argument("--rows", type=int, default=5000, help="how many (5000)")
        parser.add_argument("--json", action="store_true", help="print JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Measure. Raises CommandError where there is nothing to import into."""
        silent = options["json"] or options["verbosity"] == 0

        def shown(steps: list[Step]) -> Iterable[Step]:
            bar: Iterable[Step] = tqdm(steps, unit="page", disable=True if silent else None)
            return bar

        try:
            measured = measure(options["rows"], progress=shown)
        except (NoCatalogueError, NotAsPlannedError) as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            figures = {**asdict(measured), "slowest_s": measured.slowest_s}
            self.stdout.write(json.dumps(figures, indent=2))
            return
        self.stdout.write(f"{measured.rows} rows{'seconds':>29}{'processor':>12}")
        for part in measured.parts:
            self.stdout.write(f"{part.what:<28}{part.seconds:>10.1f}{part.processor:>12.1f}")
        self.stdout.write(f"Most memory: {measured.memory_mb} MB.")
