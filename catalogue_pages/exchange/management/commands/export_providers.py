"""`manage.py export_providers FILE`; docs/importing.md describes the file."""

from typing import Any

from catalogue_pages.exchange.exports.command import ExportCommand
from catalogue_pages.exchange.exports.exporting import Export, providers


class Command(ExportCommand):
    """Exports providers with the columns that the import reads."""

    help = "Write all providers, drafts included, into a file."

    def export(self, given: dict[str, Any]) -> Export:
        """What is to be written."""
        return providers()
