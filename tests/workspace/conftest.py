"""Two providers with a person each; what they write is undone after each test."""

from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import transaction
from django.test import Client

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.articles.first_pages import make_catalogue, make_home, publish
from catalogue_pages.media.models import Picture
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.vocabularies.loading import load
from catalogue_pages.vocabularies.models import (
    Field,
    Format,
    Grade,
    Kind,
    Municipality,
    ProviderType,
)
from editorial.moderation.reasons import load_reasons
from editorial.moderation.workflow import make_workflow
from people.groups import make_groups
from people.models import Membership, User
from tests.search.content import make_picture
from workspace.drafts import begin, draft_of, keep
from workspace.pictures.collection import collection_of


@pytest.fixture(scope="module")
def _kept(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        load()
        make_groups()
        catalogue = make_catalogue(make_home())
        make_workflow()
        load_reasons()
        for name in ("Tehnikas nams", "Dabas māja"):
            kind = ProviderType.objects.order_by("pk")[0]
            page = publish(catalogue, ProviderPage(name_lv=name, provider_type=kind))
            person = User.objects.create_user(name.split()[0].lower(), f"{page.pk}@example.org")
            Membership.objects.create(person=person, provider=page)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def provider(_kept: None, db: None) -> ProviderPage:
    found: ProviderPage = ProviderPage.objects.get(name_lv="Tehnikas nams")
    return found


@pytest.fixture
def other_provider(_kept: None, db: None) -> ProviderPage:
    found: ProviderPage = ProviderPage.objects.get(name_lv="Dabas māja")
    return found


def person_of(provider: ProviderPage) -> User:
    return User.objects.get(memberships__provider=provider)


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def person(provider: ProviderPage) -> User:
    return person_of(provider)


@pytest.fixture
def mine(person: User) -> Client:
    """The browser of the first provider's person."""
    return signed_in(person)


def draft(provider: ProviderPage, **values: Any) -> ActivityPage:
    """An activity that the provider's person has begun."""
    given = {
        "name_lv": "Uzbūvē robotu",
        "kind": Kind.objects.get(code="workshop"),
        "field": Field.objects.get(code="technology"),
        **values,
    }
    return begin(provider, ActivityPage(**given), person_of(provider))


@pytest.fixture
def activity(provider: ProviderPage) -> ActivityPage:
    return draft(provider)


@pytest.fixture
def complete(provider: ProviderPage) -> ActivityPage:
    """An activity that says all that the editors ask for."""
    begun = draft(provider, summary_lv="Skolēni būvē.", price=0, by_arrangement=True)
    said = draft_of(ActivityPage.objects.get(pk=begun.pk))
    said.grades = list(Grade.objects.filter(code="5"))
    said.formats = list(Format.objects.filter(code="at-provider"))
    said.municipality = Municipality.objects.get(code="riga")
    keep(said, person_of(provider))
    found: ActivityPage = ActivityPage.objects.get(pk=begun.pk)
    return found


def pictured(provider: ProviderPage, colour: str = "navy") -> Picture:
    """A picture in the provider's own collection, with all its rights; of nobody."""
    made = make_picture(colour)
    made.collection = collection_of(provider)
    made.save()
    return made


def latest(activity: ActivityPage) -> ActivityPage:
    """The activity as it was last written."""
    page = ActivityPage.objects.get(pk=activity.pk)
    found: ActivityPage = page.get_latest_revision_as_object()
    return found


def address(activity: ActivityPage, code: str = "kas-notiek") -> str:
    return f"/lv/darbvieta/norises/{activity.public_id}/jautajumi/{code}/"


def sent_by(response: Any, **changed: Any) -> dict[str, Any]:
    """What a browser sends for the page's form, with some fields filled in otherwise."""
    page = BeautifulSoup(response.content, "html.parser")
    form = page.select_one("form[data-writing]")
    assert form is not None
    sent: dict[str, Any] = {}
    for field in form.find_all(["input", "textarea", "select"]):
        name, kind = str(field.get("name") or ""), field.get("type")
        if not name or field.has_attr("disabled"):
            continue
        if kind in ("checkbox", "radio"):
            if field.has_attr("checked"):
                sent.setdefault(name, []).append(field.get("value", "on"))
        elif field.name == "textarea":
            sent.setdefault(name, []).append(field.get_text().removeprefix("\n"))
        elif field.name == "select":
            chosen = [one["value"] for one in field.find_all("option", selected=True)]
            sent.setdefault(name, []).extend(chosen or [""])
        else:
            sent.setdefault(name, []).append(field.get("value", ""))
    return {**sent, **changed}


def text(response: Any) -> str:
    """What the page says, without markup."""
    page = BeautifulSoup(response.content, "html.parser")
    return " ".join(page.get_text(" ").split())
