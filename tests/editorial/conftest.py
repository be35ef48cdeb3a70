"""A catalogue with a provider, its people and an editor."""

from collections.abc import Iterator

import pytest
from django.test import Client

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.providers.models import CataloguePage, ProviderPage
from people.groups import make_groups
from people.models import User
from people.roles import EDITOR
from tests.persons import in_group, make_person, signed_in
from tests.search.content import make_activity, make_catalogue, make_provider
from tests.seeded import forget_what_is_kept


@pytest.fixture
def catalogue(db: None) -> Iterator[CataloguePage]:
    forget_what_is_kept()
    page = make_catalogue()
    make_groups()
    yield page
    forget_what_is_kept()


@pytest.fixture
def provider(catalogue: CataloguePage) -> ProviderPage:
    return make_provider(catalogue, "Muzejs")


@pytest.fixture
def activity(provider: ProviderPage) -> ActivityPage:
    return make_activity(provider, "Robotikas darbnīca")


@pytest.fixture
def ilze(provider: ProviderPage) -> User:
    return make_person("ilze", provider)


@pytest.fixture
def rita(catalogue: CataloguePage) -> User:
    return in_group("rita", EDITOR.name)


@pytest.fixture
def editor(rita: User) -> Client:
    return signed_in(rita)
