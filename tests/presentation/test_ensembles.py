"""Every page shows at its foot what the ensemble there holds, and nothing that is not to be had."""

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.urls import reverse

from catalogue_pages.identity.arrangement import Kind
from catalogue_pages.identity.ensembles import Role
from tests.catalogue_pages.identity.making import make_ensemble, make_logo, svg

pytestmark = pytest.mark.django_db


def foot(client: Client) -> Tag:
    page = BeautifulSoup(client.get(reverse("account_login")).content, "html.parser")
    found = page.select_one(".site-footer .ensemble")
    assert found is not None
    return found


def test_the_emblem_with_its_statement_comes_first_and_logos_after_it(client: Client) -> None:
    wide = make_logo("Plāns", Kind.PLAN, svg(90, 30), light=svg(90, 30, "#fff"))
    high = make_logo("Partneris", Kind.PARTNER, svg(30, 30, "#000"))
    make_ensemble(Role.FOOTER, high, wide, make_logo("Nav", Kind.MINISTRY))
    shown = foot(client)
    assert [image["alt"] for image in shown.select("img")] == ["", "Plāns", "Partneris"]
    first = next(shown.stripped_strings)
    assert first == "Līdzfinansē Eiropas Savienība"
    plan, partner = shown.select("picture")
    assert plan.select_one("source[media='(prefers-color-scheme: dark)']") is not None
    assert "ensemble__logo--wide" in plan["class"]
    assert "ensemble__logo--plated" in partner["class"]
    assert "Nav" not in shown.get_text()


def test_a_changed_ensemble_is_shown_at_once(client: Client) -> None:
    assert foot(client).select("picture") == []
    make_ensemble(Role.FOOTER, make_logo("Plāns", Kind.PLAN, svg()))
    (image,) = foot(client).select("picture img")
    assert client.get(str(image["src"])).content == svg().encode()
