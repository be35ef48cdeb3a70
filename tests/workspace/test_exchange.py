"""A provider's own activities as files: what it takes out, brings in, and may not touch."""

import csv
import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.articles.first_pages import publish
from catalogue_pages.exchange.models import ImportRun, State
from catalogue_pages.exchange.rows.columns import ACTIVITY_COLUMNS, NOT_OWN
from catalogue_pages.exchange.rows.sheets import ACTIVITIES
from catalogue_pages.exchange.runs.running import run_waiting
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.vocabularies.models import DeliveryLanguage, Field, Format, Grade, Kind
from editorial.moderation.submission import submit
from people.models import User
from tests.catalogue_pages.exchange.files import csv_bytes, row, stored
from tests.catalogue_pages.exchange.workbooks import xlsx_bytes
from tests.workspace.conftest import draft, latest, signed_in, text
from workspace.guide.about_activities import ACTIVITY

HOME = "/lv/darbvieta/faili/"
NEW = {
    name: cell
    for name, cell in row("").items()
    if name not in NOT_OWN and name not in ("external_id", "municipality")
}


def exported(client: Client, provider: ProviderPage, form: str = "csv") -> bytes:
    answer = client.get(f"/lv/darbvieta/rikotaji/{provider.public_id}/norises.{form}")
    assert answer.status_code == 200
    assert "attachment" in answer.headers["Content-Disposition"]
    return b"".join(answer)


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def brought(client: Client, provider: ProviderPage, content: bytes, **options: str) -> Any:
    file = SimpleUploadedFile("norises.csv", content)
    address = f"/lv/darbvieta/rikotaji/{provider.public_id}/importi/"
    return client.post(address, {"file": file, **options}, follow=True)


def of_run(provider: ProviderPage, step: str = "") -> str:
    run = ImportRun.objects.get()
    return f"/lv/darbvieta/rikotaji/{provider.public_id}/importi/{run.pk}/{step}"


def test_export_change_preview_apply(
    mine: Client, provider: ProviderPage, activity: ActivityPage
) -> None:
    (cells,) = rows_of(exported(mine, provider))
    assert cells["title_lv"] == activity.name_lv
    cells["title_en"] = "Build a robot"
    rows = [cells, {**dict.fromkeys(cells, ""), **NEW, "title_lv": "Jauna norise"}]
    preview = brought(mine, provider, csv_bytes(rows))
    assert "Build a robot" in text(preview)
    assert "Jauna norise" in text(preview)
    assert "1 jauns" in text(preview)
    assert latest(activity).name_en != "Build a robot"
    begun = mine.post(of_run(provider, "importet/"), follow=True)
    assert "<progress" in begun.content.decode()
    assert mine.get(of_run(provider, "gaita/")).json()["state"] == State.WAITING
    run_waiting()
    report = mine.get(of_run(provider))
    assert "<progress" not in report.content.decode()
    assert latest(activity).name_en == "Build a robot"
    made = ActivityPage.objects.get(name_lv="Jauna norise")
    assert (made.live, made.get_parent().pk) == (False, provider.pk)
    assert made.get_latest_revision().user == User.objects.get(memberships__provider=provider)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_was_taken_out_is_brought_back_without_a_change(
    mine: Client, provider: ProviderPage, activity: ActivityPage, form: str
) -> None:
    before = stored()
    page = brought(mine, provider, exported(mine, provider, form))
    assert "1 nemainīts" in text(page)
    mine.post(of_run(provider, "importet/"))
    run_waiting()
    assert ImportRun.objects.get().state == State.DONE
    assert stored() == before


def test_the_template_is_read_once_rows_are_filled_in(mine: Client, provider: ProviderPage) -> None:
    content = b"".join(mine.get(f"{HOME}veidne.xlsx"))
    names = [cell.value for cell in load_workbook(io.BytesIO(content)).worksheets[0][1]]
    assert not NOT_OWN & set(names)
    filled = [{name: NEW.get(str(name), "") for name in names}]
    page = brought(mine, provider, xlsx_bytes(filled))
    assert "1 jauns" in text(page)


def test_faults_are_told_with_line_column_value_and_what_was_expected(
    mine: Client, provider: ProviderPage
) -> None:
    before = stored()
    page = brought(mine, provider, csv_bytes([NEW, {**NEW, "title_lv": "B", "kind": "workshp"}]))
    for word in ("5. rinda", "kind", "workshp", "Vai domājāt „workshop”?"):
        assert word in text(page)
    assert "importet/" not in page.content.decode()
    assert mine.post(of_run(provider, "importet/"), follow=True).status_code == 200
    run_waiting()
    assert stored() == before


def test_anothers_id_is_answered_like_one_that_nobody_has(
    mine: Client, provider: ProviderPage, other_provider: ProviderPage
) -> None:
    theirs = draft(other_provider, name_lv="Sveša norise")
    before = stored()
    answers = []
    for key in (str(theirs.public_id), "00000000-0000-4000-8000-000000000000", "nav-tadas"):
        page = brought(mine, provider, csv_bytes([{**NEW, "external_id": key}]))
        words = text(page)
        assert "Sveša" not in words
        answers.append(words.replace(key, "KEY").split("Rinda pa rindai")[1])
        ImportRun.objects.all().delete()
    assert answers[0] == answers[1] == answers[2]
    assert stored() == before


