"""A provider with an activity, and an administrator at the admin."""

import pytest
from django.test import Client

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.articles.first_pages import publish
from catalogue_pages.providers.models import CataloguePage, ProviderPage
from catalogue_pages.vocabularies.models import Field, Format, Grade, Kind, ProviderType
from people.models import User


@pytest.fixture
def admin(client: Client, db: None) -> Client:
    """Return a browser in which an administrator has signed in."""
    client.force_login(User.objects.create_superuser("administratore"))
    return client


@pytest.fixture
def provider(catalogue: CataloguePage) -> ProviderPage:
    """Return a published provider."""
    museum = ProviderType.objects.get(code="museum")
    page: ProviderPage = publish(
        catalogue, ProviderPage(name_lv="Tehnikas nams", provider_type=museum)
    )
    return page


@pytest.fixture
def activity(provider: ProviderPage) -> ActivityPage:
    """Return a published activity that says what it must in Latvian, and no more."""
    page = ActivityPage(
        name_lv="Robotikas darbnīca",
        summary_lv="Skolēni būvē robotu.",
        kind=Kind.objects.get(code="workshop"),
        field=Field.objects.get(code="technology"),
    )
    page.grades = list(Grade.objects.filter(code__in=["4", "5"]))
    page.formats = list(Format.objects.filter(code="at-provider"))
    published: ActivityPage = publish(provider, page)
    return published
