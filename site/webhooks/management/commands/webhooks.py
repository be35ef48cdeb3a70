"""`manage.py webhooks`: deliver, stats."""

import json
from argparse import ArgumentParser
from time import sleep
from typing import Any

from django.core.management.base import BaseCommand

from webhooks.deliveries import STATES
from webhooks.delivering import EVERY, deliver_due
from webhooks.standing import figures


class Command(BaseCommand):
    """What subscribers are told."""

    help = "Tell subscribers what happened, or say how delivery goes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the subcommands."""
        actions = parser.add_subparsers(dest="action", required=True)
        delivering = actions.add_parser("deliver", help="send what is due, until told to stop")
        delivering.add_argument("--once", action="store_true", help="only what is due by now")
        stats = actions.add_parser("stats", help="how many messages stand how")
        stats.add_argument("--json", action="store_true", help="print JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Run one subcommand."""
        if options["action"] == "stats":
            self._stats(as_json=options["json"])
        elif options["once"]:
            self.stdout.write(f"{deliver_due()} accepted")
        else:
            while True:
                deliver_due()
                sleep(EVERY)

    def _stats(self, *, as_json: bool) -> None:
        found = figures()
        if as_json:
            self.stdout.write(json.dumps(found))
            return
        for one in ({"name": "all", **found}, *found["subscribers"]):
            states = ", ".join(f"{one[state]} {state}" for state in STATES)
            self.stdout.write(f"{one['name']}: {states}")
