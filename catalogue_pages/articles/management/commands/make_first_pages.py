"""`manage.py make_first_pages`: the pages that an empty installation begins with."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from catalogue_pages.articles.first_pages import make_catalogue, make_home
from catalogue_pages.articles.models import HomePage


class Command(BaseCommand):
    """Makes the home page and the catalogue page; may be run again at any time."""

    help = (
        "Make the home page, as the root of the default site (its address is BASE_URL), and the "
        "catalogue page below it. Where they are already, nothing is changed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Describe the command line."""
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing where there is a home page already"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Make what is missing, and say where the catalogue is."""
        if options["if_empty"] and HomePage.objects.exists():
            return
        with transaction.atomic():
            catalogue = make_catalogue(make_home())
        if options["verbosity"] > 0:
            self.stdout.write(f"The catalogue is {catalogue.full_url}")
