"""A change and the journal's word of it are saved together, or neither is."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction

from catalogue_pages.changes.models import Change
from catalogue_pages.identity.models import FundingOperation
from catalogue_pages.media.models import Picture
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.vocabularies.models import Kind
from catalogue_pages.vocabularies.snapshot import kept
from people.models import User
from tests.search.content import make_activity, make_catalogue, make_picture, make_provider


@pytest.fixture
def provider(db: None, settings: Any, tmp_path: Any) -> ProviderPage:
    settings.MEDIA_ROOT = tmp_path / "media"
    kept.forget()
    return make_provider(make_catalogue(), "Ventspils muzejs")


def journal_fails(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
    """The database goes away when it is to write the journal."""
    if sql.startswith("INSERT") and Change._meta.db_table in sql:
        raise OperationalError("the server has gone away")
    return execute(sql, *rest)


def test_a_term(provider: ProviderPage) -> None:
    make_activity(provider, "Kosmoss")
    kind = Kind.objects.get(code="visit")
    kind.label_lv = "Ekskursija"  # type: ignore[attr-defined]
    with connection.execute_wrapper(journal_fails), pytest.raises(OperationalError):
        kind.save()
    assert Kind.objects.get(code="visit").label_lv != "Ekskursija"  # type: ignore[attr-defined]


def test_a_picture(provider: ProviderPage) -> None:
    picture = make_picture()
    make_activity(provider, "Kosmoss", picture=picture)
    picture.alternative_text_lv = "Zvaigznes"
    with connection.execute_wrapper(journal_fails), pytest.raises(OperationalError):
        picture.save()
    stored = Picture.objects.values_list("alternative_text_lv", flat=True).get(pk=picture.pk)
    assert stored != "Zvaigznes"


def test_a_funding_operation(provider: ProviderPage) -> None:
    operation = FundingOperation.objects.create(
        number="1", name="STEM", rate=85, starts_on=date(2024, 1, 1), ends_on=date(2029, 1, 1)
    )
    make_activity(provider, "Kosmoss", funding_operation=operation)
    operation.rate = 70
    with connection.execute_wrapper(journal_fails), pytest.raises(OperationalError):
        operation.save()
    operation.refresh_from_db()
    assert operation.rate == 85


def test_a_restriction_set_in_the_admin(provider: ProviderPage, client: Client) -> None:
    make_activity(provider, "Kosmoss")
    client.force_login(User.objects.create_superuser("administratore"))
    address = reverse("wagtailadmin_pages:set_privacy", args=[provider.pk])
    form = {"restriction_type": "login", "password": ""}
    with connection.execute_wrapper(journal_fails), pytest.raises(OperationalError):
        client.post(address, form)
    assert not PageViewRestriction.objects.exists()
    client.post(address, form)
    assert PageViewRestriction.objects.get().page_id == provider.pk
    assert Change.objects.exists()
