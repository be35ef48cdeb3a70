"""`manage.py search_quality FILE.csv`: how well the search finds what people look for."""

import json
from argparse import ArgumentParser
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.bilingual.reading import LANGUAGES
from search.engines.configured import engine
from search.engines.protocol import Engine, EngineError
from search.quality.measuring import ask, report
from search.quality.overtaking import overtaken
from search.quality.plainer import plainer_engine
from search.quality.queries import QueryFileError, read_queries

_COLUMNS = ("queries", "success_at_1", "success_at_5", "ndcg_at_10", "mean_results")


class Command(BaseCommand):
    """The tool for tuning: it asks as a visitor would and measures the answers."""

    help = (
        "Ask the configured engine the queries of a CSV file (query, lang, kind_of_query, "
        "expected_external_ids) and report success@1, success@5, nDCG@10 and results a query, and "
        "where something that holds fewer of the words stands above what was expected."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the file and how it is asked."""
        parser.add_argument("file", type=Path, metavar="FILE.csv")
        parser.add_argument(
            "--language",
            choices=LANGUAGES,
            help="ask every query on the pages of this language, not on those of its own",
        )
        parser.add_argument(
            "--without-descriptions",
            action="store_true",
            help="ask a private index in which descriptions and hidden synonyms are empty",
        )
        parser.add_argument("--json", action="store_true", help="print JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Ask and report. A file that cannot be read is an error with its line."""
        try:
            queries = read_queries(options["file"])
            if options["language"]:
                queries = [replace(query, language=options["language"]) for query in queries]
            with _engine(plainer=options["without_descriptions"]) as asked:
                external_ids = _external_ids()
                answers = ask(asked, queries, external_ids)
            measured = report(answers)
            measured["overtaken"] = [asdict(one) for one in overtaken(answers, external_ids)]
        except (OSError, QueryFileError, EngineError) as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            self.stdout.write(json.dumps(measured, ensure_ascii=False, indent=2))
        else:
            self._show(measured)

    def _show(self, measured: dict[str, Any]) -> None:
        self.stdout.write(f"{'kind of query':<16}" + "".join(f"{name:>14}" for name in _COLUMNS))
        for kind, figures in measured["by_kind"].items():
            self.stdout.write(_line(kind, figures))
        self.stdout.write(_line("all", measured))
        for failed in measured["failed"]:
            found = ", ".join(failed["found"]) or "nothing"
            self.stdout.write(
                f"not first: {failed['query']!r} ({failed['kind_of_query']}): {found}"
            )
        for one in measured["overtaken"]:
            self.stdout.write(
                f"below what holds less of the words: {one['query']!r}: {', '.join(one['by'][:5])}"
            )


def _external_ids() -> dict[UUID, str]:
    rows = ActivityPage.objects.exclude(external_id=None).values_list("public_id", "external_id")
    return {public_id: external_id or "" for public_id, external_id in rows}


def _line(kind: str, figures: dict[str, Any]) -> str:
    values = (figures[name] for name in _COLUMNS)
    shown = ("–" if value is None else f"{value:g}" for value in values)
    return f"{kind:<16}" + "".join(f"{value:>14}" for value in shown)


def _engine(*, plainer: bool) -> AbstractContextManager[Engine]:
    return plainer_engine() if plainer else nullcontext(engine())
