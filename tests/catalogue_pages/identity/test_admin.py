"""The communications team keeps the library: what is refused is said at its drawing."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from catalogue_pages.identity.arrangement import Kind
from catalogue_pages.identity.ensembles import Role
from catalogue_pages.identity.logos import Logo, LogoFile
from tests.catalogue_pages.identity.drawings import EMBLEM, TWELVE
from tests.catalogue_pages.identity.drawings import emblem as drawn
from tests.catalogue_pages.identity.making import make_ensemble, make_logo, svg

pytestmark = pytest.mark.django_db


def form(drawing: bytes | None, kind: str = "plan", given: Any = None) -> dict[str, Any]:
    file = {} if drawing is None else {"files-0-svg": SimpleUploadedFile("logo.svg", drawing)}
    return {
        "name_lv": "NAP2027",
        "name_en": "NDP2027",
        "kind": kind,
        "files-TOTAL_FORMS": "1",
        "files-INITIAL_FORMS": "0",
        "files-0-variant": "colour",
        "files-0-language": "",
        "files-0-clear_space": "0.5",
        "files-0-least_height": "10",
        **file,
        **(given or {}),
    }


def add(client: Client, given: dict[str, Any]) -> str:
    answer = client.post(reverse("wagtailsnippets_identity_logo:add"), given)
    if answer.status_code == 302:
        return ""
    page = BeautifulSoup(answer.content, "html.parser")
    return " ".join(one.get_text(" ", strip=True) for one in page.select(".error-message"))


def test_a_logo_is_kept_with_its_checksum_and_shown_where_it_belongs(admin_client: Client) -> None:
    assert add(admin_client, form(svg().encode())) == ""
    logo = Logo.objects.get()
    file = logo.files.get()
    address = reverse("logo", args=[file.checksum])
    edit = admin_client.get(reverse("wagtailsnippets_identity_logo:edit", args=[logo.pk]))
    assert address in edit.content.decode()
    answer = Client().get(address)
    assert answer.content == svg().encode()
    assert answer["Content-Type"] == "image/svg+xml"
    assert "immutable" in answer["Cache-Control"]
    assert Client().get(reverse("logo", args=["0" * 64])).status_code == 404


def test_a_logo_without_a_drawing_is_an_empty_place(admin_client: Client) -> None:
    assert add(admin_client, form(None, given={"files-TOTAL_FORMS": "0"})) == ""
    listed = admin_client.get(reverse("wagtailsnippets_identity_logo:list"))
    assert "NAP2027" in listed.content.decode()
    assert not Logo.objects.get().is_there()


def test_who_saves_again_without_a_file_keeps_the_drawing(admin_client: Client) -> None:
    add(admin_client, form(svg().encode()))
    logo, file = Logo.objects.get(), LogoFile.objects.get()
    again = form(
        None, given={"files-INITIAL_FORMS": "1", "files-0-id": file.pk, "holder": "Valsts"}
    )
    edit = reverse("wagtailsnippets_identity_logo:edit", args=[logo.pk])
    assert admin_client.post(edit, again).status_code == 302
    file.refresh_from_db()
    assert file.svg == svg()
    assert Logo.objects.get().holder == "Valsts"


@pytest.mark.parametrize(
    ("drawing", "kind", "reason"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", "plan", "onload"),
        (b"\x89PNG", "plan", "UTF-8"),
        (drawn(TWELVE[:11]), "emblem", "zvaigžņu skaits: ir 11, jābūt 12"),
        (drawn(TWELVE, field="#0052a5"), "emblem", "#0052A5"),
    ],
)
def test_what_may_not_be_shown_is_refused_at_its_drawing(
    admin_client: Client, drawing: bytes, kind: str, reason: str
) -> None:
    assert reason in add(admin_client, form(drawing, kind))
    assert not Logo.objects.exists()


def test_the_official_emblem_is_taken_but_not_for_a_dark_ground(admin_client: Client) -> None:
    assert add(admin_client, form(EMBLEM, "emblem")) == ""
    refused = add(admin_client, form(EMBLEM, "emblem", {"files-0-variant": "light"}))
    assert "ar baltu apmali" in refused


def test_a_logo_that_is_shown_somewhere_is_not_deleted(admin_client: Client) -> None:
    logo = make_logo("Plāns", Kind.PLAN, svg())
    make_ensemble(Role.FOOTER, logo)
    delete = reverse("wagtailsnippets_identity_logo:delete", args=[logo.pk])
    assert admin_client.post(delete).status_code < 500
    assert Logo.objects.filter(pk=logo.pk).exists()


def test_the_preview_shows_the_places_that_are_empty(admin_client: Client) -> None:
    plan = make_logo("Nacionālais attīstības plāns", Kind.PLAN)
    ministry = make_logo("Ministrija", Kind.MINISTRY, svg())
    ensemble = make_ensemble(Role.FOOTER, plan, ministry)
    address = reverse("wagtailsnippets_identity_ensemble:preview_on_edit", args=[ensemble.pk])
    written = {
        "role": "footer",
        "ground": "white",
        "logos-TOTAL_FORMS": "2",
        "logos-INITIAL_FORMS": "2",
        "logos-MIN_NUM_FORMS": "0",
    }
    for number, one in enumerate(ensemble.logos.all()):
        written |= {f"logos-{number}-id": one.pk, f"logos-{number}-ORDER": str(number)}
        written |= {f"logos-{number}-logo": one.logo_id}
    assert admin_client.post(address, written).json()["is_valid"]
    page = BeautifulSoup(admin_client.get(address).content, "html.parser")
    empty = {one.get_text(strip=True) for one in page.select(".ensemble__missing")}
    assert len(empty) == 1
    assert page.select_one("img[data-visibility=logo]") is not None
