"""However many things an answer holds, it costs the same number of queries."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalogue_pages.articles.models import ContentPage
from search.engines.embedded.engine import EmbeddedEngine
from tests.api.asking import V1, operations
from tests.api.growing import Growing
from tests.api.previewing import token_of
from tests.seeded import configured
from tests.syndication.editing import calendar_address

FEW, MANY = 10, 100
Count = Callable[[Any], int]
"""How many things an answer holds: of JSON its value, of anything else its text."""


def listed(key: str, *, but: int = 0) -> Count:
    """As many as a list holds, without those that were there before any growth."""
    return lambda answer: len(answer[key]) - but


def links(field: str) -> Count:
    return lambda answer: answer[field]["lv"].count("href=") // 2


def said(word: str, *, but: int = 0) -> Count:
    return lambda text: text.count(word) - but


def nothing(_answer: Any) -> int:
    """Of answers about the installation, in which nothing is many, or about one thing."""
    return -1


def addresses(growing: Growing) -> Iterator[tuple[str, str, Count]]:
    """What is asked: a name, an address, and how many things the answer holds."""
    yield from _lists()
    yield from _single(growing)
    yield from _beside_the_api(growing)


def _lists() -> Iterator[tuple[str, str, Count]]:
    many = f"page_size={MANY}"
    yield "list_activities", f"{V1}/activities?{many}&q=norise", listed("activities")
    yield "list_activities", f"{V1}/activities?{many}&expand=provider", listed("activities")
    yield "list_activities", f"{V1}/activities?{many}&sort=name&near=riga", listed("activities")
    yield "list_occurrences", f"{V1}/occurrences?{many}", listed("occurrences")
    yield "list_providers", f"{V1}/providers?{many}", listed("providers")
    yield "list_articles", f"{V1}/articles?{many}", listed("articles")
    yield "list_pages", f"{V1}/pages?{many}", listed("pages_of_text")
    for kind in ("activity", "provider", "text"):
        address = f"{V1}/changes?{many}&expand=item&kind={kind}"
        yield "list_changes", address, listed("changes")
    yield "list_changes", f"{V1}/changes?{many}", listed("changes")
    yield "list_vocabularies", f"{V1}/vocabularies", _terms
    yield "get_vocabulary", f"{V1}/vocabularies/field", listed("terms")
    yield "list_municipalities", f"{V1}/municipalities", listed("features")
    yield "list_regions", f"{V1}/regions", listed("features")
    yield "get_navigation", f"{V1}/navigation", listed("header")
    yield "get_settings", f"{V1}/settings", nothing
    yield "get_identity", f"{V1}/identity", nothing


def _terms(answer: Any) -> int:
    return sum(len(one["terms"]) for one in answer["vocabularies"])


def _single(growing: Growing) -> Iterator[tuple[str, str, Count]]:
    one = f"{V1}/activities/{growing.activity.public_id}"
    yield "get_activity", one, listed("occurrences")
    yield "get_activity", f"{one}?expand=provider", links("description")
    yield (
        "get_activity_by_external_id",
        f"{V1}/activities/by-external-id/{growing.activity.external_id}",
        listed("occurrences"),
    )
    yield "get_provider", f"{V1}/providers/{growing.provider.public_id}", links("description")
    yield "get_article", f"{V1}/articles/{growing.article.translation_key}", listed("activities")
    yield "get_page", f"{V1}/pages/{growing.text.translation_key}", links("body")
    # Not of an activity: django-modelcluster asks once for each date of a draft.
    draft = ContentPage.objects.get(pk=growing.text.pk)
    yield "get_preview", f"{V1}/previews/{token_of(draft)}", _drafted
    yield "get_image", f"{V1}/images/{growing.picture.pk}", nothing
    yield "get_document", f"{V1}/documents/{growing.document.pk}", nothing


def _drafted(answer: Any) -> int:
    return links("body")(answer["page"])


def _beside_the_api(growing: Growing) -> Iterator[tuple[str, str, Count]]:
    listing = "/lv/katalogs/"
    yield "feed", f"{listing}feed.atom?page_size={MANY}", said("<entry")
    yield "calendar", f"{listing}calendar.ics?from=2031-01-01&to=2032-01-01", said("BEGIN:VEVENT")
    yield "calendar of an activity", calendar_address(growing.activity), said("BEGIN:VEVENT")
    for part in ("pages", "articles", "providers", "activities"):
        yield f"map of {part}", f"/sitemap-{part}.xml", said("<url>")
    yield "frame", f"/lv/ievietot/saraksts/?page_size={MANY}", said('class="card')
    yield "listing", f"{listing}?page_size={MANY}", said('class="card')


@pytest.fixture
def growing(db: None, tmp_path: Path) -> Iterator[Growing]:
    with configured(EmbeddedEngine.name, tmp_path):
        yield Growing()


def measured(address: str) -> tuple[int, Any]:
    """How many queries an answer costs a process that has read what it keeps, and the answer."""
    assert Client().get(address).status_code == 200, address
    cache.clear()
    ContentType.objects.clear_cache()
    with CaptureQueriesContext(connection) as captured:
        response = Client().get(address)
    is_json = "json" in response["Content-Type"]
    return len(captured), response.json() if is_json else response.content.decode()


def test_ten_things_and_a_hundred_cost_the_same(growing: Growing) -> None:
    costs: dict[str, list[int]] = {}
    for size in (FEW, MANY):
        growing.grow(size)
        for number, (name, address, count) in enumerate(addresses(growing)):
            queries, answer = measured(address)
            costs.setdefault(f"{number}. {name}", []).append(queries)
            held = count(answer)
            assert held == -1 or held >= size, f"{address} holds {held} things of {size}"
    dearer = {asked: some for asked, some in costs.items() if len(set(some)) > 1}
    assert not dearer


def test_every_operation_is_measured(growing: Growing) -> None:
    growing.grow(1)
    known = {name for name, _address, _count in addresses(growing)}
    assert {operation["operationId"] for _path, operation in operations()} <= known
