"""`manage.py export_activities FILE`; docs/importing.md describes the file."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from catalogue_pages.exchange.exports.command import ExportCommand
from catalogue_pages.exchange.exports.exporting import Export, activities
from catalogue_pages.providers.models import ProviderPage


class Command(ExportCommand):
    """Exports activities with the columns that the import reads."""

    help = "Write all activities, drafts included, or those of one provider, into a file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Describe the command line."""
        super().add_arguments(parser)
        parser.add_argument(
            "--provider", metavar="NAME", help="registration number or Latvian name of a provider"
        )

    def export(self, given: dict[str, Any]) -> Export:
        """What is to be written. Raises CommandError for a provider that is not there."""
        named = given["provider"]
        return activities(_provider(named) if named else None)


def _provider(named: str) -> ProviderPage:
    pages = ProviderPage.objects.filter(alias_of=None)
    found = list(pages.filter(registration_number=named)) or list(pages.filter(name_lv=named))
    if len(found) != 1:
        raise CommandError(f"{len(found)} providers are called “{named}”; give one's number.")
    provider: ProviderPage = found[0]
    return provider
