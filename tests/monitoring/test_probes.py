"""What an orchestrator's probes are told."""

import time
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.utils import timezone

from catalogue_pages.changes.attendance import ALIVE_WITHIN
from catalogue_pages.changes.models import Change, Worker
from catalogue_pages.changes.positions import LATE

PRODUCTION = override_settings(ALLOWED_HOSTS=["catalogue.example"], SECURE_SSL_REDIRECT=True)


def told(probe: Client, status: int = 200) -> dict[str, Any]:
    response = probe.get("/ready/")
    assert response.status_code == status
    answer: dict[str, Any] = response.json()
    return answer


# No test of /health/ has a database: asking it would fail.
@PRODUCTION
@pytest.mark.parametrize("address", ["/health/", "/health"])
def test_the_process_answers(probe: Client, address: str) -> None:
    response = probe.get(address)
    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert response.headers["Cache-Control"] == "no-store"
    assert not response.cookies


@PRODUCTION
def test_only_the_probes_may_name_any_host(probe: Client) -> None:
    assert probe.get("/health/ready/").status_code == 400
    assert probe.get("/lv/").status_code == 400
    named = Client(headers={"host": "catalogue.example"}).get("/lv/health/")
    assert named.status_code == 301


def test_a_probe_only_reads(probe: Client) -> None:
    assert probe.head("/health/").status_code == 200
    refused = probe.post("/ready/")
    assert (refused.status_code, refused.headers["Allow"]) == (405, "GET, HEAD")


@PRODUCTION
def test_all_is_well(probe: Client, worker: Worker, index: None) -> None:
    response = probe.get("/ready/")
    assert response.status_code == 200
    answer = response.json()
    assert answer["indexing"].pop("heard_seconds_ago") < 60
    assert answer == {
        "status": "ok",
        "database": "ok",
        "engine": "ok",
        "standby": "unavailable",
        "indexing": {"status": "ok", "lag": {"rows": 0, "seconds": 0.0}},
    }
    assert response.headers["Cache-Control"] == "no-store"
    assert not response.cookies


def test_a_worker_that_falls_silent_is_told(probe: Client, worker: Worker, index: None) -> None:
    Worker.objects.update(heard_at=timezone.now() - timedelta(seconds=ALIVE_WITHIN + 5))
    answer = told(probe)
    assert (answer["status"], answer["indexing"]["status"]) == ("degraded", "silent")
    assert answer["indexing"]["heard_seconds_ago"] > ALIVE_WITHIN
    worker.delete()
    answer = told(probe)
    assert (answer["status"], answer["indexing"]["status"]) == ("degraded", "silent")
    assert answer["indexing"]["heard_seconds_ago"] is None


def test_changes_that_wait_are_counted(probe: Client, worker: Worker, index: None) -> None:
    Change.objects.bulk_create([Change(activity=uuid4()) for _ in range(3)])
    answer = told(probe)
    assert (answer["status"], answer["indexing"]["lag"]["rows"]) == ("ok", 3)
    Change.objects.update(recorded_at=timezone.now() - timedelta(seconds=LATE + 5))
    answer = told(probe)
    assert (answer["status"], answer["indexing"]["status"]) == ("degraded", "late")
    assert answer["indexing"]["lag"]["seconds"] > LATE


def test_without_an_index_people_are_still_served(
    probe: Client, worker: Worker, tmp_path: Path
) -> None:
    with override_settings(SEARCH_INDEX_DIR=tmp_path / "never-built"):
        answer = told(probe)
    assert (answer["status"], answer["engine"]) == ("degraded", "unavailable")
    assert answer["indexing"]["status"] == "ok"


def test_a_cluster_that_hangs_holds_no_probe_up(
    probe: Client, worker: Worker, index: None, hanging_port: int, caplog: pytest.LogCaptureFixture
) -> None:
    own = {"URLS": [f"http://127.0.0.1:{hanging_port}"], "TIMEOUT": 30.0}
    with override_settings(
        SEARCH_ENGINE="elasticsearch",
        SEARCH_STANDBY=True,
        ELASTICSEARCH=settings.ELASTICSEARCH | own,
    ):
        for _ in range(3):
            began = time.monotonic()
            answer = told(probe)
            assert time.monotonic() - began < 10  # a hang would take 30 s
            assert (answer["status"], answer["engine"]) == ("degraded", "unavailable")
            assert answer["standby"] == "ok"
            assert "127.0.0.1" not in str(answer)
    assert "TimeoutError" in caplog.text
