"""Words that found nothing: which are kept, when they are shown, how long they stay."""

import threading
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from catalogue_pages.providers.models import CataloguePage
from people.groups import make_groups
from people.models import User
from people.roles import AUDITOR
from search.selection import Selection
from search.unfound import noting
from search.unfound.cleaning import keepable
from search.unfound.forgetting import forget
from search.unfound.models import UnfoundQuery
from tests.persons import in_group, signed_in

REPORT = "/admin/reports/unfound/"


@pytest.fixture(autouse=True)
def nothing_waits(db: None) -> Iterator[None]:
    noting.write()
    UnfoundQuery.objects.all().delete()
    yield
    noting.write()


def kept() -> list[tuple[str, str, date]]:
    noting.write()
    return list(UnfoundQuery.objects.order_by("words").values_list("words", "language", "day"))


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("  Zirgu   IZJĀDES ", "zirgu izjādes"),
        ("„burāšana”", "burāšana"),
        ("12. klase 2026", "12. klase 2026"),
        ("ilze@example.org", ""),
        ("ilze＠example.org", ""),
        ("zvanīt +371 2912 3456", ""),
        ("Ilze 120385-12345", ""),
        ("Ilze 12 03 85 - 1 2345", ""),
        ("pase 320001-12345", ""),
        ("https://example.org/x", ""),
        ("12", ""),
        ("x", ""),
        ("a" * 81, ""),
    ],
)
def test_what_could_be_about_a_person_is_never_kept(query: str, words: str) -> None:
    assert keepable(query) == words


def test_a_search_without_results_is_noted_and_writes_nothing_itself(
    listing: CataloguePage, client: Client
) -> None:
    url = f"{listing.get_url()}?q=zzyzxqwk"
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    # A union of selections stands in brackets on PostgreSQL.
    reading = ("SELECT", "(SELECT", "PRAGMA")
    assert [one["sql"] for one in asked if not one["sql"].startswith(reading)] == []
    client.get(url)
    assert kept() == [("zzyzxqwk", "lv", timezone.localdate())]
    found = client.get(f"{listing.get_url()}?q=robotika")
    assert found.status_code == 200
    assert len(kept()) == 1


def test_where_something_was_chosen_too_nothing_is_noted() -> None:
    noting.note(Selection("lv", "zzyzxqwk", {"field": ("science",)}))
    assert kept() == []


def test_the_same_words_are_one_row_a_day_from_many_threads() -> None:
    selection = Selection("lv", "burāšana")
    threads = [threading.Thread(target=noting.note, args=(selection,)) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(kept()) == 1
    noting.note(selection)
    assert len(kept()) == 1


def test_a_program_fills_neither_memory_nor_table() -> None:
    for number in range(1500):
        noting.note(Selection("lv", f"nejaušs vārds {number}"))
    assert len(kept()) == 1000


def searched(words: str, days: int, ago: int = 0) -> None:
    today = timezone.localdate()
    for number in range(days):
        day = today - timedelta(days=number + ago)
        UnfoundQuery.objects.create(words=words, language="lv", day=day)


def test_they_are_shown_from_the_third_day_on() -> None:
    searched("burāšana", 3)
    searched("zirgu izjādes", 2)
    client = Client(headers={"accept-language": "en"})
    client.force_login(User.objects.create_superuser("administratore"))
    answer = client.get(REPORT).text
    assert "burāšana" in answer
    assert "zirgu izjādes" not in answer
    sheet = b"".join(client.get(f"{REPORT}?export=csv").streaming_content).decode()  # type: ignore[attr-defined]
    assert sheet.splitlines()[1].startswith("burāšana,lv,3,")
    assert "zirgu izjādes" not in sheet
    assert client.get(f"{REPORT}?export=xlsx").status_code == 200
    assert "burāšana" not in client.get(f"{REPORT}?language=en").text


def test_they_are_forgotten_after_ninety_days() -> None:
    searched("sen", 1, ago=91)
    searched("nesen", 1, ago=90)
    assert forget() == 1
    assert [row[0] for row in kept()] == ["nesen"]


def test_who_may_see_them() -> None:
    make_groups()
    assert signed_in(in_group("anna", AUDITOR.name)).get(REPORT).status_code == 200
    outsider: Any = signed_in(User.objects.create_user("persona"))
    assert outsider.get(REPORT).status_code == 403