@pytest.mark.parametrize("method", ["get", "post"])
def test_anothers_run_is_not_there(
    mine: Client, provider: ProviderPage, other_provider: ProviderPage, method: str
) -> None:
    run = ImportRun.objects.create(filename="x.csv", provider=other_provider, state=State.CHECKED)
    for whose in (provider, other_provider):
        for step in ("", "gaita/", "importet/", "atcelt/"):
            path = f"/lv/darbvieta/rikotaji/{whose.public_id}/importi/{run.pk}/{step}"
            assert getattr(mine, method)(path).status_code in (404, 405)
    run.refresh_from_db()
    assert run.state == State.CHECKED


def test_what_editors_write_is_not_written(mine: Client, provider: ProviderPage) -> None:
    activity = latest(whole(provider))
    activity.latitude, activity.longitude = "56.9", "24.1"
    activity.source_url = "https://example.org/avots"
    activity.save_revision(clean=False)
    (cells,) = rows_of(exported(mine, provider))
    assert not NOT_OWN & cells.keys()
    for column, value in (
        ("latitude", "57.5"),
        ("longitude", "25"),
        ("source_url", "https://example.org/cits"),
        ("source_year", "2020"),
    ):
        both = {"latitude": "56.9", "longitude": "24.1", "source_url": "", "source_year": ""}
        page = brought(mine, provider, csv_bytes([{**cells, **both, column: value}]))
        assert f"Kolonna {column}" in text(page)
        ImportRun.objects.all().delete()
    brought(mine, provider, csv_bytes([{**cells, "format": "at_school"}]))
    mine.post(of_run(provider, "importet/"))
    run_waiting()
    after = latest(activity)
    assert [one.code for one in after.formats.all()] == ["at-school"]
    assert after.municipality is None
    assert str(after.latitude) == "56.9"
    assert after.source_url == "https://example.org/avots"


def test_a_file_writes_no_field_that_the_workspace_does_not(provider: ProviderPage) -> None:
    asked = {column for question in ACTIVITY.questions for column in question.columns}
    own = {name: column for name, column in ACTIVITY_COLUMNS.items() if name not in NOT_OWN}
    written = ACTIVITIES.decided_by(frozenset(own)) - {"latitude", "longitude"}
    assert written <= asked | {"provider"}


def test_what_is_with_the_editors_is_left_alone(
    mine: Client, provider: ProviderPage, person: User
) -> None:
    page = whole(provider)
    assert submit(page, person) == []
    (cells,) = rows_of(exported(mine, provider))
    seen = brought(mine, provider, csv_bytes([{**cells, "title_en": "Cits"}]))
    assert "pie redaktoriem" in text(seen)
    assert latest(page).name_en != "Cits"


def whole(provider: ProviderPage) -> ActivityPage:
    """An activity that lacks nothing: what the importer makes of a whole row."""
    made = brought(
        signed_in(User.objects.get(memberships__provider=provider)),
        provider,
        csv_bytes([{**NEW, "municipality": "Cēsu novads", "by_arrangement": "yes"}]),
    )
    assert made.status_code == 200
    client = signed_in(User.objects.get(memberships__provider=provider))
    client.post(of_run(provider, "importet/"))
    run_waiting()
    ImportRun.objects.all().delete()
    found: ActivityPage = ActivityPage.objects.get(name_lv=NEW["title_lv"])
    return found


def test_a_live_activity_stays_as_it_is_until_an_editor_has_looked(
    mine: Client, provider: ProviderPage
) -> None:
    page = publish(provider, draft_values())
    (cells,) = rows_of(exported(mine, provider))
    brought(mine, provider, csv_bytes([{**cells, "title_en": "Cits nosaukums"}]), publish="on")
    mine.post(of_run(provider, "importet/"))
    run_waiting()
    page.refresh_from_db()
    assert (page.live, page.name_en) == (True, "Robots")
    assert latest(page).name_en == "Cits nosaukums"


def draft_values() -> ActivityPage:
    """A live activity's values, as few as the gate lets through."""
    page = ActivityPage(
        name_lv="Roboti",
        name_en="Robots",
        summary_lv="Skolēni būvē robotu.",
        description_lv="<p>Darbs notiek pa pāriem.</p>",
        kind=Kind.objects.get(code="workshop"),
        field=Field.objects.get(code="technology"),
    )
    page.grades = list(Grade.objects.filter(code="4"))
    page.formats = list(Format.objects.filter(code="online"))
    page.languages = list(DeliveryLanguage.objects.filter(code="lv"))
    return page


def test_one_file_at_a_time(mine: Client, provider: ProviderPage) -> None:
    brought(mine, provider, csv_bytes([NEW]))
    mine.post(of_run(provider, "importet/"))
    page = brought(mine, provider, csv_bytes([{**NEW, "title_lv": "Otra"}]))
    assert page.status_code == 422
    assert ImportRun.objects.count() == 1


def test_no_file_is_told_at_the_field(mine: Client, provider: ProviderPage) -> None:
    page = mine.post(f"/lv/darbvieta/rikotaji/{provider.public_id}/importi/", {})
    assert page.status_code == 422
    assert "error-summary" in page.content.decode()


def test_a_cancelled_file_is_given_up(mine: Client, provider: ProviderPage) -> None:
    brought(mine, provider, csv_bytes([NEW]))
    mine.post(of_run(provider, "atcelt/"), follow=True)
    assert ImportRun.objects.get().state == State.CANCELLED
    assert ImportRun.objects.get().filename in text(mine.get(HOME))
    assert mine.post(of_run(provider, "importet/"), follow=True).status_code == 200
    run_waiting()
    assert not ActivityPage.objects.filter(name_lv=NEW["title_lv"]).exists()
