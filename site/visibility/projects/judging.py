"""Rules O1 and L3 in the audit: judged by what the site says, with no browser."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import urljoin

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy, override

from catalogue_pages.articles.rules import describes_the_operation
from visibility.audit.auditing import Audited
from visibility.audit.verdicts import Limits, Verdict, verdict
from visibility.audit.views import View, views_of
from visibility.limits import months_of
from visibility.projects.described import Described, described, public_projects
from visibility.projects.renewal import Standing
from visibility.rules.wording import day, listed, said

_DUE = said(_("a public page with aims, results and the support received"))


def judge_projects(audited: Audited, site: str, limits: Limits) -> None:
    """Add to an audit of the site at an address what is said of O1 and L3; asks the database."""
    today = timezone.localdate()
    months = months_of("L3", limits)
    pages = public_projects(today).select_related("operation")
    found = described(pages, months, today)
    for one, path in _judged(found, today, months):
        audited.note(_view(site, path), [one], lambda _box: None)


def _judged(found: list[Described], today: date, months: int) -> Iterator[tuple[Verdict, str]]:
    if not found:
        yield verdict("O1", said(_("no public page about a project")), _DUE, passed=False), ""
    for one in found:
        path = one.page.url_path.split("/", 2)[2]
        yield _described(one), path
        yield _renewed(one, today, months), path


def _described(one: Described) -> Verdict:
    fields = [refusal.field for refusal in describes_the_operation(one.page)]
    lacking = listed([one.page._meta.get_field(name).verbose_name for name in fields])
    message = _("%(page)s: lacks %(fields)s") if fields else "%(page)s"
    measured = said(message, page=one.page.title, fields=lacking)
    return verdict("O1", measured, _DUE, passed=not fields)


def _renewed(one: Described, today: date, months: int) -> Verdict:
    measured = said(
        ngettext_lazy(
            "%(page)s: newest news of %(day)s, %(count)s day ago",
            "%(page)s: newest news of %(day)s, %(count)s days ago",
            "count",
        ),
        page=one.page.title,
        day=day(one.renewal.newest),
        count=(today - one.renewal.newest).days,
    )
    due = said(
        ngettext_lazy(
            "less than %(count)s month, so before %(day)s",
            "less than %(count)s months, so before %(day)s",
            "count",
        ),
        count=months,
        day=day(one.renewal.due),
    )
    return verdict("L3", measured, due, passed=one.renewal.standing is not Standing.OVERDUE)


def _view(site: str, path: str) -> View:
    with override("lv"):
        return views_of(urljoin(site, reverse("wagtail_serve", args=[path])))[0]
