"""The command looks at a running site, writes its report, and ends with 1 on what must hold."""

import json
from concurrent.futures import ThreadPoolExecutor
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connections

from visibility.audit.views import addresses, views_of
from visibility.models import Threshold
from visibility.rules.rule import Medium

ADDRESS = "lv/pieklustamiba/"


def audited(site: str, *arguments: str) -> dict[str, object]:
    """What the command tells, run in a thread of its own: this one may drive a browser already."""
    out = StringIO()
    here = connections["default"]

    def run() -> None:
        connections["default"] = here
        try:
            call_command(
                "visibility_audit", *arguments, "--json", site=site, verbosity=0, stdout=out
            )
        finally:
            print(out.getvalue())  # noqa: T201 - what a failure was about

    here.inc_thread_sharing()
    try:
        with ThreadPoolExecutor(1) as threads:
            threads.submit(run).result()
    finally:
        here.dec_thread_sharing()
    found: dict[str, object] = json.loads(out.getvalue())
    return found


@pytest.mark.long
def test_a_threshold_changes_what_the_command_ends_with(served: str, tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    url = f"--url={served}/{ADDRESS}"
    first = audited(served, url)
    assert (first["views"], first["failed"]) == (7, 0)
    Threshold.objects.create(rule="V6", value=21, reason="Mēģinājums")
    with pytest.raises(SystemExit) as ended:
        audited(served, url, f"--html={report}", "--language=en")
    assert ended.value.code == 1
    written = report.read_text(encoding="utf-8")
    assert "V6" in written
    assert "≥ 21 : 1" in written
    assert "#003399, black or white, ≥ 21 : 1" in written
    assert '<html lang="en">' in written
    assert "data:image/png;base64," in written
    assert "<script" not in written


@pytest.mark.long
def test_the_command_looks_at_materials_and_letters(served: str) -> None:
    found = audited(served, f"--url={served}/{ADDRESS}", "--papers=1")
    materials_of_each, languages, letters = 7, 2, 2
    assert found["papers"] == 4 * materials_of_each * languages + letters
    assert found["failed"] == 0
    assert found["incomplete"] == 4 * 2 * languages


@pytest.mark.browser
@pytest.mark.django_db
def test_a_site_that_is_not_there_is_named_with_the_remedy() -> None:
    with pytest.raises(CommandError, match="make run"):
        audited("http://127.0.0.1:9", "--url=/lv/", "--url=/en/", "--browsers=2")


@pytest.mark.django_db
def test_without_chromium_the_remedy_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(CommandError, match="apt-get install chromium"):
        audited("http://127.0.0.1:9", "--url=/lv/")


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["0", "-1", "two", "33"])
def test_a_wrong_number_of_browsers_is_refused(number: str) -> None:
    with pytest.raises(CommandError, match="is not a number from 1 to 32"):
        audited("http://127.0.0.1:9", f"--browsers={number}")


def test_a_page_is_seen_in_seven_views() -> None:
    views = views_of("http://localhost/en/katalogs/")
    assert {view.language for view in views} == {"en"}
    assert [view.width for view in views if view.medium is Medium.SCREEN and view.dark] == [
        360,
        768,
        1280,
    ]
    assert [view.medium for view in views].count(Medium.PRINT) == 1


def test_both_languages_of_a_sample_and_the_doors_are_looked_at(served: str) -> None:
    some = addresses(served, 1)
    assert f"{served}/lv/" in some
    assert f"{served}/en/" in some
    assert f"{served}/lv/konts/pieslegties/" in some
    assert set(some) < set(addresses(served))
