"""`manage.py duties`: alive, list, run, work."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from duties.attendance import neglected
from duties.registry import duties
from duties.working import perform, work


class Command(BaseCommand):
    """What is done beside the requests."""

    help = "Do what is done beside the requests: letters, imports, reminders."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the subcommands."""
        actions = parser.add_subparsers(dest="action", required=True)
        actions.add_parser("work", help="do every duty by its clock until told to stop")
        once = actions.add_parser("run", help="do duties once, now")
        once.add_argument("names", nargs="*", metavar="NAME", help="all of them when none is named")
        living = actions.add_parser("alive", help="1 if a duty was not done when it was due")
        living.set_defaults(skip_checks=True)
        listing = actions.add_parser("list", help="name every duty, and how often it is done")
        listing.add_argument("--json", action="store_true", help="print JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Run one subcommand. Raises CommandError for a duty unknown, failed or neglected."""
        match options["action"]:
            case "work":
                work()
            case "run":
                self._run(options["names"])
            case "alive":
                self._alive()
            case _:
                self._list(as_json=options["json"])

    def _run(self, names: list[str]) -> None:
        known = {duty.name: duty for duty in duties()}
        unknown = sorted(set(names) - set(known))
        if unknown:
            raise CommandError(f"No duty {', '.join(unknown)}; there are {', '.join(known)}.")
        failed = [name for name in names or known if not perform(known[name])]
        if failed:
            raise CommandError(f"Failed: {', '.join(failed)}; the log says why.")

    def _alive(self) -> None:
        left = neglected()
        if left:
            raise CommandError(f"Not done when due: {', '.join(left)}.")

    def _list(self, *, as_json: bool) -> None:
        found = {duty.name: duty.every for duty in duties()}
        if as_json:
            self.stdout.write(json.dumps(found))
            return
        for name, every in found.items():
            self.stdout.write(f"{name}: every {every:g} s")
