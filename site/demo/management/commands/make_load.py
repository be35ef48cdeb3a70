"""`manage.py make_load --count N`: a made-up catalogue of any size."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.articles.first_pages import make_catalogue, make_home
from catalogue_pages.vocabularies.models import Field
from demo.load.writing import write, written


class Command(BaseCommand):
    """Made-up activities, the same ones every time, to see how the site bears many of them."""

    help = (
        "Bring the number of made-up activities up to --count. The n-th is always the same one. "
        "Afterwards `manage.py index rebuild` (or the worker) brings the index up to them."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Describe the command line."""
        parser.add_argument("--count", type=int, required=True, help="how many there should be")
        parser.add_argument("--dry-run", action="store_true", help="only say what would be made")
        parser.add_argument(
            "--yes", action="store_true", help="also in a database that holds real activities"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Make what is missing. Raises CommandError in a real catalogue without --yes."""
        count, first = options["count"], written()
        missing = max(count - first, 0)
        if count < 0:
            raise CommandError("--count is a number of activities, 0 or more.")
        if options["dry_run"]:
            self.stdout.write(f"{missing} activities would be made, {first} are there.")
            return
        real = ActivityPage.objects.filter(demonstration=False).count()
        if real and not options["yes"]:
            raise CommandError(
                f"{real} activities here are no demonstration entries. --yes adds made-up ones "
                "to them all the same."
            )
        if not Field.objects.exists():
            raise CommandError("There are no vocabularies; `manage.py load_vocabularies` first.")
        quiet = options["verbosity"] == 0
        with tqdm(total=missing, unit=" activities", disable=quiet) as bar:
            write(make_catalogue(make_home()), first, count, bar.update)
        self.stdout.write(f"{missing} activities made, {written()} in all.")
        if missing:
            self.stdout.write(
                "They are in the journal: the indexing worker makes them findable, or at once "
                "`manage.py index rebuild`."
            )
