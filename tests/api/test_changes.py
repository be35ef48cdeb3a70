"""A copy that somebody else keeps by `/changes` alone stays equal to the catalogue."""

import random
import sys
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.providers.models import CataloguePage, ProviderPage
from ledger import activities as ledger_of_activities
from ledger import pages as ledger_of_pages
from search.engines.protocol import Engine
from search.indexing.rebuilding import rebuild
from search.indexing.working import IndexWorker
from tests.api.asking import OWN, V1, everything, get, refused
from tests.search.brute_force import public_activities
from tests.search.content import make_activity, make_provider
from tests.search.indexing.conftest import catalogue, engine, provider
from tests.search.indexing.editing import EDITS

__all__ = ["catalogue", "engine", "provider"]
FIRST = f"{V1}/changes?kind=activity,provider&expand=item&page_size=7"


class Copy:
    """Activities and providers by their ids, as another system's database would hold them."""

    def __init__(self) -> None:
        self.items: dict[tuple[str, str], Any] = {}
        self._next = FIRST

    def bring_up_to_date(self) -> None:
        """Read on to the end of what changed."""
        more = True
        while more:
            answer = get(self._next.removeprefix(OWN))
            for one in answer["changes"]:
                self._take(one)
            self._next, more = answer["next"], answer["more"]

    def _take(self, change: Any) -> None:
        key, item = (change["kind"], change["id"]), change[change["kind"]]
        if change["removed"]:
            self.items.pop(key, None)
        elif item is not None:  # else it went meanwhile, as a later change says
            self.items[key] = item


def the_original() -> dict[tuple[str, str], Any]:
    """All that is public now, each thing asked for by itself."""
    found = {}
    for one in public_activities():
        found["activity", str(one.id)] = get(f"{V1}/activities/{one.id}")
    for listed in everything(f"{V1}/providers?page_size=100", "providers"):
        found["provider", listed["id"]] = get(f"{V1}/providers/{listed['id']}")
    for item in found.values():
        del item["about"]
    return found


@pytest.fixture
def edited(engine: Engine, catalogue: CataloguePage) -> Engine:
    """A small catalogue in which editors are at work."""
    for name in ("Ventspils muzejs", "Cēsu centrs", "Daugavpils nams"):
        made = make_provider(catalogue, name)
        for number in range(4):
            make_activity(made, f"{name} {number}")
    rebuild(engine, "test")
    ledger_of_activities.sweep()
    ledger_of_pages.look_through()
    return engine


def edit(count: int) -> None:
    """Let so many random edits happen, and the workers see them."""
    for _number in range(count):
        with transaction.atomic():
            random.choice(EDITS)()


def work(engine: Engine) -> None:
    IndexWorker(engine).once()
    ledger_of_pages.look_through()


def stays_equal(engine: Engine, edits: int, burst: int) -> None:
    random.seed(2026)
    copy = Copy()
    for done in range(0, edits, burst):
        edit(min(burst, edits - done))
        work(engine)
        copy.bring_up_to_date()
    original = the_original()
    assert copy.items.keys() == original.keys()
    assert copy.items == original
    sys.stdout.write(f"\n{edits} edits, {len(original)} things public: the copy is equal\n")


@pytest.mark.django_db
def test_a_copy_equals_the_catalogue_after_random_edits(edited: Engine) -> None:
    stays_equal(edited, 60, 6)


@pytest.mark.long
@pytest.mark.django_db
def test_a_copy_equals_the_catalogue_after_a_thousand_edits(edited: Engine) -> None:
    stays_equal(edited, 1000, 25)


@pytest.mark.django_db
def test_what_was_removed_is_told_and_no_more_of_it(edited: Engine, provider: ProviderPage) -> None:
    gone = make_activity(provider, "Pavisam slepena norise")
    work(edited)
    moment = timezone.now().isoformat()
    gone.unpublish()
    work(edited)
    address = f"{V1}/changes?expand=item"
    (one,) = everything(f"{address}&updated_since={moment.replace('+', '%2B')}", "changes")
    assert (one["event"], one["removed"], one["activity"]) == ("unpublished", True, None)
    assert one["id"] == str(gone.public_id)
    assert "Pavisam slepena" not in Client().get(address).text
    ActivityPage.objects.get(pk=gone.pk).delete()
    work(edited)
    assert get(f"{address}&updated_since={moment.replace('+', '%2B')}")["changes"]


@pytest.mark.django_db
@pytest.mark.usefixtures("edited")
def test_reading_on_begins_where_reading_ended() -> None:
    answer = get(f"{V1}/changes?page_size=5")
    assert answer["more"]
    last = get(f"{V1}/changes?page_size=100")
    assert not last["more"]
    again = get(last["next"].removeprefix(OWN))
    assert (again["changes"], again["more"]) == ([], False)
    damaged = refused(f"{V1}/changes?after=x", 422)["problems"]
    assert damaged[0]["fault"] == "lost-place"
    both = (
        f"{V1}/changes?after={last['next'].rpartition('after=')[2]}&updated_since=2026-01-01T00:00Z"
    )
    assert refused(both, 422)["problems"][0]["fault"] == "contrary"
