"""`manage.py visibility_audit`: a browser looks at the running site by the rules of visibility."""

import json
import os
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final
from urllib.parse import urljoin

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override
from tqdm import tqdm

from visibility.audit.auditing import Audited
from visibility.audit.measuring import Eye, NoBrowserError, UnreachableError, browsing
from visibility.audit.pages import Pages, audit_pages
from visibility.audit.papers.auditing import audit_papers
from visibility.audit.papers.choosing import papers
from visibility.audit.papers.paper import Paper
from visibility.audit.report import as_data, as_html, as_text, in_every_language
from visibility.audit.views import addresses, views_of
from visibility.audits import keep
from visibility.limits import limits_in_force
from visibility.projects.judging import judge_projects
from visibility.questions.asking import look_and_ask
from visibility.questions.judging import judge_questions
from visibility.questions.places import Place
from visibility.rules.rule import Severity

SAMPLE: Final = 20
PAPERS: Final = 1
ALL_PAPERS: Final = 20
MOST_BROWSERS: Final = 32


class Command(BaseCommand):
    """Looks at pages in both languages, every width and theme, and in print."""

    help = (
        "Drive the machine's Chromium over the running site and judge what a person sees of the "
        "emblem and the funding statement. Ends with 1 where a rule that must hold is broken."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Describe the command line."""
        parser.add_argument("--site", default=settings.BASE_URL, help="where it runs (BASE_URL)")
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--url", action="append", help="only this address or path; repeatable")
        which.add_argument(
            "--sample", type=int, default=SAMPLE, help=f"pages of the tree to look at ({SAMPLE})"
        )
        which.add_argument("--all", action="store_true", help="look at every page")
        parser.add_argument(
            "--papers",
            type=int,
            help=(
                "activities, providers and operations, so many of each, whose materials are looked "
                f"at, and letters ({PAPERS}; with --all {ALL_PAPERS}; none with --url); 0: none"
            ),
        )
        parser.add_argument(
            "--browsers",
            type=positive,
            default=os.cpu_count() or 1,
            help="browsers that look at pages side by side (one a core: %(default)s)",
        )
        parser.add_argument(
            "--language",
            choices=[code for code, _name in settings.LANGUAGES],
            default=settings.LANGUAGE_CODE,
            help=f"what the report is written in ({settings.LANGUAGE_CODE})",
        )
        parser.add_argument(
            "--no-questions",
            action="store_true",
            help="take no pictures for the questions to people; known answers count all the same",
        )
        parser.add_argument("--json", action="store_true", help="print JSON")
        parser.add_argument("--html", type=Path, help="write a report with pictures here")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Audit. Raises CommandError without a browser or a site; exits with 1 on must-failures."""
        site = options["site"].rstrip("/") + "/"
        if options["url"]:
            wanted = [urljoin(site, address) for address in options["url"]]
        else:
            wanted = addresses(site, None if options["all"] else options["sample"])
        with override(options["language"]):
            audited = self._report(site, wanted, options)
        if not options["url"]:
            keep(in_every_language(audited))
        if audited.failures(Severity.MUST):
            raise SystemExit(1)

    def _report(self, site: str, wanted: list[str], options: dict[str, Any]) -> Audited:
        limits = limits_in_force()
        audited = self._audited(wanted, limits, options)
        if not options["url"]:
            judge_projects(audited, site, limits)
            judge_questions(audited, limits)
        if options["html"]:
            options["html"].write_text(as_html(audited, limits), encoding="utf-8")
        if options["json"]:
            self.stdout.write(json.dumps(as_data(audited), indent=2, ensure_ascii=False))
        else:
            self.stdout.writelines(f"{line}\n" for line in as_text(audited))
        return audited

    def _audited(self, wanted: list[str], limits: Any, options: dict[str, Any]) -> Audited:
        silent = True if options["verbosity"] == 0 else None
        audited, views = Audited(), sum(len(views_of(address)) for address in wanted)

        def leafed(some: Iterable[Paper]) -> Iterable[Paper]:
            bar: Iterable[Paper] = tqdm(some, unit="paper", disable=silent)
            return bar

        def looked(some: list[Place]) -> Iterable[Place]:
            bar: Iterable[Place] = tqdm(some, unit="picture", disable=silent)
            return bar

        try:
            with tqdm(total=views, unit="view", disable=silent) as bar:
                pages = Pages(limits, own_cookies(), bar.update)
                audit_pages(audited, wanted, pages, options["browsers"])
            if each := papers_wanted(options):
                made = list(papers(each))  # Django asks no database beside Playwright
                with browsing() as page:
                    eye = Eye(page)
                    audit_papers(audited, eye, made, limits, leafed)
                audited.note_seconds(eye.seconds)
            if not (options["url"] or options["no_questions"]):
                look_and_ask(options["site"].rstrip("/") + "/", looked)
        except NoBrowserError as error:
            raise CommandError(
                f"Chromium cannot be started: {error}. Debian: apt-get install chromium."
            ) from error
        except UnreachableError as error:
            raise CommandError(
                f"The site does not answer: {error}. Start it (make run), or name its address "
                "with --site."
            ) from error
        return audited


def positive(written: str) -> int:
    """A whole number above nought. Raises ArgumentTypeError."""
    if not written.isdecimal() or not 0 < int(written) <= MOST_BROWSERS:
        raise ArgumentTypeError(f"“{written}” is not a number from 1 to {MOST_BROWSERS}")
    return int(written)


def papers_wanted(options: dict[str, Any]) -> int:
    """Of how many of each kind the materials are looked at."""
    if options["papers"] is not None:
        return max(0, int(options["papers"]))
    if options["url"]:
        return 0
    return ALL_PAPERS if options["all"] else PAPERS


def own_cookies() -> frozenset[str]:
    """Cookies that forms and signing in cannot do without, by name."""
    return frozenset({settings.CSRF_COOKIE_NAME, settings.SESSION_COOKIE_NAME})
