"""A small catalogue in every engine, and an editor at the admin."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from people.groups import make_groups
from people.models import User
from people.roles import EDITOR
from search.synonyms.models import SynonymGroup
from tests.search.content import make_activity, make_catalogue, make_provider
from tests.search.engines.conftest import ENGINES
from tests.seeded import configured, forget_what_is_kept, index_everything


@pytest.fixture(scope="module", params=ENGINES)
def indexed(
    request: pytest.FixtureRequest,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    """Activities about insects, in each engine in turn, for the tests of a module."""
    folder = tmp_path_factory.mktemp("synonyms")
    with django_db_blocker.unblock(), configured(request.param, folder):
        provider = make_provider(make_catalogue(), "Dabas nams", name_en="House of Nature")
        make_activity(provider, "Skudru pūznis", name_en="The anthill")
        make_activity(provider, "Kukaiņu pasaule", name_en="The world of insects")
        make_activity(provider, "Ķīmijas eksperimenti", name_en="Chemistry experiments")
        index_everything()
        yield


@pytest.fixture
def catalogue(indexed: None, db: None) -> Iterator[None]:
    forget_what_is_kept()
    yield
    forget_what_is_kept()


def sign_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def editor(db: None) -> Client:
    """Return a browser in which somebody of the editors' group has signed in."""
    make_groups()
    user = User.objects.create_user("redaktore")
    user.groups.add(Group.objects.get(name=EDITOR.name))
    return sign_in(user)


def address(action: str, *arguments: Any) -> str:
    return reverse(f"wagtailsnippets_synonyms_synonymgroup:{action}", args=arguments)


def make(words: str, leads_to: str = "", language: str = "lv") -> SynonymGroup:
    group = SynonymGroup(words=words, leads_to=leads_to, language=language)
    group.full_clean()
    group.save()
    return group
