"""What stands in the files: the same in both forms, what the API says, whatever people wrote."""

import csv
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as trying
from hypothesis import strategies as st

from catalogue_pages.activities.models import ActivityPage, Occurrence
from catalogue_pages.exchange.files.escaping import meant
from catalogue_pages.providers.models import ProviderPage
from opendata import rows
from opendata.files import write_csv, write_lines
from opendata.kinds import ACTIVITIES, KINDS
from tests.opendata.seeing import lines, made, newest, table
from tests.search.content import make_activity

HOSTILE = (
    '=HYPERLINK("https://x.example";"spied")',
    "+371 60000000",
    "-1+2",
    "@SUM(A1)",
    "'=already apart",
    'He said "no", twice; then\nleft',
    "a\r\nb\tc",
    "one\u2028two\u2029three",
    "</script><b>bold</b> & {{ 7*7 }}",
    "  spaces  ",
    "ķ\u0327 č😀",
)


@pytest.mark.usefixtures("activity")
def test_hostile_texts_stay_data(provider: ProviderPage) -> None:
    for number, text in enumerate(HOSTILE):
        make_activity(provider, f"Nr. {number}", summary_lv=text)
    made()
    said = [one["summary"]["lv"] for one in lines("activities")][1:]
    cells = [one["summary_lv"] for one in table("activities")][1:]
    assert [meant(cell) for cell in cells] == said
    assert said[0] == HOSTILE[0]
    assert cells[:4] == [f"'{text}" for text in HOSTILE[:4]]
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
    assert table("providers")[0]["phone"] == "'+371 60000000"
    # The lines are lines also for programs that know no better.
    raw = (newest() / "activities.jsonl").read_bytes()
    assert raw.count(b"\n") == len(raw.decode().splitlines()) == len(HOSTILE) + 1


@trying(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text())
def test_any_text_is_read_as_it_was_written(text: str, tmp_path: Any) -> None:
    row = rows._clean({"id": "1", "title": {"lv": text}, "formats": []})
    write_lines(tmp_path / "a.jsonl", [row])
    write_csv(tmp_path / "a.csv", ACTIVITIES, [row])
    (line,) = (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()
    said = json.loads(line)["title"]["lv"]
    assert "\x00" not in said
    written = tmp_path / "a.csv"
    with written.open(encoding="utf-8-sig", newline="") as file:
        (cells,) = csv.DictReader(file, strict=True)
    assert meant(cells["title_lv"]) == said


def test_occurrences_are_rows_of_their_own(activity: ActivityPage) -> None:
    starts = datetime(2027, 3, 1, 8, 0, tzinfo=UTC)
    Occurrence.objects.create(activity=activity, starts_at=starts)
    made()
    assert table("occurrences") == [
        {
            "activity_id": str(activity.public_id),
            "starts_at": "2027-03-01T08:00:00Z",
            "ends_at": "",
        }
    ]


def test_columns_are_described_in_both_languages(activity: ActivityPage) -> None:
    made()
    for kind in KINDS:
        said = json.loads((newest() / f"{kind.name}.csv-metadata.json").read_text())
        assert said["@context"][0] == "http://www.w3.org/ns/csvw"
        assert said["url"] == f"{kind.name}.csv"
        heading = (newest() / said["url"]).read_text(encoding="utf-8-sig").splitlines()[0]
        columns = said["tableSchema"]["columns"]
        assert heading.split(",") == [one["titles"]["und"] for one in columns]
        for one in columns:
            assert one["titles"]["lv"]
            assert one["titles"]["en"]
            assert one["titles"]["lv"] != one["titles"]["en"] or one["name"] == "website"
        assert {one["@language"] for one in said["rdfs:comment"]} == {"lv", "en"}
        assert "Līdzfinansē Eiropas Savienība" in str(said["rdfs:comment"])
