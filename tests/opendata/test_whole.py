"""The files of a catalogue that holds every awkward case."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.exchange.files.escaping import meant
from catalogue_pages.providers.models import CataloguePage, ProviderPage
from opendata import rows
from opendata.kinds import KINDS
from opendata.making import make
from tests.opendata.seeing import everything, lines, made, table
from tests.search.brute_force import public_activities

SECRET = "Slepenais"


def test_of_a_catalogue_with_every_awkward_case_the_files_hold_what_is_public(
    listing: CataloguePage, shelf_folder: Path
) -> None:
    public = {one.id for one in public_activities()}
    hidden = ActivityPage.objects.exclude(public_id__in=public)
    hidden.update(summary_lv=SECRET, name_en=SECRET)
    assert 0 < len(public) < ActivityPage.objects.count()
    made()
    assert {UUID(one["id"]) for one in lines("activities")} == public
    assert {UUID(one["id"]) for one in table("activities")} == public
    assert {UUID(one["activity_id"]) for one in table("occurrences")} <= public
    written = everything().decode()
    assert SECRET not in written
    for page in hidden:
        assert str(page.public_id) not in written
    providers = {one["id"] for one in lines("providers")}
    assert {one["provider_id"] for one in lines("activities")} <= providers
    closed = PageViewRestriction.objects.get().page.specific
    unpublished = ProviderPage.objects.get(live=False)
    assert not {str(closed.public_id), str(unpublished.public_id)} & providers


@pytest.mark.usefixtures("shelf_folder")
def test_both_forms_hold_the_same_rows(listing: CataloguePage) -> None:
    outcome = made()
    for kind in KINDS:
        cells, objects = table(kind.name), lines(kind.name)
        assert len(cells) == len(objects) == outcome.rows[kind.name]
        assert list(cells[0]) == [column.name for column in kind.columns]
        for row, one in zip(cells, objects, strict=True):
            assert {name: meant(cell) for name, cell in row.items()} == {
                column.name: column.cell(one) for column in kind.columns
            }
    assert outcome.rows["occurrences"] == sum(
        len(one["occurrences"]) for one in lines("activities")
    )


@pytest.mark.usefixtures("shelf_folder")
def test_a_line_is_what_the_api_answers(listing: CataloguePage) -> None:
    made()
    for one in lines("activities")[:12]:
        answer: dict[str, Any] = (
            Client(SERVER_NAME="norises.example", headers={"X-Forwarded-Proto": "https"})
            .get(f"/api/v1/activities/{one['id']}", secure=True)
            .json()
        )
        del answer["highlights"], answer["about"]
        assert one == answer


@pytest.mark.usefixtures("shelf_folder")
def test_queries_do_not_grow_with_a_chunk(listing: CataloguePage) -> None:
    def queries(keys: list[int]) -> int:
        ActivityPage.objects.update(live=False)
        ActivityPage.objects.filter(pk__in=keys).update(live=True)
        cache.clear()
        ContentType.objects.clear_cache()
        with CaptureQueriesContext(connection) as captured:
            found = list(rows.activities(lambda _done: None))
        assert found
        return len(captured)

    made()  # so that every type of content is known
    public = [str(one["id"]) for one in lines("activities")]
    keys = list(ActivityPage.objects.filter(public_id__in=public).values_list("pk", flat=True))
    assert queries(keys[:5]) == queries(keys[:100])


@pytest.mark.usefixtures("shelf_folder")
def test_cells_are_of_the_datatypes_that_are_said(listing: CataloguePage) -> None:
    make()
    parsed = {
        "integer": int,
        "decimal": float,
        "boolean": ["false", "true"].index,
        "date": lambda cell: datetime.strptime(cell, "%Y-%m-%d").astimezone(UTC),
        "datetime": datetime.fromisoformat,
    }
    seen = set()
    for kind in KINDS:
        for row in table(kind.name):
            for column in kind.columns:
                cell = row[column.name]
                assert cell or not column.required
                if cell and column.datatype in parsed:
                    parsed[column.datatype](cell)  # type: ignore[operator]
                    seen.add(column.datatype)
                if cell and column.datatype == "anyURI":
                    assert cell.startswith(("https://", "http://"))
    assert seen == set(parsed)
