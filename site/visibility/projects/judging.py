"""Rules O1 and L3 in the audit: judged by what the site says, with no browser."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import urljoin

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from catalogue_pages.articles.rules import describes_the_operation
from visibility.audit.auditing import Audited, Finding
from visibility.audit.verdicts import Limits, Outcome, Verdict, verdict
from visibility.audit.views import View, views_of
from visibility.projects.described import Described, described, public_projects
from visibility.projects.renewal import Standing

_DUE = "a public page with aims, results and the support received"


def judge_projects(audited: Audited, site: str, limits: Limits) -> None:
    """Add to an audit of the site at an address what is said of O1 and L3; asks the database."""
    today = timezone.localdate()
    months = max(1, int(limits["L3"].value))
    pages = public_projects(today).select_related("operation")
    found = described(pages, months, today)
    for one, path in _judged(found, today, months):
        audited.outcomes[one.rule, one.outcome] += 1
        if one.outcome is not Outcome.PASSED:
            key = (one.rule, one.outcome, one.measured, one.due)
            audited.findings[key] = Finding(one, [_view(site, path)])


def _judged(found: list[Described], today: date, months: int) -> Iterator[tuple[Verdict, str]]:
    if not found:
        yield verdict("O1", "no public page about a project", _DUE, passed=False), ""
    for one in found:
        path = one.page.url_path.split("/", 2)[2]
        yield _described(one), path
        yield _renewed(one, today, months), path


def _described(one: Described) -> Verdict:
    lacking = [refusal.field for refusal in describes_the_operation(one.page)]
    measured = f"{one.page.title}: lacks {', '.join(lacking)}" if lacking else one.page.title
    return verdict("O1", measured, _DUE, passed=not lacking)


def _renewed(one: Described, today: date, months: int) -> Verdict:
    since = (today - one.renewal.newest).days
    return verdict(
        "L3",
        f"{one.page.title}: newest news of {one.renewal.newest:%Y-%m-%d}, {since} days ago",
        f"less than {months} months, so before {one.renewal.due:%Y-%m-%d}",
        passed=one.renewal.standing is not Standing.OVERDUE,
    )


def _view(site: str, path: str) -> View:
    with override("lv"):
        return views_of(urljoin(site, reverse("wagtail_serve", args=[path])))[0]
