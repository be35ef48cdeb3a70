"""What a feed reader is told of a selection."""

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import unquote

import pytest
from django.test import Client

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.providers.models import CataloguePage
from tests.search.brute_force import public_activities
from tests.search.content import make_activity, make_provider
from tests.search.listing.seeing import seen
from tests.syndication.editing import hold, ids, read_feed

pytestmark = pytest.mark.django_db


def links(feed: Any, relation: str) -> list[str]:
    return [link["href"] for link in feed.feed.links if link["rel"] == relation]


def path(address: str) -> str:
    return address.removeprefix("http://testserver")


@pytest.mark.parametrize("query", ["", "region=kurzeme&grade=7-9", "q=robotika", "sort=name"])
def test_it_finds_what_the_listing_finds(listing: CataloguePage, query: str) -> None:
    feed = read_feed(f"/lv/katalogs/feed.atom?page_size=100&{query}")
    order = "" if "sort" in query else "&sort=newest"
    page = seen(Client().get(f"/lv/katalogs/?page_size=100&{query}{order}"))
    assert ids(feed) == [hit.id for hit in page.hits]
    assert feed.entries


def test_the_newest_come_first_and_pages_lead_on(listing: CataloguePage) -> None:
    feed = read_feed("/lv/katalogs/feed.atom")
    published = [entry.published for entry in feed.entries]
    assert published == sorted(published, reverse=True)
    assert len(published) == 50
    found, more = ids(feed), links(feed, "next")
    while more:
        feed = read_feed(path(more[0]))
        found += ids(feed)
        more = links(feed, "next")
    assert {one.id for one in public_activities()} == set(found)
    assert len(found) == len(set(found))
    assert links(feed, "first") == [
        "http://testserver/lv/katalogs/feed.atom?sort=newest&page_size=50"
    ]


def test_it_names_the_selection_and_who_pays(listing: CataloguePage) -> None:
    feed = read_feed("/en/katalogs/feed.atom?field=science&q=bees").feed
    assert feed.title.startswith("“bees” · Natural sciences · ")
    assert feed.subtitle == "Co-funded by the European Union"
    assert feed.language == "en"
    assert feed.link == "http://testserver/en/katalogs/?q=bees&field=science"
    assert links(read_feed("/en/katalogs/feed.atom?q=bees"), "self") == [
        "http://testserver/en/katalogs/feed.atom?q=bees"
    ]


def test_an_entry_keeps_its_id_and_says_when_it_changed(small: CataloguePage) -> None:
    activity = hold(make_activity(make_provider(small, "Muzejs"), "Roboti", name_en="Robots"))
    address = "/en/katalogs/feed.atom"
    before = read_feed(address)
    (entry,) = before.entries
    assert entry.id == activity.public_id.urn
    assert entry.title == "Robots"
    assert entry.link == "http://testserver/en/katalogs/muzejs/roboti/"
    assert entry.author == "Muzejs"
    assert ("field", "science", "Natural sciences") in {
        (tag.scheme.rpartition(":")[2], tag.term, tag.label) for tag in entry.tags
    }
    hold(activity)
    after = read_feed(address)
    assert (after.feed.id, after.entries[0].id) == (before.feed.id, entry.id)
    assert after.entries[0].published == entry.published
    changed = ActivityPage.objects.get().last_published_at
    assert changed is not None
    assert changed - datetime.fromisoformat(after.entries[0].updated) < timedelta(seconds=1)
    ActivityPage.objects.get().unpublish()
    assert not read_feed(address).entries


HOSTILE = "<script>alert(1)</script>]]>&amp;\r\n\x0b\x1f\ufffe<entry>"
SHOWN = "<script>alert(1)</script>]]>&amp; <entry>"


def test_a_hostile_title_stays_a_title(small: CataloguePage) -> None:
    provider = make_provider(small, "Muzejs")
    activity = make_activity(provider, "Roboti", summary_lv=HOSTILE)
    activity.name_lv = provider.name_lv = HOSTILE
    provider.save()
    activity.save()
    hold(activity)
    feed = read_feed("/lv/katalogs/feed.atom")
    (entry,) = feed.entries
    assert entry.title_detail.type == "text/plain"
    assert entry.title == SHOWN
    assert entry.author == SHOWN
    assert "<script" not in entry.summary
    assert "&lt;script&gt;alert(1)&lt;/script&gt;]]&gt;" in entry.summary


@pytest.mark.parametrize("query", ["", "?q=robotika&region=kurzeme&sort=name&page=2"])
def test_the_listing_leads_to_its_feed_and_its_calendar(listing: CataloguePage, query: str) -> None:
    page = Client().get(f"/en/katalogs/{query}").text.replace("&amp;", "&")
    chosen = "?q=robotika&region=kurzeme" if query else ""
    assert 'type="application/atom+xml"' in page
    assert page.count(f'href="http://testserver/en/katalogs/feed.atom{chosen}"') == 2
    assert f'href="webcal://testserver/en/katalogs/calendar.ics{chosen}"' in page
    assert "sort=name" not in unquote(page.partition("feed.atom")[2].partition('"')[0])


def test_nobody_is_led_to_follow_a_position(listing: CataloguePage) -> None:
    page = Client().get("/lv/katalogs/?near=56.95,24.11").text
    assert "feed.atom" not in page
    assert "calendar.ics" not in page
