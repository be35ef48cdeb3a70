"""A link in a text leads to what everybody may see, and nowhere else."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction
from wagtail.rich_text import expand_db_html

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.articles.models import ContentPage
from catalogue_pages.bilingual.linking import looked_up
from catalogue_pages.providers.models import ProviderPage
from tests.search.content import make_activity, make_catalogue, make_provider


@pytest.fixture
def provider(db: None) -> ProviderPage:
    return make_provider(make_catalogue(), "Tehnikas nams")


def shown(page: Page) -> str:
    return str(expand_db_html(f'<p><a id="{page.pk}" linktype="page">šeit</a></p>'))


def over(activity: ActivityPage) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    ActivityPage.objects.filter(pk=activity.pk).update(valid_to=yesterday)


def test_links_to_what_is_public(provider: ProviderPage) -> None:
    activity = make_activity(provider, "Upes pētnieki")
    assert 'href="/lv/katalogs/tehnikas-nams/upes-petnieki/"' in shown(activity)
    assert 'href="/lv/katalogs/tehnikas-nams/"' in shown(provider)


@pytest.mark.parametrize("way", ["draft", "over", "closed", "below", "unpublished", "deleted"])
def test_links_to_what_is_not_public_are_plain_words(provider: ProviderPage, way: str) -> None:
    activity = make_activity(provider, "Upes pētnieki", live=way != "draft")
    match way:
        case "over":
            over(activity)
        case "closed":
            PageViewRestriction.objects.create(page=provider, restriction_type="login")
        case "below":
            provider.unpublish()
        case "unpublished":
            activity.unpublish()
        case "deleted":
            activity.delete()
    assert shown(activity) == "<p><a>šeit</a></p>"


def test_links_of_many_texts_are_looked_up_at_once(provider: ProviderPage) -> None:
    def linking(number: int) -> ProviderPage:
        return ProviderPage(description_lv=f'<a id="{number}" linktype="page">šeit</a>')

    def queries(count: int) -> int:
        some = [linking(provider.pk + number) for number in range(count)]
        expand_db_html(str(some[0].description_lv))
        with CaptureQueriesContext(connection) as captured, looked_up(some):
            for one in some:
                expand_db_html(str(one.description_lv))
        return len(captured)

    assert 0 < queries(2) == queries(20)


def redirected(path: str) -> tuple[int, str]:
    answer = Client().get(path)
    return answer.status_code, answer.get("Location", "")


def test_redirects_lead_to_what_is_public_alone(provider: ProviderPage) -> None:
    home = provider.get_parent().get_parent()
    draft = home.add_child(instance=ContentPage(name_lv="Drīz", slug="driz", live=False))
    for old, page in (("/lv/bija/", provider), ("/lv/bus/", draft)):
        Redirect.objects.create(old_path=Redirect.normalise_path(old), redirect_page=page)
    assert redirected("/lv/bija/") == (301, "/lv/katalogs/tehnikas-nams/")
    assert redirected("/lv/bus/") == (404, "")
    Redirect.objects.create(old_path="/lv/talu", redirect_link="https://example.org/")
    assert redirected("/lv/talu/?x=1") == (301, "https://example.org/")


def test_a_poster_leads_to_what_is_public_or_has_ended(provider: ProviderPage) -> None:
    activity = make_activity(provider, "Upes pētnieki")
    short = f"/lv/n/{activity.pk}/"
    page = "/lv/katalogs/tehnikas-nams/upes-petnieki/"
    assert redirected(short) == (302, page)
    over(activity)
    assert redirected(short) == (302, page)
    assert Client().get(page).status_code == 410
    provider.unpublish()
    assert redirected(short) == (404, "")
