"""Other logos beside the emblem: none larger, none over it, and the emblem large enough."""

from itertools import pairwise

import pytest

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.identity.arrangement import Kind
from catalogue_pages.identity.ensembles import Role
from tests.catalogue_pages.identity.making import make_ensemble, make_logo, svg
from tests.materials.reading_pdf import MM, Field, Sheet
from tests.materials.test_documents import STATEMENTS, flag, made

pytestmark = pytest.mark.django_db

SHAPES = ((90, 30), (40, 40), (160, 40), (50, 70), (90, 30), (40, 40))
COLOURS = ("#7a1f2b", "#2a7a4b", "#445566", "#aa6600", "#112233", "#663399")


def place(role: Role, number: int) -> list[tuple[int, int, int]]:
    """An ensemble of as many logos; returns their colours in their order."""
    logos = [
        make_logo(f"Logotips {count}", Kind.PARTNER, svg(*SHAPES[count], fill=COLOURS[count]))
        for count in range(number)
    ]
    make_ensemble(role, *logos)
    return [(int(one[1:3], 16), int(one[3:5], 16), int(one[5:7], 16)) for one in COLOURS[:number]]


@pytest.mark.parametrize("number", [1, 2, 4, 6])
@pytest.mark.parametrize(
    ("role", "file", "least"),
    [
        (Role.POSTER, "plakats-a3.pdf", 10),
        (Role.SHEET, "lapa-a4.pdf", 10),
        (Role.SLIDE, "slaids.pdf", 5),
    ],
)
def test_logos_stand_after_the_emblem_and_none_is_larger(
    activity: ActivityPage, role: Role, file: str, least: float, number: int
) -> None:
    colours = place(role, number)
    sheet = Sheet(made(activity, file))
    ground = flag(sheet)
    high, wide = ground.top - ground.bottom, ground.right - ground.left
    assert high / MM >= least
    assert STATEMENTS["lv"] in " ".join(sheet.words.split())
    logos = [one for colour in colours for one in sheet.fields if one.colour == colour]
    assert len(logos) == number
    assert all(one.top - one.bottom <= high * 1.001 for one in logos)
    assert all(one.right - one.left <= wide * 1.001 for one in logos)
    assert not any(_meet(one, other) for one, other in pairwise([ground, *logos]))
    _width, page_high = sheet.box("MediaBox")
    assert all(one.bottom > 0 for one in logos)
    assert ground.top < page_high * MM


def _meet(one: Field, other: Field) -> bool:
    beside = one.right <= other.left or other.right <= one.left
    return not beside and one.bottom < other.top and other.bottom < one.top
