"""A catalogue to stand in, made once for a module, and people signed in to it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import transaction
from django.test import Client
from django.utils import timezone

from catalogue_pages.articles.first_pages import make_catalogue, make_home
from catalogue_pages.providers.models import CataloguePage, ProviderPage
from catalogue_pages.vocabularies.loading import load
from mailing.models import Delivery
from people.groups import make_groups
from people.models import Membership, User
from people.roles import Role
from tests.search.content import make_provider


@pytest.fixture(scope="module")
def kept_catalogue(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        load()
        make_catalogue(make_home())
        make_groups()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def catalogue(kept_catalogue: None, db: None) -> CataloguePage:
    page: CataloguePage = CataloguePage.objects.get()
    return page


@pytest.fixture
def museum(catalogue: CataloguePage) -> ProviderPage:
    return make_provider(catalogue, "Muzejs", name_en="Museum", registration_number="40003000001")


def person_of(role: Role, name: str = "persona") -> User:
    person: User = User.objects.create_user(name, f"{name}@katalogs.example")
    person.groups.add(Group.objects.get(name=role.name))
    return person


def signed_in(person: User) -> Client:
    """A browser of this person, who has shown a second factor where one is asked for."""
    client = Client()
    client.force_login(person)
    return client


def member(provider: ProviderPage, name: str) -> Membership:
    person = User.objects.create_user(name, f"{name}@muzejs.example", first_name=name.title())
    return Membership.objects.create(person=person, provider=provider, joined_at=timezone.now())


def letters_to(address: str) -> list[Delivery]:
    return list(Delivery.objects.filter(recipient__iexact=address).order_by("pk"))


def link_in(letter: Delivery) -> str:
    """The path of a letter's link; the tests' site has no name."""
    (link,) = (line for line in letter.text.splitlines() if line.startswith("http") and "/" in line)
    return "/" + link.split("/", 3)[3]
