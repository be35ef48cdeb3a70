"""A served catalogue, and the example of a front end on another host."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command

from catalogue_pages.activities.models import ActivityPage, Occurrence
from tests.embedding.conftest import foreign
from tests.search.content import make_activity, make_catalogue, make_picture, make_provider
from tests.seeded import forget_what_is_kept

__all__ = ["foreign"]

EXAMPLE = Path(__file__).resolve().parents[3] / "docs" / "example-front-end.html"
HOSTILE = (
    '<p>Būvē <b>robotu</b>.</p><script>document.title = "taken"</script>'
    '<img src="x" onerror="document.title = \'taken\'"><p onclick="alert(1)">Otrs '
    '<a href="javascript:alert(1)">slazds</a> un <a href="/lv/katalogs/">saite</a></p>'
)
"""What a front end must expect of formatted text, although the editor's form lets none of it in."""


@dataclass(frozen=True)
class Published:
    """Where the front end is and where the catalogue; an activity that says everything."""

    page: str
    site: str
    activity: ActivityPage


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what drives Chromium."""
    for item in items:
        if "published" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


def _write() -> ActivityPage:
    provider = make_provider(make_catalogue(), "Muzejs", name_en="Museum")
    for number in range(1, 14):
        make_activity(
            provider,
            f"Robotikas darbnīca {number}",
            name_en=f"Robotics {number}",
            field="technology" if number % 2 else "science",
            formats=("at-school",) if number == 4 else ("at-provider",),
            serves_all=number == 4,
            price=number if number % 3 else 0,
        )
    whole = make_activity(
        provider,
        "Tilti pār Ventu",
        name_en="Bridges over the Venta",
        summary_en="Build a bridge.",
        field="engineering",
        grades=("4", "5", "6", "7"),
        description_lv=HOSTILE,
        booking_url="https://muzejs.example/pieteikties",
        picture=make_picture(),
    )
    start = datetime(2026, 12, 3, 10, 0, tzinfo=ZoneInfo("Europe/Riga"))
    whole.occurrences.add(Occurrence(starts_at=start))
    whole.save_revision().publish()
    return whole


@pytest.fixture
def published(
    committing: None,
    live_server: Any,
    settings: Any,
    tmp_path: Path,
    foreign: Callable[[str], str],
) -> Iterator[Published]:
    """The example as somebody else would put it on a host, over a catalogue of 14 activities."""
    settings.MEDIA_ROOT = tmp_path
    forget_what_is_kept()
    activity = _write()
    call_command("index", "rebuild", verbosity=0)
    site = str(live_server.url)
    html = EXAMPLE.read_text(encoding="utf-8")
    assert html.count("http://localhost:8000") == 1
    page = foreign(html.replace("http://localhost:8000", site))
    settings.FRONT_END_PREVIEW_URL = f"{page}#preview={{token}}&language={{language}}"
    yield Published(page, site, activity)
    forget_what_is_kept()
