"""Hostile spreadsheets: each is refused with its reason, and nothing is stored."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from catalogue_pages.exchange.models import ImportRun, State
from catalogue_pages.providers.models import CataloguePage
from people.models import User
from tests.catalogue_pages.exchange.files import Importing, csv_bytes, row, stored
from tests.catalogue_pages.exchange.workbooks import FORMULAS, REFUSED

MEMORY = 300 * 1024
"""Kilobytes by which the process may grow while it reads a hostile file."""
OWN = Path("/proc/self")


def kilobytes(name: str) -> int:
    """What the kernel says of this process: `VmRSS`, its memory, or `VmHWM`, the most it had."""
    (line,) = (one for one in (OWN / "status").read_text().splitlines() if one.startswith(name))
    return int(line.split()[1])


@pytest.fixture
def admin(client: Client, db: None) -> Client:
    client.force_login(User.objects.create_superuser("administratore"))
    return client


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_file_is_refused_whole(importing: Importing, name: str) -> None:
    make, expected = REFUSED[name]
    content = make()
    before = stored()
    (OWN / "clear_refs").write_text("5")  # from here on the most is counted anew
    held = kilobytes("VmRSS")
    report = importing(content)
    assert len(report["faults"]) == 1
    assert expected in report["faults"][0]["expected"]
    assert report["failed"]
    assert stored() == before
    assert kilobytes("VmHWM") - held < MEMORY


@pytest.mark.parametrize("name", FORMULAS)
def test_a_formula_is_refused_with_its_line_and_column(importing: Importing, name: str) -> None:
    before = stored()
    report = importing(FORMULAS[name]())
    assert [(one["line"], one["column"]) for one in report["faults"]] == [(3, "title_lv")]
    assert stored() == before


def test_a_formula_in_csv_is_refused_unless_an_apostrophe_makes_it_text(
    importing: Importing,
) -> None:
    report = importing(csv_bytes([row(title_lv="=1+1")]))
    assert [(one["line"], one["column"]) for one in report["faults"]] == [(2, "title_lv")]
    assert "no formula" in report["faults"][0]["expected"]
    assert importing(csv_bytes([row(title_lv="'=1+1")]))["created"] == 1


@pytest.mark.parametrize("make", [make for make, _expected in REFUSED.values()], ids=REFUSED)
def test_the_admin_answers_a_hostile_upload_with_its_fault(
    catalogue: CataloguePage, admin: Client, make: Callable[[], bytes]
) -> None:
    before = stored()
    upload = SimpleUploadedFile("norises.xlsx", make())
    response = admin.post("/admin/exchange/new/", {"kind": "activities", "file": upload})
    assert response.status_code in (200, 302)
    assert not ImportRun.objects.exclude(state__in=[State.REFUSED, State.UPLOADED]).exists()
    assert stored() == before
