"""Reports in the admin: who sees them, what they say, and that they cost the same for many."""

from datetime import datetime, timedelta
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.models import GroupApprovalTask, TaskState, Workflow, WorkflowTask

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.providers.models import CataloguePage, ProviderPage
from catalogue_pages.vocabularies.models import GradeGroup
from editorial.reports.moderation import months
from people.models import User
from people.roles import ADMINISTRATOR, AUDITOR, COMMUNICATIONS, EDITOR
from tests.persons import in_group, signed_in
from tests.search.content import make_activity, make_provider

REPORTS = ["freshness", "gaps", "moderation", "providers"]
SEES = {ADMINISTRATOR.name: 200, EDITOR.name: 200, AUDITOR.name: 200, COMMUNICATIONS.name: 302}


@pytest.mark.parametrize(("group", "status"), SEES.items())
def test_who_may_see_them(catalogue: CataloguePage, group: str, status: int) -> None:
    client = signed_in(in_group("persona", group))
    home = client.get("/admin/").text
    for name in REPORTS:
        for address in (f"/admin/reports/{name}/", f"/admin/reports/{name}/results/"):
            assert client.get(address).status_code == status, address
        for kind in ("csv", "xlsx"):
            answer = client.get(f"/admin/reports/{name}/?export={kind}")
            assert answer.status_code == status
        assert (f"/admin/reports/{name}/" in home) == (status == 200)


def sheet(client: Client, address: str) -> list[tuple[Any, ...]]:
    answer: Any = client.get(
        f"{address}&export=xlsx" if "?" in address else f"{address}?export=xlsx"
    )
    book = load_workbook(BytesIO(b"".join(answer.streaming_content)), read_only=True)
    return list(book.worksheets[0].iter_rows(values_only=True))


def test_freshness_tells_what_is_due(
    editor: Client, activity: ActivityPage, provider: ProviderPage
) -> None:
    overdue = make_activity(provider, "Kukaiņi")
    yesterday = timezone.localdate() - timedelta(days=1)
    ActivityPage.objects.filter(pk=overdue.pk).update(review_due=yesterday)
    answer = editor.get("/admin/reports/freshness/?state=overdue").text
    assert "Kukaiņi" in answer
    assert "Robotikas darbnīca" not in answer
    rows = sheet(editor, "/admin/reports/freshness/?state=overdue")
    assert [row[:3] for row in rows[1:]] == [("Kukaiņi", "Muzejs", "overdue")]
    assert "1 activity is overdue for its review" in editor.get("/admin/").text


def cells(client: Client, query: str = "") -> dict[str, list[str]]:
    page = BeautifulSoup(client.get(f"/admin/reports/gaps/{query}").content, "html.parser")
    rows = page.select(".gaps__table tbody tr")
    return {
        row.th.get_text(): [cell.get_text() for cell in row.select("td")] for row in rows if row.th
    }


def test_gaps_count_what_pupils_find(
    editor: Client, activity: ActivityPage, provider: ProviderPage
) -> None:
    make_activity(provider, "Ceļotāji", formats=["at-school"], served=["kuldigas-novads"])
    make_activity(provider, "Melnraksts", live=False)
    found = cells(editor)
    filled = {name: row for name, row in found.items() if set(row) != {"0"}}
    assert sorted(filled) == ["Kuldīga Municipality", "Ventspils"]
    assert all(row.count("1") == 1 for row in filled.values())
    assert len(found) > 40
    youngest = GradeGroup.objects.order_by("position").first()
    assert youngest is not None
    assert {value for row in cells(editor, f"?group={youngest.pk}").values() for value in row} == {
        "0"
    }
    rows = sheet(editor, "/admin/reports/gaps/")
    assert sum(int(row[3]) for row in rows[1:]) == 2
    assert (
        len(rows) == 1 + len(found) * len(next(iter(found.values()))) * GradeGroup.objects.count()
    )


@pytest.mark.parametrize("name", ["freshness", "gaps", "providers"])
def test_many_cost_as_many_queries_as_one(
    editor: Client, catalogue: CataloguePage, activity: ActivityPage, name: str
) -> None:
    address = f"/admin/reports/{name}/"
    editor.get(address)
    with CaptureQueriesContext(connection) as few:
        editor.get(address)
    for number in range(4):
        other = make_provider(catalogue, f"Rīkotājs {number}")
        make_activity(other, f"Norise {number}")
    with CaptureQueriesContext(connection) as many:
        editor.get(address)
    assert len(many) <= len(few)


def test_times_are_told_by_month() -> None:
    riga = ZoneInfo("Europe/Riga")
    begun = datetime(2026, 10, 31, 22, tzinfo=riga)
    rows = [
        (begun, begun + timedelta(hours=hours), TaskState.STATUS_APPROVED)
        for hours in (*range(3, 12), 100)
    ]
    rows.append((begun, begun + timedelta(hours=1), TaskState.STATUS_REJECTED))
    november, october = months(rows)
    assert (october.month, october.decided, october.returned) == ("2026-10", 1, 1)
    assert (november.month, november.decided, november.returned) == ("2026-11", 10, 0)
    assert (november.median_hours, november.p90_hours) == (7.5, 11.0)


def test_a_decision_is_counted(editor: Client, activity: ActivityPage, rita: User) -> None:
    workflow = Workflow.objects.create(name="Apstiprināšana")
    task = GroupApprovalTask.objects.create(name="Redaktori")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    activity.save_revision()
    state = workflow.start(activity, rita)
    assert len(sheet(editor, "/admin/reports/moderation/")) == 1
    task.on_action(state.current_task_state, rita, "approve")
    rows = sheet(editor, f"/admin/reports/moderation/?workflow={workflow.pk}")
    assert rows[1][:3] == (f"{timezone.localdate():%Y-%m}", 1, 0)


def test_providers_that_lack_something(
    editor: Client, catalogue: CataloguePage, activity: ActivityPage, ilze: User
) -> None:
    make_provider(catalogue, "Tukšais")
    assert [row[0] for row in sheet(editor, "/admin/reports/providers/")[1:]] == [
        "Tukšais",
        "Muzejs",
    ]
    lacking = sheet(editor, "/admin/reports/providers/?lacks=activities")
    assert lacking[1:] == [("Tukšais", 0, 0)]
