"""Import and export in Wagtail's admin."""

import csv
import io
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.exchange.models import ImportRun, State
from catalogue_pages.exchange.runs.running import run_waiting
from catalogue_pages.providers.models import CataloguePage
from people.models import User
from people.roles import ADMINISTRATOR, AUDITOR, COMMUNICATIONS, EDITOR
from tests.catalogue_pages.exchange.files import Importing, csv_bytes, row
from tests.catalogue_pages.exchange.workbooks import xlsx_bytes
from tests.persons import client_of

HOME = "/admin/exchange/"


def uploaded(client: Client, content: bytes, name: str = "norises.csv", **data: Any) -> Any:
    file = SimpleUploadedFile(name, content)
    given = {"kind": "activities", "file": file, **data}
    return client.post(f"{HOME}new/", given, follow=True)


def in_words(page: Any) -> str:
    """What a page says, without its markup."""
    return " ".join(BeautifulSoup(page.content, "html.parser").get_text(" ").split())


@pytest.mark.parametrize(
    ("group", "sees", "begins"),
    [
        (ADMINISTRATOR.name, 200, 200),
        (EDITOR.name, 200, 200),
        (AUDITOR.name, 200, 302),
        (COMMUNICATIONS.name, 302, 302),
    ],
)
def test_who_may_look_and_who_may_begin(
    catalogue: CataloguePage, group: str, sees: int, begins: int
) -> None:
    client = client_of(group)
    run = ImportRun.objects.create(filename="norises.csv", state=State.CHECKED)
    for address in ("", f"{run.pk}/", f"{run.pk}/progress/"):
        assert client.get(HOME + address).status_code == sees
    downloads = ("export/activities.csv", "export/providers.xlsx", "template/activities.xlsx")
    for address in ("new/", *downloads):
        assert client.get(HOME + address).status_code == begins
    if begins != 200:
        client.post(f"{HOME}{run.pk}/apply/")
        client.post(f"{HOME}{run.pk}/cancel/")
        run.refresh_from_db()
        assert run.state == State.CHECKED
    assert (HOME in client.get("/admin/").text) == (sees == 200)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_upload_preview_apply_report(importing: Importing, form: str) -> None:
    importing(csv_bytes([row("a")]))
    rows = [row("a", title_en="Robots"), row("b", title_lv="Jauna norise")]
    client = client_of()
    preview = uploaded(
        client, csv_bytes(rows) if form == "csv" else xlsx_bytes(rows), f"norises.{form}"
    )
    assert "Robotics workshop" in preview.text
    assert "Jauna norise" in preview.text
    assert "1 new, 1 changed" in preview.text
    assert not ActivityPage.objects.filter(external_id="b").exists()
    run = ImportRun.objects.get()
    begun = client.post(f"{HOME}{run.pk}/apply/", follow=True)
    assert "The import has begun" in begun.text
    assert "<progress" in begun.text
    assert client.get(f"{HOME}{run.pk}/progress/").json()["state"] == "waiting"
    run_waiting()
    report = client.get(f"{HOME}{run.pk}/")
    assert "<progress" not in report.text
    assert "1 new, 1 changed" in report.text
    assert not ActivityPage.objects.get(external_id="b").live
    assert client.get(HOME).status_code == 200


def test_faults_are_shown_with_line_column_value_and_what_was_expected(
    catalogue: CataloguePage,
) -> None:
    page = uploaded(client_of(), csv_bytes([row("a"), row("b", kind="workshp")])).text
    assert "Column kind" in page
    assert "“workshp”" in page
    assert "Did you mean “workshop”?" in page
    assert "Nothing was changed" in page
    assert "/apply/" not in page


def test_what_changes_is_told_in_the_words_of_the_catalogue(importing: Importing) -> None:
    paragraph = "<p>Skolēni būvē &amp; brauc.</p>"
    importing(csv_bytes([row("a", description_lv=paragraph)]))
    changed = row("a", field="science", price_unit="group", valid_to="2027-05-31")
    changed |= {"description_lv": "<p>Skolēni peld.</p>", "grades_from": "2", "grades_to": "3"}
    shown = in_words(uploaded(client_of(), csv_bytes([changed]), force="on"))
    for said in (
        "Technology → after: Natural sciences",
        "per group",
        "Skolēni būvē & brauc.",
        "Skolēni peld.",
        "Grade 2, Grade 3",
    ):
        assert said in shown, shown
    for code in ("technology", "<p>", "2027-05-31"):
        assert code not in shown


def test_the_difference_of_long_texts_is_seen(importing: Importing) -> None:
    long = "Gari vārdi. " * 60
    importing(csv_bytes([row("a", description_lv=long + "Beigas.")]))
    content = csv_bytes([row("a", description_lv=long + "Citas beigas.")])
    assert "Citas beigas." in in_words(uploaded(client_of(), content))


