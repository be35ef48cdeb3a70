"""The overview and the form: who may what, what is needed before something is done."""

import csv
from datetime import date, timedelta
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.models import ModelLogEntry

from catalogue_pages.identity.models import FundingOperation
from catalogue_pages.providers.models import ProviderPage
from people.roles import ADMINISTRATOR, AUDITOR, COMMUNICATIONS, EDITOR
from tests.catalogue_pages.media.hostile import pdf
from tests.permissions.asking import SIGN_IN
from tests.persons import client_of, make_person, signed_in
from visibility.obligations.kinds import Kind
from visibility.obligations.making import bring_up_to_date
from visibility.obligations.models import Evidence, Obligation

LIST = "/admin/snippets/visibility/obligation/"
TODAY = timezone.localdate()


@pytest.fixture
def poster(place: ProviderPage) -> Obligation:
    bring_up_to_date(TODAY)
    return Obligation.objects.get(place=place)


@pytest.fixture
def figures(operation: FundingOperation) -> Obligation:
    bring_up_to_date(TODAY)
    return Obligation.objects.get(kind=Kind.FIGURES)


def photograph(name: str = "plakats.jpg") -> SimpleUploadedFile:
    content = BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Fotoaparats"
    Image.new("RGB", (640, 480), "teal").save(content, "JPEG", exif=exif)
    return SimpleUploadedFile(name, content.getvalue(), "image/jpeg")


def edit(row: Obligation) -> str:
    return f"{LIST}edit/{row.pk}/"


def given(row: Obligation, **values: Any) -> dict[str, Any]:
    return {"owner": "", "due_on": row.due_on.isoformat(), "note": "", "done_on": "", **values}


def said_at(answer: Any) -> str:
    page = BeautifulSoup(answer.text, "html.parser")
    return " ".join(one.get_text(" ", strip=True) for one in page.select(".error-message"))


def archive(answer: Any) -> ZipFile:
    return ZipFile(BytesIO(answer.getvalue()))


def table(archived: ZipFile, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(archived.read(name).decode("utf-8-sig"))))


def test_a_poster_is_done_once_a_photograph_shows_it(poster: Obligation) -> None:
    client = client_of(COMMUNICATIONS.name)
    paper = SimpleUploadedFile("akts.pdf", pdf(lambda _made: None), "application/pdf")
    for tried in ({}, {"file": paper}):
        answer = client.post(edit(poster), given(poster, done_on=str(TODAY), **tried))
        assert "A picture is needed" in said_at(answer)
    sent = given(poster, done_on=str(TODAY), file=photograph(), shows="Pie ieejas")
    assert client.post(edit(poster), sent).status_code == 302
    poster.refresh_from_db()
    proof = poster.evidence.get()
    assert poster.done_on == TODAY
    assert poster.done_by == proof.added_by
    assert b"Fotoaparats" not in proof.file.read()
    history = client.get(f"{LIST}history/{poster.pk}/").text
    assert "Marked as done" in history
    assert "Evidence added: Pie ieejas" in history


def test_the_only_photograph_is_not_removed_from_what_is_done(poster: Obligation) -> None:
    client = client_of(COMMUNICATIONS.name)
    client.post(edit(poster), given(poster, done_on=str(TODAY), file=photograph()))
    proof = poster.evidence.get()
    sent = given(poster, done_on=str(TODAY), remove=[proof.pk])
    assert "A picture is needed" in said_at(client.post(edit(poster), sent))
    client.post(edit(poster), given(poster, remove=[proof.pk]))
    assert not Evidence.objects.exists()
    poster.refresh_from_db()
    assert poster.done_on is None


