"""`manage.py index_benchmark`: a rebuild's parts timed apart."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from demo.load.filling import measure_filling
from search.engines.protocol import EngineError


class Command(BaseCommand):
    """Measures how long this catalogue takes to be indexed in Elasticsearch."""

    help = (
        "Index what is public into an index of its own, which is thrown away: the seconds of "
        "reading, analysing and sending apart, and of sending the same documents by the bare "
        "client in the same run; the memory used after a fifth of them and at the end."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Describe the command line."""
        parser.add_argument("--json", action="store_true", help="print JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Measure. Raises CommandError without Elasticsearch."""
        try:
            figures = asdict(measure_filling())
        except EngineError as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            self.stdout.write(json.dumps(figures, indent=2))
            return
        for name, value in figures.items():
            self.stdout.write(f"{name:>18}: {value}")
