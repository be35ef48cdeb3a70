"""`manage.py import_providers FILE.csv`; docs/importing.md describes the file."""

from catalogue_pages.exchange.applying.command import ImportCommand
from catalogue_pages.exchange.plans.plan import Options, Plan
from catalogue_pages.exchange.plans.planning import plan_providers


class Command(ImportCommand):
    """Imports providers by registration number or Latvian name."""

    help = "Create and update providers from a CSV file; nothing is imported if a row is faulty."

    def plan(self, content: bytes, options: Options) -> Plan:
        """What importing this file would do."""
        return plan_providers(content, options)
