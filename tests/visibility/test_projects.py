"""Rules O1 and L3: the operation is described, and what is said of it is renewed in time."""

from datetime import date, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from catalogue_pages.articles.models import HomePage, ProjectPage
from catalogue_pages.identity.models import FundingOperation
from people.roles import AUDITOR, COMMUNICATIONS, EDITOR
from tests.catalogue_pages.projects import make_news, make_operation, make_project
from tests.persons import client_of
from tests.search.content import make_catalogue
from visibility.audit.auditing import Audited
from visibility.audit.verdicts import Outcome
from visibility.limits import limits_in_force
from visibility.models import Threshold
from visibility.projects.judging import judge_projects
from visibility.projects.renewal import Standing, months_after, renewal

SITE = "http://localhost/"
REPORT = "/admin/reports/projects/"
TODAY = timezone.localdate()


@pytest.fixture
def home(db: None) -> Any:
    return make_catalogue().get_parent().specific


@pytest.fixture
def project(home: HomePage) -> ProjectPage:
    return make_project(home)


@pytest.mark.parametrize(
    ("newest", "standing"),
    [
        (date(2026, 7, 22), Standing.FRESH),
        (date(2026, 6, 23), Standing.FRESH),
        (date(2026, 6, 22), Standing.SOON),
        (date(2026, 5, 23), Standing.SOON),
        (date(2026, 5, 22), Standing.OVERDUE),
        (date(2025, 4, 1), Standing.OVERDUE),
    ],
)
def test_it_warns_at_five_months_and_fails_at_six(newest: date, standing: Standing) -> None:
    assert renewal(newest, date(2026, 11, 22), 6).standing is standing


def test_nothing_is_due_after_the_last_day() -> None:
    judged = renewal(date(2026, 1, 1), date(2028, 9, 1), 6, ends_on=date(2028, 8, 31))
    assert judged.standing is Standing.ENDED
    last = renewal(date(2026, 1, 1), date(2028, 8, 31), 6, ends_on=date(2028, 8, 31))
    assert last.standing is Standing.OVERDUE


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 6, 15), 6, date(2026, 12, 15)),
        (date(2026, 7, 1), 6, date(2027, 1, 1)),
    ],
)
def test_months_end_with_their_last_day(day: date, months: int, after: date) -> None:
    assert months_after(day, months) == after


def months_ago(months: int) -> date:
    return months_after(TODAY, -months)


def outcomes() -> dict[str, Outcome]:
    audited = Audited()
    judge_projects(audited, SITE, limits_in_force())
    return dict(audited.outcomes.keys())


def test_a_site_without_a_description_breaks_o1(home: HomePage) -> None:
    assert outcomes() == {"O1": Outcome.FAILED}


def test_the_audit_judges_by_the_newest_public_news(project: ProjectPage) -> None:
    assert outcomes() == {"O1": Outcome.PASSED, "L3": Outcome.PASSED}
    make_news(project, "Vecā", months_ago(7))
    assert outcomes()["L3"] is Outcome.FAILED
    to_come = make_news(project, "Gaidāmā", TODAY + timedelta(days=9))
    assert outcomes()["L3"] is Outcome.FAILED
    to_come.delete()
    newest = make_news(project, "Jaunā", months_ago(3))
    assert outcomes()["L3"] is Outcome.PASSED
    newest.unpublish()
    assert outcomes()["L3"] is Outcome.FAILED


@pytest.mark.usefixtures("in_english")
def test_a_finding_names_the_page_and_the_days(project: ProjectPage) -> None:
    make_news(project, "Vecā", date(2025, 4, 1))
    audited = Audited()
    judge_projects(audited, SITE, limits_in_force())
    [finding] = audited.findings.values()
    assert finding.verdict.measured.startswith("Par projektu: newest news of 1 April 2025, ")
    assert finding.verdict.due == "less than 6 months, so before 1 October 2025"
    assert finding.views[0].said().startswith(f"{SITE}lv/par-projektu/,")


def test_amounts_that_are_gone_break_o1(project: ProjectPage) -> None:
    FundingOperation.objects.update(union_amount=None)
    assert outcomes()["O1"] is Outcome.FAILED


def test_communications_may_set_another_number_of_months(project: ProjectPage) -> None:
    make_news(project, "Vecā", months_ago(4))
    assert outcomes()["L3"] is Outcome.PASSED
    Threshold.objects.create(rule="L3", value=3, reason="Vadlīnijas")
    assert outcomes()["L3"] is Outcome.FAILED


@pytest.mark.parametrize(
    ("months", "said"), [(4, ""), (5, "Write some before"), (6, "write some now")]
)
@pytest.mark.parametrize("group", [EDITOR.name, COMMUNICATIONS.name])
def test_editors_are_told_on_the_front_page_and_above_the_form(
    project: ProjectPage, group: str, months: int, said: str
) -> None:
    make_news(project, "Ziņa", months_ago(months))
    client = client_of(group)
    for address in ("/admin/", f"/admin/pages/{project.pk}/edit/"):
        page = client.get(address).text
        assert ("no news since" in page) == bool(said)
        assert said in page


def test_who_sees_the_report_sees_each_project(project: ProjectPage) -> None:
    make_news(project, "Ziņa", months_ago(5))
    ended = make_operation(number="beidzies", ends_on=TODAY - timedelta(days=1))
    make_project(project.get_parent(), operation=ended, slug="vecais", name_lv="Vecais")
    page = BeautifulSoup(client_of(AUDITOR.name).get(REPORT).text, "html.parser")
    said = page.select_one("main table")
    assert said is not None
    assert "to be renewed within a month" in said.text
    assert "the project has ended" in said.text
    assert client_of(COMMUNICATIONS.name).get(f"{REPORT}?export=csv").status_code == 200
