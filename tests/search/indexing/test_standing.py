"""Which activities everybody may see: the same answer from the index, the page and the API."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.articles import navigation
from catalogue_pages.providers.models import CataloguePage, ProviderPage
from people.models import User
from search.engines.protocol import Engine
from search.indexing.rebuilding import rebuild
from tests.search.content import make_activity, make_provider
from tests.search.indexing.seeing import titles


@pytest.fixture(autouse=True)
def navigation_of_this_catalogue(catalogue: CataloguePage) -> None:
    navigation.kept.forget()


@pytest.fixture
def activity(engine: Engine, provider: ProviderPage) -> ActivityPage:
    made = make_activity(provider, "Planetārijs", booking_url="https://example.lv/pieteikties")
    rebuild(engine, "test")
    assert answers(engine, made) == (["Planetārijs"], 200, 200)
    return made


@pytest.fixture
def admin(catalogue: CataloguePage) -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("redaktore"))
    return client


def page_of(activity: Page, language: str = "lv") -> str:
    path: str = activity.url_path.removeprefix("/sakums/")
    return f"/{language}/{path}"


def answers(engine: Engine, activity: ActivityPage) -> tuple[list[str], int, int]:
    """What the search finds, and the status of the activity's page and of its detail."""
    detail = f"/api/v1/activities/{activity.public_id}"
    page = Client().get(page_of(activity))
    return titles(engine), page.status_code, Client().get(detail).status_code


def bulk(admin: Client, action: str, page: Page, **data: str) -> None:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    answer = admin.post(f"{address}?id={page.pk}&next=/admin/", data)
    assert answer.status_code == 302


@pytest.mark.parametrize("way", ["form", "bulk", "clock"])
def test_nothing_of_an_unpublished_provider_is_public(
    engine: Engine, activity: ActivityPage, provider: ProviderPage, admin: Client, way: str
) -> None:
    provider.refresh_from_db()
    if way == "form":
        admin.post(reverse("wagtailadmin_pages:unpublish", args=[provider.pk]))
    elif way == "bulk":
        bulk(admin, "unpublish", provider)
    else:
        provider.expire_at = timezone.now() - timedelta(minutes=1)
        provider.save_revision().publish()
        call_command("publish_scheduled")
    assert not ProviderPage.objects.get().live
    assert ActivityPage.objects.get().live
    assert answers(engine, activity) == ([], 404, 404)
    bulk(admin, "publish", provider)
    if way != "clock":
        assert answers(engine, activity) == (["Planetārijs"], 200, 200)


@pytest.mark.parametrize("column", ["expire_at", "valid_to"])
def test_an_ended_activity_is_gone_and_says_so(
    engine: Engine, activity: ActivityPage, column: str
) -> None:
    end = timezone.now() + timedelta(hours=1)
    setattr(activity, column, end if column == "expire_at" else timezone.localdate(end))
    activity.save_revision().publish()
    assert answers(engine, activity) == (["Planetārijs"], 200, 200)
    with time_machine.travel(end + timedelta(days=1), tick=False):
        assert answers(engine, activity) == ([], 410, 404)
        said = Client().get(page_of(activity)).content.decode()
        assert "Šī norise ir beigusies" in said
        assert "example.lv" not in said
        assert 'name="robots" content="noindex"' in said
        english = Client().get(page_of(activity, "en")).content.decode()
        assert "This activity has ended" in english
        call_command("publish_scheduled")
        assert answers(engine, activity) == ([], 410, 404)


def test_a_withdrawn_activity_is_not_there(engine: Engine, activity: ActivityPage) -> None:
    activity.valid_to = timezone.localdate() - timedelta(days=1)
    activity.save_revision().publish()
    activity.unpublish()
    assert answers(engine, activity) == ([], 404, 404)


def test_an_ended_activity_can_be_previewed(admin: Client, activity: ActivityPage) -> None:
    activity.valid_to = timezone.localdate() - timedelta(days=1)
    activity.save_revision()
    address = reverse("wagtailadmin_pages:view_draft", args=[activity.pk])
    assert "example.lv/pieteikties" in admin.get(address).content.decode()


@pytest.mark.parametrize("levels", [0, 1, 2])
def test_an_alias_is_closed_with_its_source(
    engine: Engine, activity: ActivityPage, catalogue: CataloguePage, levels: int
) -> None:
    other = make_provider(catalogue, "Otrs muzejs")
    above: Page = [activity.page_ptr, *activity.get_ancestors().reverse()][levels]
    if levels == 2:
        # The source and its provider stand below a closed page; the alias stands elsewhere.
        above = activity.get_parent()
        alias_parent = activity.get_parent().create_alias(update_slug="cits")
        made = activity.create_alias(parent=alias_parent, update_slug="otra")
    else:
        made = activity.create_alias(parent=other, update_slug="otra")
    alias = ActivityPage.objects.get(pk=made.pk)
    assert answers(engine, alias) == (["Planetārijs", "Planetārijs"], 200, 200)
    restriction = PageViewRestriction.objects.create(
        page=above, restriction_type=PageViewRestriction.LOGIN
    )
    assert answers(engine, alias) == ([], 302, 404)
    restriction.delete()
    assert answers(engine, alias) == (["Planetārijs", "Planetārijs"], 200, 200)
