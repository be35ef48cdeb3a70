"""A provider with people, an editor at the admin, and an activity that may be submitted."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.articles.first_pages import publish
from catalogue_pages.providers.models import CataloguePage, ProviderPage
from catalogue_pages.vocabularies.models import Field, Format, Grade, Kind, ProviderType
from editorial.moderation.reasons import load_reasons
from editorial.moderation.submission import submit
from editorial.moderation.workflow import make_workflow
from people.groups import make_groups
from people.models import Membership, User
from people.roles import EDITOR, Role
from tests.catalogue_pages.conftest import catalogue, kept_catalogue

__all__ = ["catalogue", "kept_catalogue"]

SignIn = Callable[[User], Client]


def person_with(role: Role, name: str) -> User:
    person = User.objects.create_user(name, f"{name}@example.org")
    person.groups.add(Group.objects.get(name=role.name))
    return person


@pytest.fixture
def provider(catalogue: CataloguePage) -> ProviderPage:
    make_groups()
    make_workflow()
    load_reasons()
    museum = ProviderType.objects.get(code="museum")
    page: ProviderPage = publish(
        catalogue, ProviderPage(name_lv="Tehnikas nams", provider_type=museum)
    )
    return page


@pytest.fixture
def ilze(provider: ProviderPage) -> User:
    """A person who writes for the provider, and reads Latvian."""
    person = User.objects.create_user("ilze", "ilze@example.org")
    Membership.objects.create(person=person, provider=provider)
    return person


@pytest.fixture
def editor(provider: ProviderPage) -> User:
    return person_with(EDITOR, "redaktore")


@pytest.fixture
def other_editor(provider: ProviderPage) -> User:
    return person_with(EDITOR, "otra")


@pytest.fixture
def activity(provider: ProviderPage) -> ActivityPage:
    """A draft that says what moderation asks for."""
    page = ActivityPage(
        name_lv="Robotikas darbnīca",
        summary_lv="Skolēni būvē robotu.",
        kind=Kind.objects.get(code="workshop"),
        field=Field.objects.get(code="technology"),
        by_arrangement=True,
        price=0,
        live=False,
    )
    page.grades = list(Grade.objects.filter(code__in=["4", "5"]))
    page.formats = list(Format.objects.filter(code="online"))
    provider.add_child(instance=page)
    page.save_revision()
    return ActivityPage.objects.get(pk=page.pk)


@pytest.fixture
def submitted(activity: ActivityPage, ilze: User) -> ActivityPage:
    assert submit(activity, ilze) == []
    return ActivityPage.objects.get(pk=activity.pk)


@pytest.fixture
def live(activity: ActivityPage) -> ActivityPage:
    activity.get_latest_revision().publish()
    return ActivityPage.objects.get(pk=activity.pk)


@pytest.fixture
def sign_in() -> SignIn:
    """Return a browser in which a person has signed in."""

    def browser_of(person: User) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return browser_of


def fresh(activity: ActivityPage) -> Any:
    return ActivityPage.objects.get(pk=activity.pk)


def change(activity: ActivityPage, person: User | None = None, **values: Any) -> Any:
    """Save a draft with some values changed, as the workspace does; returns the revision."""
    draft = fresh(activity).get_latest_revision_as_object()
    for name, value in values.items():
        setattr(draft, name, value)
    return draft.save_revision(user=person, clean=False)
