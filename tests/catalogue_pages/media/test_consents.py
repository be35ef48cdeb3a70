"""What is asked about people in a picture, by the gate and in the admin."""

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from catalogue_pages.media.consents import Consent, Scope
from catalogue_pages.media.models import Picture
from catalogue_pages.media.withholding import withdraw
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.publication.gate import refusals
from people.models import User
from tests.catalogue_pages.media.consenting import (
    MOMENT,
    Committing,
    committing,
    consent_to,
    files,
    folders,
    people_picture,
)
from tests.search.content import make_activity, make_picture, picture_file
from tests.search.indexing.conftest import catalogue, provider

__all__ = ["catalogue", "committing", "folders", "provider"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("folders")]


@pytest.mark.parametrize(
    ("people", "consent", "refused"),
    [
        (None, None, "an answer whether people are recognisable"),
        (False, None, ""),
        (True, None, "a consent of those recognisable"),
        (True, {}, ""),
        (True, {"scope": Scope.MATERIALS}, ""),
        (True, {"scope": Scope.REPORTS}, "a consent of those recognisable"),
        (True, {"expires_on": date(2026, 5, 3)}, "a consent of those recognisable"),
        (True, {"expires_on": date(2026, 5, 4)}, ""),
        (True, {"withdrawn_at": MOMENT}, "a consent of those recognisable"),
    ],
)
def test_no_picture_is_published_without_an_answer_and_what_follows_from_it(
    provider: ProviderPage,
    people: bool | None,
    consent: dict[str, Any] | None,
    refused: str,
    settings: Settings,
) -> None:
    settings.LANGUAGE_CODE = "en"
    with time_machine.travel(MOMENT):
        picture = make_picture()
        Picture.objects.filter(pk=picture.pk).update(shows_people=people)
        if consent is not None:
            consent_to(picture, **consent)
        picture = Picture.objects.get()
        activity = make_activity(provider, "Roboti", live=False)
        activity.picture = picture
        said = [(one.field, str(one.message)) for one in refusals(activity)]
        assert [field for field, _text in said] == (["picture"] if refused else [])
        assert all(refused in text for _field, text in said)


@pytest.fixture
def admin(admin_user: User, settings: Settings) -> Client:
    settings.LANGUAGE_CODE = "en"
    client = Client()
    client.force_login(admin_user)
    return client


def form_of(picture: Picture, people: str, **consent: Any) -> dict[str, Any]:
    known = picture.consents.count()
    posted = {f"consents-{known}-{name}": value for name, value in consent.items()}
    for number, one in enumerate(picture.consents.all()):
        posted |= {
            f"consents-{number}-{name}": str(getattr(one, name))
            for name in ("id", "scope", "given_by", "given_on", "expires_on")
        }
    return {
        "title": picture.title,
        "collection": "1",
        "shows_people": people,
        "consents-TOTAL_FORMS": known + 1,
        "consents-INITIAL_FORMS": known,
        **posted,
    }


NEW = {
    "scope": "catalogue",
    "given_by": "Skolēnu vecāki; glabā Tehnikas nams",
    "given_on": "2026-05-01",
    "expires_on": "2027-08-31",
}


def test_an_editor_answers_and_records_a_consent(admin: Client) -> None:
    picture = make_picture()
    Picture.objects.update(shows_people=None)
    address = reverse("wagtailimages:edit", args=[picture.pk])
    page = admin.get(address).content.decode()
    assert page.count('name="shows_people"') == 2
    assert not re.search(r'name="shows_people"[^>]*checked', page)
    with time_machine.travel(MOMENT):
        assert admin.post(address, form_of(picture, "True", **NEW)).status_code == 302
    consent = Consent.objects.get()
    assert (consent.picture, consent.scope) == (picture, Scope.CATALOGUE)
    assert not Picture.objects.get().withheld


def test_an_editor_withdraws_a_consent(
    admin: Client, folders: Path, committing: Committing
) -> None:
    picture = people_picture()
    address = reverse("wagtailimages:edit", args=[picture.pk])
    posted = {**form_of(picture, "True"), "consents-0-withdrawn": "on"}
    with time_machine.travel(MOMENT), committing():
        assert admin.post(address, posted).status_code == 302
    withdrawn_at = Consent.objects.get().withdrawn_at
    assert withdrawn_at is not None
    assert withdrawn_at - MOMENT < timedelta(minutes=1)
    assert Picture.objects.get().withheld
    assert "This picture is withheld" in admin.get(address).content.decode()
    chosen = reverse("wagtailimages_chooser:chosen", args=[picture.pk])
    listed = reverse("wagtailimages:index")
    assert [admin.get(one).status_code for one in (listed, chosen)] == [200, 200]
    assert files(folders / "media") == []


def test_only_a_new_consent_shows_a_withdrawn_picture_again(
    admin: Client, committing: Committing
) -> None:
    picture = people_picture()
    address = reverse("wagtailimages:edit", args=[picture.pk])
    with time_machine.travel(MOMENT), committing():
        withdraw(picture)
    with time_machine.travel(MOMENT), committing():
        assert admin.post(address, form_of(picture, "True")).status_code == 302
    assert Picture.objects.get().withheld
    with time_machine.travel(MOMENT), committing():
        assert admin.post(address, form_of(picture, "True", **NEW)).status_code == 302
    assert not Picture.objects.get().withheld
    assert Consent.objects.filter(withdrawn_at=None).count() == 1


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("expires_on", "", "required"),
        ("given_on", "2026-05-05", "cannot be given in the future"),
        ("expires_on", "2026-04-30", "ends before it was given"),
        ("expires_on", "2031-05-02", "5 years at most"),
        ("scope", "everything", "not one of the available choices"),
    ],
)
def test_a_faulty_consent_is_refused_at_its_field(
    admin: Client, field: str, value: str, reason: str
) -> None:
    picture = make_picture()
    address = reverse("wagtailimages:edit", args=[picture.pk])
    with time_machine.travel(MOMENT):
        answer = admin.post(address, form_of(picture, "True", **{**NEW, field: value}))
    assert answer.status_code == 200
    assert reason in str(answer.context["form"].consents.forms[0].errors[field])
    assert not Consent.objects.exists()


def test_the_paper_is_private_and_bare(admin: Client, folders: Path) -> None:
    picture = make_picture()
    address = reverse("wagtailimages:edit", args=[picture.pk])
    paper = picture_file("white", "lapa.png")
    with time_machine.travel(MOMENT):
        admin.post(address, form_of(picture, "True", **NEW, proof=paper))
    consent = Consent.objects.get()
    assert files(folders / "private") == ["consents/lapa.png"]
    proof = reverse("consent_proof", args=[consent.pk])
    answer = admin.get(proof)
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == 'attachment; filename="lapa.png"'
    assert "no-store" in answer["Cache-Control"]
    assert proof in admin.get(address).content.decode()
    stranger = User.objects.create_user("stranger", "s@example.lv", "secret")
    client = Client()
    assert client.get(proof).status_code == 302
    client.force_login(stranger)
    assert client.get(proof).status_code == 403
    assert Client().get("/media/consents/lapa.png").status_code == 404


def test_a_hostile_paper_is_refused(admin: Client, folders: Path) -> None:
    picture = make_picture()
    address = reverse("wagtailimages:edit", args=[picture.pk])
    paper = picture_file("white", "lapa.exe")
    with time_machine.travel(MOMENT):
        answer = admin.post(address, form_of(picture, "True", **NEW, proof=paper))
    assert "may be a PDF or a picture" in str(answer.context["form"].consents.forms[0].errors)
    assert files(folders / "private") == []
    assert not Consent.objects.exists()
