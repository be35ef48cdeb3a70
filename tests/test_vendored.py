"""What others made is here whole, as recorded, and with its licence."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
RECORDS: list[dict[str, Any]] = json.loads((ROOT / "vendoring" / "vendored.json").read_text())
WRITTEN_HERE = {"site/assets/vendored/fonts/fonts.css"}


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record["package"])
def test_files_are_as_their_package_gave_them(record: dict[str, Any]) -> None:
    found = {
        path: hashlib.sha256((ROOT / path).read_bytes()).hexdigest() for path in record["files"]
    }
    assert found == record["files"]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record["package"])
def test_licence_stands_beside_the_files(record: dict[str, Any]) -> None:
    assert record["licence"]
    assert {Path(path).name for path in record["files"]} & {"LICENSE", "README.md"}


def test_nothing_vendored_is_unrecorded() -> None:
    recorded = {path for record in RECORDS for path in record["files"]}
    kept = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "site" / "assets" / "vendored").rglob("*")
        if path.is_file()
    }
    assert kept - WRITTEN_HERE <= recorded


def test_every_font_of_the_stylesheet_is_there() -> None:
    stylesheet = ROOT / "site" / "assets" / "vendored" / "fonts" / "fonts.css"
    named = [line.split('"')[1] for line in stylesheet.read_text().splitlines() if "url(" in line]
    assert named
    assert [font for font in named if not (stylesheet.parent / font).is_file()] == []
