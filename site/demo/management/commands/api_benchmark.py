"""`manage.py api_benchmark`: the API beside Wagtail's own, over HTTP."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from http.client import HTTPException
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from demo.load.interfaces import Case, NothingToCompareError, measure
from demo.load.requesting import UnexpectedAnswerError
from demo.load.serving import NotServedError


class Command(BaseCommand):
    """Measures this catalogue's API, and Wagtail's on the same pages."""

    help = (
        "Serve this catalogue by gunicorn, with Wagtail's API of pages (versions 2 and 3) beside "
        "the site's own, and ask lists, details and 304s of all of them in alternating rounds: "
        "requests a second, median and 95th percentile, and the ratios of one run."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Describe the command line."""
        parser.add_argument("--rounds", type=int, default=10, help="how many rounds (10)")
        parser.add_argument(
            "--requests", type=int, default=40, help="requests of each kind in a round (40)"
        )
        parser.add_argument("--connections", type=int, default=2, help="open at once (2)")
        parser.add_argument("--processes", type=int, default=2, help="of gunicorn (2)")
        parser.add_argument("--json", action="store_true", help="print JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Measure. Raises CommandError where there is nothing to ask for."""
        silent = options["json"] or options["verbosity"] == 0

        def shown(cases: Sequence[Case], rounds: int) -> Iterator[Case]:
            asked = [case for _round in range(rounds) for case in cases]
            yield from tqdm(asked, unit="block", disable=True if silent else None)

        figures = ("rounds", "requests", "connections", "processes")
        if min(options[one] for one in figures) < 1:
            raise CommandError(f"{', '.join(f'--{one}' for one in figures)} must be 1 or more.")
        try:
            found = measure(**{one: options[one] for one in figures}, shown=shown)
        except (NothingToCompareError, NotServedError, UnexpectedAnswerError) as error:
            raise CommandError(str(error)) from error
        except (OSError, HTTPException) as error:
            raise CommandError(f"The site ceased to answer: {error!r}") from error
        if options["json"]:
            self.stdout.write(json.dumps(found, indent=2))
            return
        self._print(found)

    def _print(self, found: dict[str, Any]) -> None:
        self.stdout.write(
            f"{found['activities']} activities, {found['connections']} connections, "
            f"{found['processes']} processes"
        )
        self.stdout.write(f"{'':<36}{'requests/s':>12}{'p50 ms':>10}{'p95 ms':>10}{'kB':>8}")
        for one in found["cases"]:
            self.stdout.write(
                f"{one['title']:<36}{one['rps']:>12.1f}{one['p50_ms']:>10.2f}"
                f"{one['p95_ms']:>10.2f}{one['kb']:>8.1f}"
            )
        self.stdout.write("")
        for title, ratio in found["ratios"].items():
            self.stdout.write(f"{title:<36}{ratio:>12.2f}")
