"""The official emblem passes; an altered one is refused with what was measured and what is due."""

import pytest

from catalogue_pages.identity.drawings import emblem
from catalogue_pages.identity.drawings.vector import read
from tests.catalogue_pages.identity.drawings import EMBLEM, TWELVE, star
from tests.catalogue_pages.identity.drawings import emblem as drawn

pytestmark = pytest.mark.usefixtures("in_english")

FRAME = '<path fill="#000" d="M0 0h810v540H0zm8 8v524h794V8z" fill-rule="evenodd"/>'


def faults(svg: bytes) -> list[tuple[str, str, str]]:
    return [(str(one.what), one.measured, one.due) for one in emblem.faults(read(svg))]


@pytest.mark.parametrize(
    "svg",
    [
        pytest.param(EMBLEM, id="official"),
        pytest.param(drawn(TWELVE), id="drawn by the rule"),
        pytest.param(drawn([star(n, radius=31.2) for n in range(12)]), id="4 % larger stars"),
        pytest.param(drawn(TWELVE, colour="#fff"), id="white on blue"),
        pytest.param(drawn(TWELVE, field="#fff", colour="#000"), id="black on white"),
        pytest.param(
            drawn(TWELVE, field="#fff", colour="#000", frame=FRAME), id="black with its frame"
        ),
    ],
)
def test_an_emblem_by_the_rule_passes(svg: bytes) -> None:
    assert faults(svg) == []


@pytest.mark.parametrize(
    ("svg", "what", "measured", "due"),
    [
        (drawn(TWELVE, size=(810, 600)), "width to height", "1.350", "1.500"),
        (drawn(TWELVE[:11]), "number of stars", "11", "12"),
        (drawn([*TWELVE, star(0, ring=0)]), "number of stars", "13", "12"),
        (drawn([*TWELVE[1:], star(0, turned=36)]), "upright five-pointed stars", "11", "12"),
        (drawn([*TWELVE[1:], star(0, turned=9)]), "upright five-pointed stars", "11", "12"),
        (drawn([star(n, turned=n * 30) for n in range(12)]), "upright five-pointed stars", "", ""),
        (
            drawn([*TWELVE[1:], star(0, radius=27)]),
            "radius of a star, in heights of the emblem",
            "0.0499",
            "0.0556 ± 5%",
        ),
        (
            drawn([star(n, ring=200) for n in range(12)]),
            "radius of the ring, in heights of the emblem",
            "0.37",
            "0.3333 ± 5%",
        ),
        (drawn([*TWELVE[1:], star(0.2)]), "places of the stars on the ring", "+6.", "every 30°"),
        (
            drawn(TWELVE, field="#0052a5"),
            "colours of field and stars",
            "#0052A5 + #FFCC00",
            "#003399 + #FFCC00",
        ),
        (
            drawn(TWELVE, colour="#ffd700"),
            "colours of field and stars",
            "#003399 + #FFD700",
            "#003399 + #FFCC00",
        ),
        (
            drawn(
                ['<circle cx="405" cy="270" r="160" fill="none" stroke="#f00" stroke-width="20"/>']
            ),
            "colours of field and stars",
            "#003399 + #FF0000",
            "#003399 + #FFCC00",
        ),
        (
            drawn([*TWELVE, '<path fill="#fff" d="M0 0h200v60H0z"/>']),
            "part of the two colours",
            "",
            "",
        ),
        (drawn([]), "colours of field and stars", "", ""),
    ],
)
def test_an_altered_emblem_is_told_of(svg: bytes, what: str, measured: str, due: str) -> None:
    (fault, *_others) = faults(svg)
    assert fault[0] == what
    assert fault[1].startswith(measured)
    assert fault[2].startswith(due)
