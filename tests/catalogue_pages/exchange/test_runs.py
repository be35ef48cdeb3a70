"""An import by steps: uploaded, checked, looked at, applied in the background, reported."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.exchange.models import FileKind, ImportRun, Sort, State
from catalogue_pages.exchange.runs import steps
from catalogue_pages.exchange.runs.running import run_waiting
from catalogue_pages.exchange.runs.steps import Upload
from catalogue_pages.providers.models import CataloguePage, ProviderPage
from tests.catalogue_pages.exchange.files import Importing, csv_bytes, row, stored


def begun(content: bytes, **options: bool) -> ImportRun:
    return steps.begin(Upload(content, "norises.csv", options=options), user=None)


def applied(run: ImportRun) -> ImportRun:
    assert steps.apply_later(run)
    assert run_waiting() == 1
    run.refresh_from_db()
    return run


def test_a_file_is_checked_and_changes_nothing(catalogue: CataloguePage) -> None:
    before = stored()
    run = begun(csv_bytes([row("a"), row("b")]))
    assert run.state == State.CHECKED
    assert steps.counts_of(run) == {Sort.CREATED: 2}
    assert stored() == before


def test_it_is_applied_by_another_process_and_the_file_is_dropped(
    catalogue: CataloguePage,
) -> None:
    run = begun(csv_bytes([row("a")]), publish=True)
    assert steps.apply_later(run)
    assert not ActivityPage.objects.exists()
    run_waiting()
    run.refresh_from_db()
    assert run.state == State.DONE
    assert (bytes(run.content), len(run.digest)) == (b"", 64)
    assert run.finished_at is not None
    assert ActivityPage.objects.get(external_id="a").live
    assert run_waiting() == 0


def test_a_large_file_is_checked_in_the_background(catalogue: CataloguePage) -> None:
    run = begun(csv_bytes(row(f"n{number}") for number in range(800)))
    assert run.state == State.UPLOADED
    run_waiting()
    run.refresh_from_db()
    assert (run.state, run.report["created"]) == (State.CHECKED, 800)


def test_one_fault_stops_the_file_unless_told_otherwise(catalogue: CataloguePage) -> None:
    content = csv_bytes([row("a"), row("b", kind="x")])
    run = begun(content)
    assert run.state == State.REFUSED
    assert not steps.apply_later(run)
    (fault,) = steps.lines_of(run, Sort.FAULT)
    assert (fault.number, fault.data["column"], fault.data["value"]) == (5, "kind", "x")
    applied(begun(content, skip_faulty=True))
    assert [page.external_id for page in ActivityPage.objects.all()] == ["a"]


@pytest.mark.parametrize("force", [False, True])
def test_what_somebody_writes_after_the_preview_is_kept_and_told(
    importing: Importing, force: bool
) -> None:
    importing(csv_bytes([row("a")]))
    run = begun(csv_bytes([row("a", summary_lv="No faila.", title_en="Robots")]), force=force)
    assert steps.counts_of(run) == {Sort.UPDATED: 1}
    page = ActivityPage.objects.get(external_id="a")
    page.summary_lv = "Labots pa to laiku."
    page.save_revision().publish()
    run = applied(run)
    assert run.state == State.DONE
    (kept,) = steps.lines_of(run, Sort.KEPT)
    assert (kept.data["field"], kept.data["new"]) == ("summary_lv", "No faila.")
    latest = ActivityPage.objects.get(external_id="a").get_latest_revision_as_object()
    assert (latest.summary_lv, latest.name_en) == ("Labots pa to laiku.", "Robots")


def test_a_run_is_one_process_s_alone(catalogue: CataloguePage) -> None:
    run = begun(csv_bytes([row("a")]))
    steps.apply_later(run)
    ImportRun.objects.update(state=State.IMPORTING, worker="cits", heard_at=timezone.now())
    assert run_waiting() == 0
    assert not ActivityPage.objects.exists()


def test_a_dead_process_s_run_is_taken_up_again_but_not_for_ever(
    catalogue: CataloguePage,
) -> None:
    run = begun(csv_bytes([row("a")]))
    steps.apply_later(run)
    dead: dict[str, Any] = {
        "state": State.IMPORTING,
        "worker": "miris",
        "heard_at": timezone.now() - timedelta(minutes=5),
    }
    ImportRun.objects.update(attempts=1, **dead)
    assert run_waiting() == 1
    assert ActivityPage.objects.count() == 1
    ImportRun.objects.update(attempts=3, **dead)
    assert run_waiting() == 0
    run.refresh_from_db()
    assert run.state == State.FAILED


def test_a_cancelled_run_is_over(catalogue: CataloguePage) -> None:
    run = begun(csv_bytes([row("a")]))
    assert steps.cancel(run)
    assert not steps.apply_later(run)
    assert not steps.cancel(run)
    run_waiting()
    assert not ActivityPage.objects.exists()


def test_a_providers_run_makes_drafts_of_its_own(importing: Importing) -> None:
    importing(csv_bytes([row("a")]))
    provider = ProviderPage.objects.get()
    cells = {**row("a", title_en="Robots")}
    upload = Upload(csv_bytes([cells]), "x.csv", FileKind.PROVIDERS, {"publish": True})
    run = applied(steps.begin(upload, user=None, provider=provider))
    assert run.state == State.DONE
    page = ActivityPage.objects.get()
    assert (page.live, page.name_en) == (True, "Robotics workshop")
    assert page.get_latest_revision_as_object().name_en == "Robots"
    assert list(steps.runs_of(provider)) == [run]


def test_old_runs_are_forgotten(catalogue: CataloguePage) -> None:
    begun(csv_bytes([row("a")]))
    ImportRun.objects.update(created_at=timezone.now() - timedelta(days=91))
    run_waiting()
    assert not ImportRun.objects.exists()
