"""What the import commands share: their options, progress and report."""

import json
from abc import abstractmethod
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from tqdm import tqdm

from catalogue_pages.exchange.applying.importing import apply
from catalogue_pages.exchange.plans.plan import Options, Plan, Step
from catalogue_pages.exchange.plans.planning import NoCatalogueError
from catalogue_pages.exchange.plans.report import as_data, as_lines


class ImportCommand(BaseCommand):
    """A command that imports one file."""

    @abstractmethod
    def plan(self, content: bytes, options: Options) -> Plan:
        """What importing this file would do."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Describe the command line."""
        parser.add_argument("file", type=Path, metavar="FILE.csv", help="UTF-8, commas")
        parser.add_argument("--dry-run", action="store_true", help="change nothing, only report")
        parser.add_argument(
            "--skip-faulty", action="store_true", help="import the good rows beside faulty ones"
        )
        parser.add_argument("--force", action="store_true", help="overwrite what people changed")
        public = parser.add_mutually_exclusive_group()
        public.add_argument(
            "--publish",
            action="store_true",
            default=True,
            help="publish what the gate lets through (the default)",
        )
        public.add_argument(
            "--draft", action="store_false", dest="publish", help="save drafts, publish nothing"
        )
        parser.add_argument(
            "--demonstration", action="store_true", help="mark the pages as demonstration entries"
        )
        parser.add_argument("--json", action="store_true", help="report as JSON")

    def handle(self, *_args: Any, **given: Any) -> None:
        """Import, and report. Raises CommandError when nothing was imported."""
        options = Options(
            publish=given["publish"],
            force=given["force"],
            skip_faulty=given["skip_faulty"],
            demonstration=given["demonstration"],
        )
        # Reports of commands are English, whatever language the site speaks.
        with translation.override("en"):
            plan = self._planned(given["file"], options)
            applied = not given["dry_run"] and plan.may_be_applied(options)
            if applied:
                silent = given["json"] or given["verbosity"] == 0
                apply(plan, options, lambda steps: self._shown(steps, silent=silent))
            self._report(plan, applied=applied, given=given)
        if not plan.may_be_applied(options):
            raise CommandError(f"Nothing was imported: {len(plan.faults)} faults.")

    def _planned(self, file: Path, options: Options) -> Plan:
        try:
            return self.plan(file.read_bytes(), options)
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}") from error
        except NoCatalogueError as error:
            raise CommandError(str(error)) from error

    def _shown(self, steps: list[Step], *, silent: bool) -> Iterable[Step]:
        bar: Iterable[Step] = tqdm(steps, unit="page", disable=True if silent else None)
        return bar

    def _report(self, plan: Plan, *, applied: bool, given: dict[str, Any]) -> None:
        if given["json"]:
            self.stdout.write(
                json.dumps(as_data(plan, applied=applied), ensure_ascii=False, indent=2)
            )
        elif given["verbosity"] > 0:
            differences = given["dry_run"] or given["verbosity"] > 1
            for line in as_lines(plan, applied=applied, differences=differences):
                self.stdout.write(line)
