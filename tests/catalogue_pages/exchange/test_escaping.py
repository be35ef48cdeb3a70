"""No text in a file is calculated by a spreadsheet, and each is read back as it was."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue_pages.exchange.files.escaping import harmless, meant

CALCULATED = ("=", "+", "-", "@")


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "Robotu darbnīca;=WEBSERVICE(B1);x",
        "Pirmais.\n\n=WEBSERVICE(A1)\n\nTrešais",
        "a\t@SUM(A1)\r\n-2+3",
        "a;'=1+1",
    ],
)
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_whatever_the_list_separator_is(text: str, separator: str) -> None:
    file = io.StringIO(newline="")
    csv.writer(file).writerow(["Norise", harmless(text)])
    cells = [
        cell
        for row in csv.reader(io.StringIO(file.getvalue(), newline=""), delimiter=separator)
        for cell in row
    ]
    assert [one for one in cells if one.startswith(CALCULATED)] == []


def test_a_list_stays_as_it_is() -> None:
    assert harmless("Līdzi:\n- pildspalva\n- klade") == "Līdzi:\n- pildspalva\n- klade"


@given(st.text(alphabet="a;'=-+@ \t\r\n", max_size=12))
def test_nothing_is_lost_on_the_way_back(text: str) -> None:
    assert meant(harmless(text)) == text
