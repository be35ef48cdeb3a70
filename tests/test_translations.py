"""Every text of the interface is there in Latvian and in English."""

import re
from pathlib import Path

import polib
import pytest

LOCALE = Path(__file__).resolve().parents[1] / "locale"
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def messages(language: str) -> polib.POFile:
    return polib.pofile(str(LOCALE / language / "LC_MESSAGES" / "django.po"))


def test_nothing_lacks_its_latvian() -> None:
    assert [entry.msgid for entry in messages("lv").untranslated_entries()] == []


@pytest.mark.parametrize("language", ["lv", "en"])
def test_nothing_is_half_translated(language: str) -> None:
    catalogue = messages(language)
    assert not catalogue.metadata_is_fuzzy
    assert [entry.msgid for entry in catalogue.fuzzy_entries()] == []


def translations(entry: polib.POEntry) -> list[str]:
    return [text for text in (entry.msgstr, *entry.msgstr_plural.values()) if text]


@pytest.mark.parametrize("language", ["lv", "en"])
def test_values_stand_in_every_translation(language: str) -> None:
    for entry in messages(language):
        originals = [set(PLACEHOLDER.findall(text)) for text in (entry.msgid, entry.msgid_plural)]
        for text in translations(entry):
            assert set(PLACEHOLDER.findall(text)) in originals, entry.msgid


def test_both_languages_hold_the_same_messages() -> None:
    latvian, english = ({entry.msgid for entry in messages(code)} for code in ("lv", "en"))
    assert latvian == english