def test_a_file_goes_with_its_row_and_not_before(
    poster: Obligation, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    client = client_of(COMMUNICATIONS.name)
    client.post(edit(poster), given(poster, file=photograph()))
    proof = poster.evidence.get()
    name = str(proof.file.name)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(edit(poster), given(poster, remove=[proof.pk]))
        assert proof.file.storage.exists(name)  # the row may yet come back
    assert not proof.file.storage.exists(name)


@pytest.mark.parametrize(
    ("name", "content"),
    [("x.svg", b"<svg/>"), ("x.jpg", b"<html>"), ("x.pdf", b"MZ"), ("x.docx", b"PK"), ("x", b"x")],
)
def test_no_other_file_is_evidence(poster: Obligation, name: str, content: bytes) -> None:
    client = client_of(COMMUNICATIONS.name)
    sent = given(poster, file=SimpleUploadedFile(name, content))
    assert said_at(client.post(edit(poster), sent))
    assert not Evidence.objects.exists()


def test_a_note_is_needed_where_the_kind_asks_for_one(figures: Obligation) -> None:
    client = client_of(COMMUNICATIONS.name)
    answer = client.post(edit(figures), given(figures, done_on=str(TODAY)))
    assert "Needed before this is done" in said_at(answer)
    tomorrow = str(TODAY + timedelta(days=1))
    answer = client.post(edit(figures), given(figures, done_on=tomorrow, note="Nosūtīts"))
    assert "yet to come" in said_at(answer)
    sent = given(figures, done_on=str(TODAY), note="Nosūtīts")
    assert client.post(edit(figures), sent).status_code == 302


def test_waiving_takes_a_reason_and_is_told(poster: Obligation) -> None:
    client = client_of(COMMUNICATIONS.name)
    client.post(edit(poster), given(poster, waived_reason="Ekrāns pie ieejas"))
    poster.refresh_from_db()
    assert poster.state_label in client.get(LIST, headers={"accept-language": "en"}).text
    assert ModelLogEntry.objects.filter(action="visibility.obligation_waived").exists()


def test_what_the_site_says_is_not_marked_by_hand(operation: Any, project: Any) -> None:
    bring_up_to_date(TODAY)
    news = Obligation.objects.get(kind=Kind.NEWS)
    client = client_of(COMMUNICATIONS.name)
    client.post(edit(news), given(news, done_on=str(TODAY), due_on="2099-01-01"))
    before = news.due_on
    news.refresh_from_db()
    assert (news.done_on, news.due_on) == (None, before)


@pytest.mark.parametrize(
    ("group", "reads", "writes"),
    [
        (ADMINISTRATOR.name, 200, 302),
        (COMMUNICATIONS.name, 200, 302),
        (EDITOR.name, 200, 0),
        (AUDITOR.name, 200, 0),
    ],
)
def test_who_may_what(figures: Obligation, group: str, reads: int, writes: int) -> None:
    client = client_of(group)
    assert client.get(LIST).status_code == reads
    assert client.get(f"{LIST}inspect/{figures.pk}/").status_code == reads
    client.post(edit(figures), given(figures, note="Rakstīts"))
    figures.refresh_from_db()
    assert (figures.note == "Rakstīts") == bool(writes)
    for act in ("add", f"delete/{figures.pk}"):
        client.post(f"{LIST}{act}/", {})
    assert Obligation.objects.filter(pk=figures.pk).exists()


def test_a_providers_person_gets_nothing(poster: Obligation, place: ProviderPage) -> None:
    client = signed_in(make_person("rikotaja", place))
    proof = Evidence.objects.create(obligation=poster, file=photograph())
    for address in (
        LIST,
        edit(poster),
        f"/admin/obligations/evidence/{proof.pk}/",
        f"/admin/obligations/{poster.pk}/evidence/",
        f"/admin/operations/{poster.operation_id}/figures/",
        f"/admin/operations/{poster.operation_id}/material/",
    ):
        answer = client.get(address)
        assert answer.status_code in {302, 403}
        where = answer.headers.get("Location", SIGN_IN[0])
        assert where == "/admin/" or any(one in where for one in SIGN_IN) or where.startswith("/lv")
    assert Client().get(f"/media/{proof.file.name}").status_code == 404


def test_lists_are_narrowed_and_lights_have_words(poster: Obligation) -> None:
    Obligation.objects.filter(pk=poster.pk).update(due_on=date(2026, 1, 1))
    client = client_of(AUDITOR.name)
    page = client.get(f"{LIST}?state=overdue&kind=poster").text
    assert "Muzejs" in page
    assert "overdue" in page
    assert "Muzejs" not in client.get(f"{LIST}?state=done").text
    assert "Muzejs" in client.get(f"{LIST}?operation={poster.operation_id}").text
    for form in ("csv", "xlsx"):
        assert client.get(f"{LIST}?export={form}").status_code == 200
    told = client.get("/admin/").text
    assert "overdue." in told


def test_evidence_is_downloaded_with_an_index(poster: Obligation, figures: Obligation) -> None:
    Evidence.objects.create(obligation=poster, file=photograph(), shows="=1+1")
    client = client_of(AUDITOR.name)
    one = archive(client.get(f"/admin/obligations/{poster.pk}/evidence/"))
    [name] = [entry for entry in one.namelist() if entry.endswith(".jpg")]
    assert Image.open(BytesIO(one.read(name))).size == (640, 480)
    listed = archive(client.get(f"{LIST}?export=evidence"))
    rows = table(listed, "index.csv")
    assert len(rows) == Obligation.objects.count()
    [proved] = [row for row in rows if row["File"]]
    assert proved["What it shows"] == "'=1+1"
    narrowed = archive(client.get(f"{LIST}?kind=figures&export=evidence"))
    assert narrowed.namelist() == ["index.csv"]
