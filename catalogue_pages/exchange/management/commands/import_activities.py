"""`manage.py import_activities FILE.csv`; docs/importing.md describes the file."""

from catalogue_pages.exchange.applying.command import ImportCommand
from catalogue_pages.exchange.plans.plan import Options, Plan
from catalogue_pages.exchange.plans.planning import plan_activities


class Command(ImportCommand):
    """Imports activities by their external id."""

    help = "Create and update activities from a CSV file; nothing is imported if a row is faulty."

    def plan(self, content: bytes, options: Options) -> Plan:
        """What importing this file would do."""
        return plan_activities(content, options)
