"""The map of the site keeps the protocol's rules and lists what search engines may show."""

from collections.abc import Iterator
from datetime import date, datetime
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.articles.models import ArticleIndexPage, ArticlePage, ContentPage
from catalogue_pages.providers.models import CataloguePage, ProviderPage
from search.indexing.building import build
from syndication.sitemaps.parts import Activities
from tests.search.content import make_activity, make_picture, make_provider
from tests.syndication.editing import fetch

NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
    "i": "http://www.google.com/schemas/sitemap-image/1.1",
}
HOST = "http://testserver"


def read(address: str) -> Element:
    answer = fetch(address)
    assert answer["Content-Type"] == "application/xml"
    assert len(answer.content) < 50 * 1024 * 1024
    return fromstring(answer.content)


def text(element: Element, name: str) -> str:
    return element.findtext(name, "", NAMES)


def parts() -> list[str]:
    root = read("/sitemap.xml")
    assert root.tag == f"{{{NAMES['s']}}}sitemapindex"
    found = [text(one, "s:loc") for one in root.findall("s:sitemap", NAMES)]
    assert len(found) == len(set(found))
    return [one.removeprefix(HOST) for one in found]


def addresses() -> Iterator[Element]:
    for part in parts():
        root = read(part)
        assert root.tag == f"{{{NAMES['s']}}}urlset"
        assert len(root) <= 50_000
        yield from root.findall("s:url", NAMES)


def listed() -> set[str]:
    return {text(one, "s:loc").removeprefix(HOST) for one in addresses()}


@pytest.fixture
def whole(small: CataloguePage) -> CataloguePage:
    """A catalogue with a page of each sort."""
    home = small.get_parent()
    home.add_child(instance=ContentPage(name_lv="Skolām"))
    index = home.add_child(instance=ArticleIndexPage(name_lv="Raksti"))
    article = index.add_child(instance=ArticlePage(name_lv="Ziņa", date=date(2026, 11, 1)))
    provider = make_provider(small, "Muzejs")
    activity = make_activity(provider, "Roboti", picture=make_picture())
    article.activities = [activity]
    article.save()
    return small


def test_every_public_page_is_listed_in_both_languages_and_answers(whole: CataloguePage) -> None:
    pages = {"", "katalogs/", "skolam/", "raksti/", "raksti/zina/"}
    pages |= {"katalogs/muzejs/", "katalogs/muzejs/roboti/"}
    found = listed()
    assert found == {f"/{language}/{path}" for language in ("lv", "en") for path in pages}
    for address in sorted(found):
        if address not in {"/lv/katalogs/", "/en/katalogs/"}:  # it has no index here
            assert "noindex" not in fetch(address).content.decode()


def test_each_language_names_all_and_itself(whole: CataloguePage) -> None:
    for one in addresses():
        others = {
            link.attrib["hreflang"]: link.attrib["href"] for link in one.findall("x:link", NAMES)
        }
        assert set(others) == {"lv", "en"}
        assert text(one, "s:loc") in others.values()
        assert all(link.attrib["rel"] == "alternate" for link in one.findall("x:link", NAMES))
        assert urlsplit(text(one, "s:loc")).scheme == "http"


def test_it_says_when_a_page_was_published_and_shows_its_picture(whole: CataloguePage) -> None:
    activity = ActivityPage.objects.get()
    build({activity.public_id: 1})  # as the worker does, which makes the renditions
    here = f"{HOST}/lv/katalogs/muzejs/roboti/"
    (url,) = [one for one in addresses() if text(one, "s:loc") == here]
    assert datetime.fromisoformat(text(url, "s:lastmod")) == activity.last_published_at
    image = text(url, "i:image/i:loc")
    assert image.startswith(f"{HOST}/media/images/")
    fetch(image.removeprefix(HOST))
    picture = activity.picture
    assert picture is not None
    picture.withheld = True
    picture.save()
    assert not any(text(one, "i:image/i:loc") for one in addresses())


def test_what_shows_a_demonstration_is_left_out(whole: CataloguePage) -> None:
    ActivityPage.objects.update(demonstration=True)
    assert listed() == {
        f"/{language}/{path}" for language in ("lv", "en") for path in ("skolam/", "raksti/")
    }


def test_a_large_part_is_split(whole: CataloguePage, monkeypatch: pytest.MonkeyPatch) -> None:
    provider = ProviderPage.objects.get()
    for number in range(4):
        make_activity(provider, f"Norise {number}")
    before = listed()
    monkeypatch.setattr(Activities, "limit", 4)
    assert len([part for part in parts() if "activities" in part]) == 3
    assert listed() == before


def test_as_many_queries_for_few_as_for_many(whole: CataloguePage) -> None:
    def queries() -> list[int]:
        counted = []
        for address in [*parts(), "/sitemap.xml"]:
            with CaptureQueriesContext(connection) as captured:
                fetch(address)
            counted.append(len(captured))
        return counted

    queries()
    provider = ProviderPage.objects.get()
    for number in range(9):
        make_activity(provider, f"Norise {number}")
    for_ten = queries()
    for number in range(90):
        make_activity(provider, f"Cita {number}")
    assert len(listed()) > 200
    assert queries() == for_ten


def test_robots_are_told_where_it_is(client: Client, db: None) -> None:
    assert "Sitemap: http://testserver/sitemap.xml\n" in client.get("/robots.txt").text


def test_what_has_not_changed_is_not_sent_again(whole: CataloguePage) -> None:
    first = {address: fetch(address) for address in ("/sitemap.xml", *parts())}
    for address, answer in first.items():
        assert "Last-Modified" not in answer
        fetch(address, 304, HTTP_IF_NONE_MATCH=answer["ETag"])
    ActivityPage.objects.get().unpublish()
    fetch("/sitemap.xml", 200, HTTP_IF_NONE_MATCH=first["/sitemap.xml"]["ETag"])
    fetch("/sitemap-activities.xml", 404)
    assert "/sitemap-activities.xml" not in parts()


@pytest.mark.parametrize(
    "address", ["/sitemap-none.xml", "/sitemap-pages.xml?p=2", "/sitemap-pages.xml?p=x"]
)
def test_there_is_no_other_part(whole: CataloguePage, address: str) -> None:
    fetch(address, 404)
