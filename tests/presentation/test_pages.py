"""What stands on the public pages, without a browser."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.articles import navigation
from catalogue_pages.articles.models import ContentPage
from catalogue_pages.changes.editions import read_once
from catalogue_pages.identity.models import FundingOperation
from catalogue_pages.media.models import Attachment, Video
from catalogue_pages.providers.models import CataloguePage
from presentation.views import server_error
from tests.search.content import make_activity, make_catalogue, make_picture, make_provider


@pytest.fixture
def catalogue(db: None) -> CataloguePage:
    navigation.kept.forget()
    return make_catalogue()


def read(client: Client, address: str, **headers: Any) -> str:
    answer = client.get(address, **headers)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def address(page: Any, language: str = "lv") -> str:
    path: str = page.url_path.removeprefix("/sakums/")
    return f"/{language}/{path}"


def rich_activity(catalogue: CataloguePage) -> ActivityPage:
    """An activity with everything that a body can hold, all of it in Latvian only."""
    picture = make_picture()
    paper = Attachment.objects.create(title="Darba lapa", file=ContentFile(b"%PDF-", "lapa.pdf"))
    video = Video.objects.create(
        title_lv="Kā top robots",
        address="https://www.youtube.com/watch?v=abcdefghijk",
        poster=picture,
        transcript_lv="<p>Robots kustas.</p>",
    )
    shown = {"picture": picture.pk, "caption": "Laboratorija"}
    body = [
        ("picture", shown),
        ("gallery", {"pictures": [shown, shown]}),
        ("video", {"video": video.pk}),
        ("document", {"document": paper.pk, "description": "uzdevumi"}),
    ]
    activity = make_activity(make_provider(catalogue, "Muzejs"), "Roboti", picture=picture)
    block = activity.body_lv.stream_block
    activity.body_lv = block.to_python([{"type": kind, "value": value} for kind, value in body])
    activity.description_lv = "<p>Par robotiem.</p>"
    activity.save_revision().publish()
    return ActivityPage.objects.get(pk=activity.pk)


def test_an_activity_shows_its_pictures_video_and_documents(
    client: Client, catalogue: CataloguePage
) -> None:
    activity = rich_activity(catalogue)
    page = read(client, address(activity))
    assert page.count('type="image/avif"') >= 4
    assert 'alt="Krāsains taisnstūris"' in page
    assert 'data-frame="https://www.youtube-nocookie.com/embed/abcdefghijk' in page
    assert "<iframe" not in page
    assert "Robots kustas." in page
    assert "Darba lapa" in page
    assert "/covers/" not in page


def test_a_withheld_picture_leaves_the_cover(client: Client, catalogue: CataloguePage) -> None:
    activity = rich_activity(catalogue)
    picture = activity.picture
    assert picture is not None
    picture.withheld = True
    picture.save()
    page = read(client, address(activity))
    assert "/media/images/" not in page
    assert "/covers/1/science/" in page


def test_a_text_in_the_other_language_is_marked(client: Client, catalogue: CataloguePage) -> None:
    activity = rich_activity(catalogue)
    page = read(client, address(activity, "en"))
    assert '<html lang="en">' in page
    assert '<span lang="lv">Roboti</span>' in page
    assert '<div class="prose" lang="lv"><p>Par robotiem.</p></div>' in page
    latvian = read(client, address(activity))
    assert 'lang="lv">Roboti' not in latvian


def test_a_funded_activity_says_so_by_its_rate(client: Client, catalogue: CataloguePage) -> None:
    operation = FundingOperation.objects.create(
        number="4.2.2.9/1",
        name_lv="STEM norises",
        rate=Decimal(100),
        starts_on=date(2026, 1, 1),
        ends_on=date(2029, 1, 1),
    )
    activity = make_activity(
        make_provider(catalogue, "Muzejs"), "Roboti", funding_operation=operation
    )
    page = read(client, address(activity))
    assert "Finansē Eiropas Savienība" in page
    assert page.count("Līdzfinansē Eiropas Savienība") == 2
    assert page.count("emblem/eu.svg") == 3


def test_a_demonstration_says_so_and_is_not_for_search_engines(
    client: Client, catalogue: CataloguePage
) -> None:
    activity = make_activity(
        make_provider(catalogue, "Muzejs"),
        "Roboti",
        demonstration=True,
        source_url="https://www.example.lv/roboti",
        source_year="2022",
    )
    page = read(client, address(activity))
    assert "Demonstrācijas ieraksts." in page
    assert "example.lv</a> (2022)" in page
    assert '<meta name="robots" content="noindex"' in page


def test_what_is_unknown_is_asked_of_the_provider_once(
    client: Client, catalogue: CataloguePage
) -> None:
    activity = make_activity(make_provider(catalogue, "Muzejs"), "Roboti")
    page = read(client, address(activity))
    assert page.count("Jautājiet rīkotājam") == 1
    assert "Jautājiet rīkotājam: cena, ilgums, grupas lielums" in page


def test_a_provider_asks_as_often_for_many_activities(
    client: Client, catalogue: CataloguePage
) -> None:
    provider = make_provider(catalogue, "Muzejs")
    asked = []
    for count in (1, 4):
        while provider.get_children().count() < count:
            make_activity(provider, f"Roboti {provider.get_children().count()}")
        read(client, address(provider))
        with CaptureQueriesContext(connection) as queries:
            page = read(client, address(provider))
        assert page.count('<article class="card"') == count
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_only_results_of_this_site_are_gone_back_to(
    client: Client, catalogue: CataloguePage
) -> None:
    activity = make_activity(make_provider(catalogue, "Muzejs"), "Roboti")
    own = read(
        client, address(activity), HTTP_REFERER="http://testserver/lv/katalogs/?field=science"
    )
    assert 'href="/lv/katalogs/?field=science"' in own
    other = read(client, address(activity), HTTP_REFERER="http://evil.example/lv/katalogs/?x=1")
    assert "x=1" not in other


@pytest.mark.parametrize("referer", ["http://[", "http://[::1", "\x00", "http://a:b:c/"])
def test_a_broken_referer_is_no_way_back(
    client: Client, catalogue: CataloguePage, referer: str
) -> None:
    activity = make_activity(make_provider(catalogue, "Muzejs"), "Roboti")
    assert "Roboti" in read(client, address(activity), HTTP_REFERER=referer)


def test_the_navigation_costs_no_query_and_follows_its_pages(catalogue: CataloguePage) -> None:
    home = catalogue.get_parent()
    page = home.add_child(instance=ContentPage(name_lv="Skolām", slug="skolam", menu="header"))
    assert [link.path for link in navigation.current().header] == ["skolam/"]
    with read_once():
        navigation.current()
        with CaptureQueriesContext(connection) as queries:
            navigation.current()
        assert len(queries) == 0
    page.unpublish()
    assert navigation.current().header == ()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "said"), [("lv", "Šādas lapas nav"), ("en", "There is no such page")]
)
def test_nothing_there_in_both_languages(client: Client, language: str, said: str) -> None:
    make_catalogue()
    answer = client.get(f"/{language}/nekur/")
    assert answer.status_code == 404
    assert said in answer.content.decode()


@pytest.mark.parametrize(
    ("language", "said", "statement"),
    [
        ("lv", "Radās kļūda", "Līdzfinansē Eiropas Savienība"),
        ("en", "Something broke", "Co-funded by the European Union"),
    ],
)
def test_a_failure_has_a_page_without_the_database(
    rf: RequestFactory, language: str, said: str, statement: str
) -> None:
    answer = server_error(rf.get(f"/{language}/katalogs/"))
    assert answer.status_code == 500
    assert said in answer.content.decode()
    assert statement in answer.content.decode()


def test_robots_are_kept_from_the_admin(client: Client) -> None:
    assert "Disallow: /admin/" in client.get("/robots.txt").content.decode()
