"""Covers: drawn for every field, always the same, none beyond the last."""

from uuid import UUID
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from presentation.covers.drawing import EDITION, VARIANTS, draw, variant_of
from presentation.covers.motifs import MOTIFS

FIELDS = [*MOTIFS, "a-field-of-tomorrow"]


@pytest.mark.parametrize("field", FIELDS)
def test_every_cover_is_a_picture_without_styles_or_scripts(field: str) -> None:
    for variant in range(VARIANTS):
        picture = ET.fromstring(draw(field, variant))
        assert picture.get("viewBox") == "0 0 480 320"
        names = {element.tag.rpartition("}")[2] for element in picture.iter()}
        assert names <= {"svg", "g", "rect", "circle", "ellipse", "path"}


@pytest.mark.parametrize("field", FIELDS)
def test_covers_of_a_field_differ(field: str) -> None:
    assert len({draw(field, variant) for variant in range(VARIANTS)}) == VARIANTS


def test_an_activity_keeps_its_cover() -> None:
    activity = UUID("6f1c2a5e-0f3b-4c57-9b7e-2f4b4c0a9d11")
    assert variant_of(activity) == variant_of(UUID(str(activity)))
    assert 0 <= variant_of(activity) < VARIANTS


def test_covers_are_kept_by_browsers(client: Client) -> None:
    answer = client.get(f"/covers/{EDITION}/science/3.svg")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/svg+xml"
    assert "immutable" in answer["Cache-Control"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name", [f"{EDITION}/science/{VARIANTS}.svg", f"{EDITION + 1}/science/1.svg", "1/../1.svg"]
)
def test_there_is_no_cover_beyond_the_last(client: Client, name: str) -> None:
    assert client.get(f"/covers/{name}").status_code == 404
