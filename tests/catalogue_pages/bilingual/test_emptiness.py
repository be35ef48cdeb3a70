"""What counts as empty, whatever an editor left behind."""

import pytest
from wagtail.rich_text import RichText

from catalogue_pages.bilingual.emptiness import is_empty
from catalogue_pages.media.blocks import BodyBlock


def _body(*texts: str) -> object:
    return BodyBlock().to_python([{"type": "text", "value": text, "id": "1"} for text in texts])


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        " \n\u00a0",
        "<p></p>",
        '<p data-block-key="abc12"></p>',
        "<p>&nbsp;</p><p><br/></p>",
        RichText("<p> </p>"),
        [],
        ["", None],
        _body(),
        _body('<p data-block-key="abc12"></p>'),
    ],
)
def test_what_an_editor_emptied_is_empty(value: object) -> None:
    assert is_empty(value)


@pytest.mark.parametrize(
    "value",
    [
        "0",
        0,
        False,
        "<p>Ķīmija</p>",
        '<p><embed embedtype="image" id="3"/></p>',
        "3 < 5",
        RichText("<p>a</p>"),
        _body("<p></p>", "<p>Fizika</p>"),
    ],
)
def test_what_says_something_is_not_empty(value: object) -> None:
    assert not is_empty(value)
