"""What is not public is told by no feed, no calendar and no map, whatever is asked."""

import re
from collections.abc import Iterator
from uuid import UUID

import pytest
from django.test import Client

from catalogue_pages.activities.models import ActivityPage, Occurrence
from catalogue_pages.providers.models import CataloguePage
from tests.search.brute_force import public_activities
from tests.syndication.editing import calendar_address, day, fetch

LANGUAGES = ("lv", "en")
MARK = "SLEPENS"


@pytest.fixture
def everything_has_dates(listing: CataloguePage) -> set[UUID]:
    """Every activity, public or not, occurs next week and is no demonstration; the public ids."""
    public = {one.id for one in public_activities()}
    ActivityPage.objects.update(demonstration=False)
    Occurrence.objects.all().delete()
    keys = ActivityPage.objects.values_list("pk", flat=True)
    Occurrence.objects.bulk_create(Occurrence(activity_id=key, starts_at=day(7)) for key in keys)
    for page in ActivityPage.objects.exclude(public_id__in=public):
        ActivityPage.objects.filter(pk=page.pk).update(
            name_lv=f"{MARK} {page.pk}",
            name_en=f"{MARK} {page.pk}",
            slug=f"{MARK.lower()}-{page.pk}",
        )
    return public


def documents() -> Iterator[str]:
    """Everything that can be fetched without knowing an activity's id."""
    for language in LANGUAGES:
        yield fetch(f"/{language}/katalogs/calendar.ics").content.decode()
        for number in range(1, 4):
            address = f"/{language}/katalogs/feed.atom?page_size=100&page={number}"
            yield fetch(address).content.decode()
        for query in ("q=slepens", "sort=soonest", "from=2020-01-01&to=2030-01-01"):
            yield fetch(f"/{language}/katalogs/feed.atom?{query}").content.decode()
            yield fetch(f"/{language}/katalogs/calendar.ics?{query}").content.decode()
    index = fetch("/sitemap.xml").content.decode()
    for part in re.findall(r"<loc>http://testserver(.+?)</loc>", index):
        yield fetch(part).content.decode()


def test_nothing_that_is_not_public_is_told(everything_has_dates: set[UUID]) -> None:
    hidden = ActivityPage.objects.exclude(public_id__in=everything_has_dates)
    told = "\n".join(documents()).lower()
    for asked in ("„slepens”", "“slepens”", "q=slepens"):
        told = told.replace(asked, "")
    assert hidden.count() > 10
    assert MARK.lower() not in told
    assert not [page.public_id for page in hidden if str(page.public_id) in told]
    assert all(str(one) in told for one in everything_has_dates)


def test_no_calendar_of_what_is_not_public(everything_has_dates: set[UUID]) -> None:
    client = Client()
    for page in ActivityPage.objects.all():
        for language in LANGUAGES:
            answer = client.get(calendar_address(page, language))
            if page.public_id in everything_has_dates:
                assert answer.status_code == 200
                assert answer.content.count(b"BEGIN:VEVENT") == 1
            else:
                assert answer.status_code in {404, 410}
                assert MARK.encode() not in answer.content
                assert b"VEVENT" not in answer.content
