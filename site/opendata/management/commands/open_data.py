"""`manage.py open_data`: make a version now, or take one away."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from opendata import rows, shelf
from opendata.making import Outcome, make
from opendata.shelf import Version


class Command(BaseCommand):
    """The whole catalogue as files."""

    help = (
        "Make a new version of the open data, unless nothing has changed since the last one. The "
        "duty “open-data” does the same by its own clock."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Describe the command line."""
        parser.add_argument("--json", action="store_true", help="print JSON")
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--dry-run", action="store_true", help="make everything, keep nothing")
        what.add_argument(
            "--remove",
            metavar="VERSION",
            help="take an older version away, such as 2026-11-23.1, that nobody may have any more",
        )

    def handle(self, *_args: Any, **given: Any) -> None:
        """Do it. Raises CommandError when files cannot be written or a version is not there."""
        name = given["remove"]
        outcome = self._remove(name) if name else self._make(given)
        if given["json"]:
            self.stdout.write(json.dumps(outcome))

    def _make(self, given: dict[str, Any]) -> dict[str, Any]:
        quiet = given["json"] or given["verbosity"] == 0
        try:
            with tqdm(total=rows.count(), unit="row", disable=True if quiet else None) as shown:
                outcome = make(shown.update, dry_run=given["dry_run"])
        except OSError as error:
            raise CommandError(f"{shelf.root()} cannot be written: {error.strerror}") from error
        if not quiet:
            self.stdout.write(_in_words(outcome, dry_run=given["dry_run"]))
        return outcome.as_json()

    def _remove(self, name: str) -> dict[str, Any]:
        version = Version.parse(name)
        there = shelf.versions()
        if version is None or version not in there:
            named = ", ".join(map(str, there)) or "none"
            raise CommandError(f"There is no version {name}; there are: {named}.")
        if version == there[0]:
            raise CommandError(
                f"{name} is the newest version. Make another one first: it goes by `manage.py "
                "open_data` once what must not be had is not public any more."
            )
        shelf.remove(version)
        return {"removed": [name]}


def _in_words(outcome: Outcome, *, dry_run: bool) -> str:
    if outcome.outcome == "busy":
        return "Another process is making a version; nothing was done."
    counts = ", ".join(f"{number} {name}" for name, number in outcome.rows.items())
    if outcome.outcome == "unchanged":
        return f"Nothing has changed since {outcome.version} ({counts})."
    would = "would be" if dry_run else "was"
    return f"{outcome.version} {would} made: {counts}; {outcome.bytes} bytes, {outcome.seconds} s."
