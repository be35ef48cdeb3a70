"""What programs fetch beside the API: any page may read it, and nobody takes everything."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from django.test import Client
from pytest_django import Settings

from catalogue_pages.activities.models import ActivityPage
from opendata.making import make
from tests.search.content import make_activity, make_catalogue, make_provider
from tests.seeded import configured, index_everything

ELSEWHERE = {"Origin": "https://skola.example"}


@pytest.fixture
def addresses(db: None, tmp_path: Path, settings: Settings) -> Iterator[list[str]]:
    settings.OPEN_DATA_DIR = tmp_path / "open-data"
    with configured("embedded", tmp_path):
        activity: ActivityPage = make_activity(
            make_provider(make_catalogue(), "Tehnikas nams"), "Upes pētnieki"
        )
        make()
        index_everything()
        yield [
            "/lv/katalogs/feed.atom",
            "/en/katalogs/calendar.ics",
            f"/lv/norises/{activity.public_id}/calendar.ics",
            "/open-data/",
            "/open-data/catalogue.jsonld",
            "/open-data/latest/activities.csv",
        ]


def test_any_page_may_read_it(addresses: list[str]) -> None:
    for address in addresses:
        answer = Client().get(address, headers=ELSEWHERE)
        assert answer["Access-Control-Allow-Origin"] == "*", address
        assert "Access-Control-Allow-Credentials" not in answer
        assert "Content-Length" in answer["Access-Control-Expose-Headers"]
        asked = {**ELSEWHERE, "Access-Control-Request-Method": "GET"}
        assert Client().options(address, headers=asked).status_code == 200
    for address in ("/lv/katalogs/", "/lv/konts/pieslegties/", "/admin/"):
        assert "Access-Control-Allow-Origin" not in Client().get(address, headers=ELSEWHERE)


def test_one_allowance_for_all_of_it_and_the_api(addresses: list[str], settings: Settings) -> None:
    settings.API_LIMIT = len(addresses) + 1
    with time_machine.travel("2026-11-23T10:00:20+02:00", tick=False):
        for number, address in enumerate(addresses):
            answer = Client().get(address)
            assert answer["RateLimit"] == f'"address";r={len(addresses) - number};t=40', address
        assert Client().get("/api/v1/settings")["RateLimit"].startswith('"address";r=0')
        for address in addresses:
            refusal = Client().get(address)
            assert (refusal.status_code, refusal["Retry-After"]) == (429, "40"), address
            assert refusal["Content-Type"].startswith("text/plain")
            assert refusal["Cache-Control"] == "no-store"
        assert Client().get("/api/v1/settings").status_code == 429
        assert Client().get("/lv/katalogs/").status_code == 200


@pytest.mark.django_db
def test_a_network_of_one_home_has_one_allowance(settings: Settings) -> None:
    settings.API_LIMIT = 2
    hosts = ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:2::1", "2001:db8:1:3::1")
    with time_machine.travel("2026-11-23T10:00:20+02:00", tick=False):
        answers = [Client(REMOTE_ADDR=host).get("/api/v1/settings") for host in hosts]
    assert [one.status_code for one in answers] == [200, 200, 429, 200]
