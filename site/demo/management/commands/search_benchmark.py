"""`manage.py search_benchmark`: the listing's server time beside the engine's own."""

import json
import os
import subprocess
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from demo.load.measuring import NothingToMeasureError, measure
from search.engines.configured import private_engine
from search.engines.protocol import EngineError

COLUMNS = (
    ("activities", "activities"),
    ("page_p50_ms", "page p50 ms"),
    ("page_p95_ms", "page p95 ms"),
    ("engine_p50_ms", "engine p50 ms"),
    ("ratio", "page/engine"),
    ("queries", "queries"),
    ("page_minus_engine_ms", "page - engine"),
    ("raw_p50_ms", "raw p50 ms"),
    ("page_over_raw", "page/raw"),
    ("engine_over_raw", "engine/raw"),
)


class Command(BaseCommand):
    """Measures this catalogue, or made-up ones of given sizes."""

    help = (
        "Measure the listing in this process: the page's median and 95th percentile, the engine's "
        "median, their ratio, and the most SQL queries of one request. With --count, a made-up "
        "catalogue of that size is measured in a database and an index of its own, which are "
        "thrown away; --count may be repeated. On Elasticsearch, a bare client asks the same."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Describe the command line."""
        parser.add_argument("--count", type=int, action="append", help="activities to measure with")
        parser.add_argument("--json", action="store_true", help="print a JSON list")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Measure. Raises CommandError when the listing does not answer."""
        if not getattr(staticfiles_storage, "hashed_files", True):
            # The folder may be there, and nothing collected into it.
            call_command("collectstatic", interactive=False, verbosity=0)
        counts = options["count"]
        try:
            rows = [_apart(count) for count in counts] if counts else [asdict(measure())]
        except (NothingToMeasureError, EngineError) as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            self.stdout.write(json.dumps(rows, indent=2))
            return
        self.stdout.write("  ".join(f"{title:>13}" for _name, title in COLUMNS))
        for row in rows:
            self.stdout.write("  ".join(f"{row[name]:>13}" for name, _title in COLUMNS))


def _apart(count: int) -> dict[str, Any]:
    """Measure a made-up catalogue in processes of its own, so that nothing here is touched."""
    with TemporaryDirectory(prefix="search-benchmark-") as folder, private_engine() as private:
        own = {
            "DATABASE_URL": f"sqlite:///{folder}/catalogue.sqlite3",
            "SEARCH_INDEX_DIR": f"{folder}/index",
            "SEARCH_STANDBY": "false",
            "ELASTICSEARCH_PREFIX": getattr(private, "prefix", ""),
        }
        manage = (sys.executable, str(settings.ROOT / "manage.py"))
        for command in (
            ("migrate", "--verbosity=0"),
            ("load_vocabularies", "--verbosity=0"),
            ("make_load", f"--count={count}"),
            ("index", "rebuild"),
        ):
            _run(*manage, *command, own=own)
        rows: list[dict[str, Any]] = json.loads(
            _run(*manage, "search_benchmark", "--json", own=own)
        )
    return rows[0]


def _run(*command: str, own: dict[str, str]) -> str:
    done = subprocess.run(  # noqa: S603 - our own commands
        command, env={**os.environ, **own}, stdout=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        raise CommandError(f"{' '.join(command[2:])} ended with {done.returncode}.")
    return done.stdout