def test_a_fault_names_the_choices_by_code_and_title(catalogue: CataloguePage) -> None:
    shown = in_words(uploaded(client_of(), csv_bytes([row("a", field="tehnology")])))
    assert "Column field – field:" in shown
    assert "technology (Technology)" in shown


def test_a_file_that_says_nothing_new_is_not_offered_to_be_imported(importing: Importing) -> None:
    importing(csv_bytes([row("a")]))
    page = uploaded(client_of(), csv_bytes([row("a")]))
    assert "1 unchanged" in page.text
    assert "importing it would change nothing" in page.text
    assert "/apply/" not in page.text


def test_a_long_report_comes_in_pages_and_by_sort(catalogue: CataloguePage) -> None:
    client = client_of()
    rows = [row(f"n{number}", kind="x" if number % 2 else "workshop") for number in range(120)]
    address = uploaded(client, csv_bytes(rows), skip_faulty="on").redirect_chain[-1][0]
    assert "Page 1 of 3" in client.get(address).text
    only = client.get(f"{address}?sort=fault")
    assert "Page 1 of 2" in only.text
    assert client.get(f"{address}?sort=nothing&p=99").status_code == 200


def test_only_those_who_may_publish_are_asked(catalogue: CataloguePage) -> None:
    assert 'name="publish"' in client_of().get(f"{HOME}new/").text
    uploaded(client_of(ADMINISTRATOR.name), csv_bytes([row("a")]), publish="on")
    run = ImportRun.objects.get()
    assert run.options["publish"]


def test_no_file_and_a_file_that_is_too_large_are_told_at_the_field(
    catalogue: CataloguePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = client_of()
    assert client.post(f"{HOME}new/", {"kind": "activities"}).status_code == 200
    page = uploaded(client, b"x" * (21 * 1024 * 1024))
    assert "20 MB is the most" in page.text
    assert not ImportRun.objects.exists()


def test_an_export_is_imported_without_a_change(importing: Importing) -> None:
    importing(csv_bytes([row("a"), row("b", title_lv="-5 grādi")]))
    client = client_of()
    for form in ("csv", "xlsx"):
        response = client.get(f"{HOME}export/activities.{form}")
        content = b"".join(response)
        page = uploaded(client, content, f"norises.{form}")
        assert "2 unchanged" in page.text
    rows = list(
        csv.DictReader(
            io.StringIO(b"".join(client.get(f"{HOME}export/activities.csv")).decode("utf-8-sig"))
        )
    )
    assert rows[1]["title_lv"] == "'-5 grādi"


def test_an_export_asks_the_database_as_often_for_many_as_for_few(
    importing: Importing, django_assert_num_queries: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from catalogue_pages.exchange.exports import exporting

    counted = []
    for numbers in (range(2), range(2, 12)):
        importing(csv_bytes(row(f"n{number}") for number in numbers))
        with CaptureQueriesContext(connection) as queries:
            list(exporting.activities().rows)
        counted.append(len(queries))
    assert counted[0] == counted[1]


@pytest.mark.parametrize("kind", ["activities", "providers"])
def test_the_template_explains_each_column_and_is_read_by_the_importer(
    catalogue: CataloguePage, kind: str
) -> None:
    content = b"".join(client_of().get(f"{HOME}template/{kind}.xlsx"))
    workbook = load_workbook(io.BytesIO(content))
    sheet, explained, choices = workbook.worksheets
    names = [cell.value for cell in sheet[1]]
    assert [line[0].value for line in explained.iter_rows(min_row=2)] == names
    for line in explained.iter_rows(min_row=2):
        assert line[1].value
        assert line[2].value
        assert line[1].value != line[2].value
    assert len(sheet.data_validations.dataValidation) > 1
    assert choices["A1"].value
    key = "external_id" if kind == "activities" else "name_lv"
    cells = {**row("jauna"), "name_lv": "Jauns nams", "provider_type": "museum"}
    sheet.append([cells.get(name) for name in names])
    output = io.BytesIO()
    workbook.save(output)
    page = uploaded(client_of(ADMINISTRATOR.name), output.getvalue(), "veidne.xlsx", kind=kind)
    assert "1 new" in page.text, key
    assert ImportRun.objects.get().state == State.CHECKED


def test_wagtail_s_own_exports_hold_no_formulas(catalogue: CataloguePage) -> None:
    client = client_of(ADMINISTRATOR.name)
    User.objects.create_user("=HYPERLINK(1)", first_name="@SUM(1)", last_name="+1", is_staff=True)
    text = b"".join(client.get("/admin/reports/site-history/?export=csv")).decode()
    assert text
    page = catalogue
    page.title = page.draft_title = "=cmd|' /C calc'!A0"
    page.name_lv = page.title
    page.save_revision(user=User.objects.get(username="=HYPERLINK(1)"), log_action=True).publish()
    text = b"".join(client.get("/admin/reports/site-history/?export=csv")).decode()
    assert "=cmd" in text
    for line in csv.reader(io.StringIO(text)):
        for cell in line:
            assert not cell.startswith(("=", "+", "-", "@"))
