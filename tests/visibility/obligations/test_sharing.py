"""What is handed on to bodies of the Union, what is left out, and figures for the list."""

import csv
from datetime import timedelta
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.utils import timezone

from catalogue_pages.articles.models import ArticlePage, ProjectPage
from catalogue_pages.identity.arrangement import Kind as LogoKind
from catalogue_pages.identity.logos import Logo
from catalogue_pages.identity.models import FundingOperation
from catalogue_pages.media.consents import Consent, Scope
from catalogue_pages.media.models import Picture
from people.roles import COMMUNICATIONS, EDITOR
from tests.catalogue_pages.identity.making import make_logo, svg
from tests.catalogue_pages.pictures import make_picture
from tests.catalogue_pages.projects import make_news
from tests.persons import client_of
from visibility.obligations.kinds import Kind
from visibility.obligations.making import bring_up_to_date
from visibility.obligations.models import Obligation

TODAY = timezone.localdate()


def show(project: ProjectPage, picture: Picture) -> ArticlePage:
    news = make_news(project, picture.title, TODAY)
    news.picture = picture
    news.save_revision().publish()
    return news


def people(title: str, scope: Scope) -> Picture:
    picture = make_picture(title=title, licence="cc0-1.0", shows_people=True)
    Consent.objects.create(
        picture=picture,
        scope=scope,
        given_by="Vecāki",
        given_on=TODAY,
        expires_on=TODAY + timedelta(days=90),
    )
    return picture


def rows(archived: ZipFile, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(archived.read(name).decode("utf-8-sig"))))


@pytest.fixture
def archived(project: ProjectPage, tmp_path: Any) -> ZipFile:
    free = make_picture(title="Brīvs", licence="cc-by-4.0", author="Fotogrāfe")
    for picture in (
        free,
        make_picture(title="Aizsargāts", licence="own"),
        make_picture(title="Līgums", licence="agreement"),
        people("Tikai katalogam", Scope.CATALOGUE),
        people("Arī materiāliem", Scope.MATERIALS),
    ):
        show(project, picture)
    show(project, make_picture(title="Melnraksta", licence="cc0-1.0")).unpublish()
    gone = make_picture(title="Pazudis", licence="cc0-1.0")
    show(project, gone)
    gone.file.storage.delete(gone.file.name)
    make_logo("Plāns", LogoKind.PLAN, svg())
    whole = make_logo("Ministrija", LogoKind.MINISTRY, svg())
    Logo.objects.filter(pk=whole.pk).update(licence="Bez maksas", permission="Vēstule Nr. 1")
    answer = client_of(COMMUNICATIONS.name).get(
        f"/admin/operations/{project.operation_id}/material/"
    )
    assert answer.status_code == 200
    return ZipFile(BytesIO(answer.getvalue()))


def test_what_is_free_is_there_and_the_rest_is_named_with_its_reason(archived: ZipFile) -> None:
    shared = {row["Title"]: row for row in rows(archived, "licences.csv")}
    assert {"Brīvs", "Arī materiāliem", "Ministrija (en)"} <= set(shared)
    assert shared["Brīvs"]["Author"] == "Fotogrāfe"
    assert shared["Ministrija (en)"]["Source or permission"] == "Vēstule Nr. 1"
    left = {row["Title"]: row["Why it is left out"] for row in rows(archived, "left-out.csv")}
    assert set(left) == {"Aizsargāts", "Līgums", "Tikai katalogam", "Pazudis", "Plāns (en)"}
    assert "All rights are reserved" in left["Aizsargāts"]
    assert "for this catalogue alone" in left["Tikai katalogam"]
    assert left["Pazudis"] == "Its file is missing."
    assert "Melnraksta" not in {*shared, *left}
    for row in shared.values():
        assert archived.read(row["File"])


def test_materials_licences_and_a_note_in_both_languages_go_with_it(archived: ZipFile) -> None:
    names = set(archived.namelist())
    assert {"materials/plakats-a3-lv.pdf", "materials/plakats-a3-en.pdf"} <= names
    assert archived.read("materials/plakats-a3-lv.pdf").startswith(b"%PDF")
    assert "ShareAlike" in archived.read("licences/CC-BY-SA-4.0.txt").decode()
    note = archived.read("LASI-READ.txt").decode("utf-8-sig")
    assert "neatsaucamu licenci" in note
    assert "irrevocable" in note


def test_who_only_sees_does_not_download_the_material(project: ProjectPage) -> None:
    answer = client_of(EDITOR.name).get(f"/admin/operations/{project.operation_id}/material/")
    assert answer.status_code == 302


def test_figures_say_what_is_known_and_the_screen_what_lacks(
    operation: FundingOperation, project: ProjectPage
) -> None:
    FundingOperation.objects.update(location="=Latvija", name_en="Good education")
    client = client_of(EDITOR.name)
    answer = client.get(f"/admin/operations/{operation.pk}/figures/")
    [row] = csv.DictReader(StringIO(answer.content.decode("utf-8-sig")))
    assert row["Number"] == operation.number
    assert row["Name of the operation"] == "Good education"
    assert row["Purpose, and expected or actual achievements"].startswith("Connects theory")
    assert row["Total cost (EUR)"] == "34009600.00"
    assert row["Union co-financing rate (%)"] == "85.00"
    assert row["Location"] == "'=Latvija"
    assert row["Specific objective"] == ""


def test_the_form_says_what_the_figures_lack(operation: FundingOperation) -> None:
    bring_up_to_date(TODAY)
    figures = Obligation.objects.get(kind=Kind.FIGURES)
    page = client_of(EDITOR.name).get(
        f"/admin/snippets/visibility/obligation/inspect/{figures.pk}/"
    )
    assert "Not known yet:" in page.text
    assert "Specific objective" in page.text
