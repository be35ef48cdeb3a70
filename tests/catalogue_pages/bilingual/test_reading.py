"""Reading falls back to the other language and says which one it found."""

import pytest

from catalogue_pages.bilingual.reading import as_language, read
from catalogue_pages.vocabularies.models import Field


@pytest.mark.parametrize(
    ("latvian", "english", "asked", "text", "language"),
    [
        ("Fizika", "Physics", "lv", "Fizika", "lv"),
        ("Fizika", "Physics", "en", "Physics", "en"),
        ("Fizika", "", "en", "Fizika", "lv"),
        ("Fizika", "<p></p>", "en", "Fizika", "lv"),
        (None, "Physics", "lv", "Physics", "en"),
    ],
)
def test_the_asked_language_comes_first(latvian, english, asked, text, language) -> None:  # type: ignore[no-untyped-def]
    reading = read(Field(code="x", label_lv=latvian, label_en=english), "label", asked)
    assert (reading.value, reading.language) == (text, language)
    assert reading.differs_from(asked) == (language != asked)


def test_nothing_in_either_language_is_said() -> None:
    reading = read(Field(code="x", label_lv="", label_en=None), "label", "lv")
    assert reading.is_empty
    assert not reading.differs_from("en")


@pytest.mark.parametrize(
    ("code", "language"), [("en-gb", "en"), ("en", "en"), ("lv", "lv"), ("de", "lv"), (None, "lv")]
)
def test_any_other_language_is_read_in_latvian(code: str | None, language: str) -> None:
    assert as_language(code) == language
