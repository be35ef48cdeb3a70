"""In the admin's form each remark stands at its field, and is read out with it."""

from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from catalogue_pages.activities.models import ActivityPage
from people.models import User
from tests.catalogue_pages.forms import form_of
from tests.editorial.moderation.conftest import SignIn
from tests.editorial.moderation.test_decisions import WORDS, act

pytestmark = pytest.mark.django_db

ROWS = "Kurās dienās?"


@pytest.fixture
def address(submitted: ActivityPage, editor: User) -> str:
    """Where the activity is edited, which was returned with remarks."""
    remarks = [{"field": "summary_lv", "words": WORDS}, {"field": "occurrences", "words": ROWS}]
    act(submitted, editor, "reject", remarks=remarks)
    return f"/admin/pages/{submitted.pk}/edit/"


def described(response: Any, field: str) -> str:
    """What is read out besides the label of a field."""
    page = BeautifulSoup(response.content, "html.parser")
    widget = page.select_one(f'[name="{field}"]')
    assert isinstance(widget, Tag)
    found = [page.find(id=one) for one in str(widget["aria-describedby"]).split()]
    return " ".join(one.get_text(" ") for one in found if one is not None)


def test_a_remark_belongs_to_its_field(address: str, editor: User, sign_in: SignIn) -> None:
    response = sign_in(editor).get(address)
    assert WORDS in described(response, "summary_lv")
    assert WORDS not in described(response, "summary_en")
    page = BeautifulSoup(response.content, "html.parser")
    place = page.find(id="remark-occurrences")
    assert isinstance(place, Tag)
    assert ROWS in place.get_text()


def test_above_the_form_stands_the_way_to_it(address: str, editor: User, sign_in: SignIn) -> None:
    page = BeautifulSoup(sign_in(editor).get(address).content, "html.parser")
    ways = [str(one["href"]) for one in page.select(".messages a")]
    assert ways == ["#remark-summary_lv", "#remark-occurrences"]
    assert all(page.find(id=way[1:]) is not None for way in ways)


def test_it_stays_when_the_form_comes_back(address: str, editor: User, sign_in: SignIn) -> None:
    client = sign_in(editor)
    form = {**form_of(client.get(address)), "name_lv": "", "action-publish": "action-publish"}
    response = client.post(address, form)
    assert response.status_code == 200
    assert WORDS in described(response, "summary_lv")


def test_what_is_not_returned_has_none(live: ActivityPage, editor: User, sign_in: SignIn) -> None:
    assert "remark-" not in sign_in(editor).get(f"/admin/pages/{live.pk}/edit/").text
