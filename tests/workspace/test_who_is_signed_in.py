"""Pages of one person say who is signed in; pages for everybody are the same for all."""

import re

import pytest
from django.test import Client

from catalogue_pages.activities.models import ActivityPage
from people.models import User
from tests.workspace.conftest import text


@pytest.mark.parametrize("path", ["/lv/darbvieta/", "/lv/konts/"])
def test_ones_own_pages_name_the_person_and_the_way_out(
    mine: Client, person: User, path: str
) -> None:
    person.first_name, person.last_name = "Anna", "Liepa"
    person.save()
    said = text(mine.get(path))
    assert "Anna Liepa" in said
    assert "Darbvieta" in said
    assert "Izrakstīties" in said
    assert "Pieslēgties" not in said


def test_public_pages_are_the_same_for_all_and_ask_nobody_to_sign_in(
    mine: Client, client: Client, activity: ActivityPage
) -> None:
    signed_in, visitor = mine.get("/lv/"), client.get("/lv/")
    nonces = re.compile(r"nonce=\"[^\"]*\"")
    pages = [nonces.sub("", answer.content.decode()) for answer in (signed_in, visitor)]
    assert pages[0] == pages[1]
    assert "Rīkotāju darbvieta" in pages[0]
    assert "Pieslēgties" not in pages[0]
    assert not signed_in.cookies
    assert "Cookie" not in visitor.headers.get("Vary", "")


def test_the_one_link_leads_each_where_they_work(mine: Client, client: Client) -> None:
    assert 'href="/lv/konts/darbs/"' in client.get("/lv/").content.decode()
    assert mine.get("/lv/konts/darbs/")["Location"] == "/lv/darbvieta/"
    assert client.get("/lv/konts/darbs/")["Location"] == "/lv/konts/pieslegties/"
