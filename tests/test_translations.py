"""Every text of the interface is there in Latvian and in English."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import django
import polib
import pytest
import wagtail

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


WAGTAIL = Path(wagtail.__file__).parent
SUPPLIED = LOCALE / "wagtail" / "lv" / "LC_MESSAGES"
DJANGO = Path(django.__file__).parent / "conf" / "locale" / "en" / "LC_MESSAGES" / "django.po"
STILL_ENGLISH = 160
"""Of Wagtail's texts so many have no Latvian yet, nearly all on screens of administrators."""


def of_wagtail(domain: str, language: str) -> Iterator[tuple[str, polib.POFile]]:
    """Each of Wagtail's apps with its catalogue in a language."""
    for path in sorted(WAGTAIL.glob(f"**/locale/{language}/LC_MESSAGES/{domain}.po")):
        app = path.parents[3]
        yield app.relative_to(WAGTAIL.parent).as_posix(), polib.pofile(str(path))


def keys(entries: list[polib.POEntry]) -> set[tuple[str | None, str]]:
    return {(entry.msgctxt, entry.msgid) for entry in entries}


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_what_is_supplied_for_wagtail_is_still_asked_for(domain: str) -> None:
    supplied = polib.pofile(str(SUPPLIED / f"{domain}.po"))
    known = set().union(*(keys(list(found)) for _app, found in of_wagtail(domain, "en")))
    if domain == "django":  # the lengths of time that Wagtail shows
        known |= keys(list(polib.pofile(str(DJANGO))))
    assert keys(list(supplied)) - known == set()
    assert supplied.untranslated_entries() == []
    assert supplied.fuzzy_entries() == []
    for entry in supplied:
        originals = [set(PLACEHOLDER.findall(text)) for text in (entry.msgid, entry.msgid_plural)]
        for text in translations(entry):
            assert set(PLACEHOLDER.findall(text)) in originals, entry.msgid


def test_what_of_wagtail_is_left_in_english_is_counted() -> None:
    left: dict[str, int] = {}
    for domain in ("django", "djangojs"):
        latvian = dict(of_wagtail(domain, "lv"))
        supplied = keys(list(polib.pofile(str(SUPPLIED / f"{domain}.po"))))
        for app, english in of_wagtail(domain, "en"):
            its_own = keys(latvian[app].translated_entries()) if app in latvian else set()
            lacking = keys(list(english)) - its_own - supplied
            left[app] = left.get(app, 0) + len(lacking)
    sys.stdout.write(f"{left}: {sum(left.values())}\n")
    assert sum(left.values()) <= STILL_ENGLISH
