"""`manage.py make_copies`: a large index for measuring, without a large database."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from demo.load.copying import copy_until
from search.engines.protocol import EngineError


class Command(BaseCommand):
    """Fills the live index with copies; `index rebuild` takes them away again."""

    help = (
        "Write copies of the public activities straight into the live index of Elasticsearch until "
        "it holds so many documents, for measuring it. The next `index rebuild` leaves them out."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Describe the command line."""
        parser.add_argument("--count", type=int, required=True, help="documents to have in all")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Write. Raises CommandError where that is not allowed, or without Elasticsearch."""
        if not settings.DEMO_CATALOGUE:
            raise CommandError("Copies are for measuring; set DEMO_CATALOGUE where that is meant.")
        try:
            with tqdm(total=options["count"], disable=options["verbosity"] == 0) as bar:
                made = copy_until(options["count"], bar.update)
        except EngineError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{made} copies.")
