"""`manage.py load_demo`: the demonstration catalogue, in a database that is not a real one."""

from argparse import ArgumentParser
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from catalogue_pages.exchange.plans.plan import Step
from demo.filling import FaultyDemoError, fill, is_empty


class Command(BaseCommand):
    """Loads real activities as a demonstration, with accounts whose passwords are known."""

    help = (
        "Load the demonstration catalogue and its accounts. Refused where the setting "
        "DEMO_CATALOGUE is not true, as in production."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Describe the command line."""
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing where there is a home page already"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Load it. Raises CommandError where a demonstration is not allowed."""
        if not settings.DEMO_CATALOGUE:
            raise CommandError("These settings allow no demonstration catalogue (DEMO_CATALOGUE).")
        if options["if_empty"] and not is_empty():
            self._say("There is a catalogue already.", options)
            return
        silent = options["verbosity"] == 0

        def shown(steps: list[Step]) -> Iterable[Step]:
            bar: Iterable[Step] = tqdm(steps, unit="page", disable=True if silent else None)
            return bar

        try:
            fill(shown)
        except FaultyDemoError as error:
            raise CommandError(str(error)) from error
        self._say("The demonstration catalogue is loaded.", options)

    def _say(self, text: str, options: dict[str, Any]) -> None:
        if options["verbosity"] > 0:
            self.stdout.write(text)
