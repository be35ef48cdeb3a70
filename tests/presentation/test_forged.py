"""A form without the site's own token is refused in the site's own words, with the remedy."""

import re

import pytest
from django.test import Client
from wagtail.users.models import UserProfile

from catalogue_pages.articles import navigation
from people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def client() -> Client:
    navigation.kept.forget()
    return Client(enforce_csrf_checks=True)


@pytest.mark.parametrize(
    ("address", "heading", "remedy"),
    [
        ("/lv/konts/pieslegties/", "Veidlapa nav nosūtīta", "sīkdatnes"),
        ("/en/konts/pieslegties/", "The form was not sent", "allow cookies"),
    ],
)
def test_a_public_form(client: Client, address: str, heading: str, remedy: str) -> None:
    answer = client.post(address, {"login": "anna", "password": "x"})
    page = answer.text
    assert answer.status_code == 403
    assert re.search(rf"<h1>\s*{heading}\s*</h1>", page)
    assert remedy in page
    assert 'class="skip-link"' in page
    assert "<script>" not in page
    directives = answer["Content-Security-Policy"].split("; ")  # in no order
    assert "script-src 'self'" in directives


@pytest.mark.parametrize(
    ("language", "said"), [("lv", "Nekas nav saglabāts"), ("en", "Nothing was saved")]
)
def test_a_form_of_the_admin(client: Client, language: str, said: str) -> None:
    person = User.objects.create_superuser("administratore")
    UserProfile.objects.update_or_create(user=person, defaults={"preferred_language": language})
    client.force_login(person)
    answer = client.post("/admin/account/")
    assert (answer.status_code, answer["Content-Type"]) == (403, "text/plain; charset=utf-8")
    assert said in answer.text
