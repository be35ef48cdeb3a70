"""`manage.py index`: rebuild, rollback, work, check, stats, alive."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from catalogue_pages.changes.attendance import ALIVE_WITHIN, is_attended
from catalogue_pages.changes.positions import is_pending
from search.engines.configured import engine
from search.engines.protocol import Engine, EngineError
from search.indexing.comparing import Differences, compare
from search.indexing.rebuilding import (
    NoPreviousIndexError,
    RebuildRunningError,
    reason_to_rebuild,
    rebuild,
    roll_back,
)
from search.indexing.statistics import statistics
from search.indexing.working import IndexWorker, worker_name


class Command(BaseCommand):
    """The life of the search index."""

    help = "Build the search index, keep it up to date, compare it with the database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the subcommands."""
        actions = parser.add_subparsers(dest="action", required=True)
        building = actions.add_parser("rebuild", help="build the index anew and let it be read")
        building.add_argument(
            "--if-needed",
            action="store_true",
            help="only when there is none, or it was made by another version or database",
        )
        returning = actions.add_parser("rollback", help="let the index before be read again")
        working = actions.add_parser("work", help="keep the index up to date until told to stop")
        working.add_argument("--once", action="store_true", help="do what waits, then end")
        comparing = actions.add_parser("check", help="compare index and database; 1 if they differ")
        counting = actions.add_parser("stats", help="documents, targets, lag and workers")
        living = actions.add_parser("alive", help="1 if no worker was heard of lately")
        living.add_argument("--within", type=float, default=ALIVE_WITHIN, help="seconds")
        living.set_defaults(skip_checks=True)  # they ask the engine, which may be what is ill
        for action in (building, returning, comparing, counting):
            action.add_argument("--json", action="store_true", help="print JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Run one subcommand; errors of the engine become messages with a remedy."""
        try:
            getattr(self, f"_{options['action']}")(options)
        except (EngineError, NoPreviousIndexError, RebuildRunningError, TimeoutError) as error:
            raise CommandError(str(error)) from error

    def _rebuild(self, options: dict[str, Any]) -> None:
        primary, *standbys = engine().parts
        told = [self._rebuild_one(primary, options)]
        for standby in standbys:
            try:
                told.append(self._rebuild_one(standby, options))
            except EngineError as error:  # the site works without one
                told.append({"rebuilt": False, "engine": standby.name, "trouble": str(error)})
        figures = {**told[0], "standbys": told[1:]}
        self._say(options["json"], figures, "\n".join(map(_rebuilt, told)))

    def _rebuild_one(self, part: Engine, options: dict[str, Any]) -> dict[str, Any]:
        told: dict[str, Any] = {"rebuilt": False, "engine": part.name}
        if options["if_needed"] and not reason_to_rebuild(part):
            return told
        with tqdm(desc=part.name, unit=" activities", disable=options["verbosity"] == 0) as bar:

            def progress(done: int, total: int) -> None:
                bar.total = total
                bar.update(done - bar.n)

            made = rebuild(part, worker_name(), progress)
        return told | {"rebuilt": True, **asdict(made)}

    def _rollback(self, options: dict[str, Any]) -> None:
        target = roll_back(engine().parts[0], worker_name())
        self._say(options["json"], {"target": target}, f"Searches read {target} now.")

    def _work(self, options: dict[str, Any]) -> None:
        worker = IndexWorker(engine())
        if options["once"]:
            self.stdout.write(f"{worker.once()} activities.")
            if is_pending():
                raise CommandError("Some index has not taken every change; see `index stats`.")
        else:
            worker.run()

    def _check(self, options: dict[str, Any]) -> None:
        found, *further = [compare(part) for part in engine().parts if _is_there(part)]
        figures = {**asdict(found), "standbys": [asdict(one) for one in further]}
        self._say(options["json"], figures, "\n".join(map(_told, [found, *further])))
        if found or any(further):
            raise SystemExit(1)

    def _stats(self, options: dict[str, Any]) -> None:
        figures = statistics(engine())
        lines = [f"{name}: {value}" for name, value in figures.items()]
        self._say(options["json"], figures, "\n".join(lines))

    def _alive(self, options: dict[str, Any]) -> None:
        if not is_attended(options["within"]):
            raise CommandError(f"No worker was heard of in the last {options['within']:g} s.")

    def _say(self, as_json: bool, figures: dict[str, Any], text: str) -> None:  # noqa: FBT001
        self.stdout.write(json.dumps(figures, default=str, indent=2) if as_json else text)


def _is_there(part: Engine) -> bool:
    """Whether there is something to compare: an installation may do without a standby."""
    return part is engine().parts[0] or part.live_name() is not None


def _rebuilt(told: dict[str, Any]) -> str:
    if told.get("trouble"):
        return f"The standby was not made: {told['trouble']}"
    if not told["rebuilt"]:
        return f"The index of {told['engine']} is up to date."
    return f"{told['target']}: {told['documents']} activities in {told['seconds']:.1f} s."


def _told(found: Differences) -> str:
    lines = [
        f"{kind} {one}" for kind in ("missing", "surplus", "stale") for one in getattr(found, kind)
    ]
    differences = len(lines)
    lines.append(
        f"{found.index}: {found.documents} activities, {differences} differences, "
        f"{found.pending} rows of the journal pending."
    )
    return "\n".join(lines)
