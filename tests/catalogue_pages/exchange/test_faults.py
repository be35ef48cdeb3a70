"""Faulty files: every fault is named with its line and column, and nothing is imported."""

import pytest

from tests.catalogue_pages.exchange.files import GOOD, Importing, csv_bytes, row, stored

FAULTY_CELLS = [
    ("kind", "workshp", "one of visit", "workshop"),
    ("field", "tehnology", "one of science", "technology"),
    ("format", "at_provider;at_scool", "one of at_provider", "at_school"),
    ("languages", "lv;xx", "one of lv", ""),
    ("provider_type", "musem", "one of science_centre", "museum"),
    ("municipality", "Cēsis novads", "an official name", "Cēsu novads"),
    ("municipality", "Varakļānu novads", "still exists", ""),
    ("region", "Vidzemee", "one of Rīga", "Vidzeme"),
    ("region", "Latgale", "the region of Cēsu novads", "Vidzeme"),
    ("subjects", "fizika;magic", "one of latvian", "music"),
    ("accessibility", "wheel-chair", "one of wheelchair", "wheelchair"),
    ("grades_from", "13", "a whole number from 0 to 12", ""),
    ("grades_from", "-1", "a whole number from 0 to 12", ""),
    ("grades_from", "four", "a whole number from 0 to 12", ""),
    ("grades_from", "٤", "a whole number from 0 to 12", ""),
    ("grades_to", "3", "at least 4 (grades_from)", ""),
    ("grades_to", "", "may not be empty", ""),
    ("group_max", "9", "at least 10 (group_min)", ""),
    ("group_max", "1e3", "a whole number from 1 to 10000", ""),
    ("duration_minutes", "0", "a whole number from 1", ""),
    ("duration_minutes", "1.5", "a whole number from 1", ""),
    ("price_eur", "4,50", "a price in euro", "4.50"),
    ("price_eur", "-1", "a price in euro", ""),
    ("price_eur", "free", "a price in euro", ""),
    ("price_eur", "NaN", "a price in euro", ""),
    ("price_eur", "1.234", "a price in euro", "1.23"),
    ("latitude", "59.4", "a latitude in Latvia", ""),
    ("longitude", "56.9", "a longitude in Latvia", ""),
    ("longitude", "", "both coordinates or none", ""),
    ("source_url", "javascript:alert(1)", "a web address", ""),
    ("source_url", "example.org", "a web address", ""),
    ("summary_lv", "x" * 161, "at most 160 characters, and not 161", ""),
    ("summary_lv", "viena\ndivas", "one line", ""),
    ("summary_lv", "  ", "may not be empty", ""),
    ("title_lv", "x" * 201, "at most 200 characters", ""),
    ("title_lv", "nulle\x00", "without control characters", ""),
    ("description_lv", "zvans\x07", "without control characters", ""),
    ("external_id", "ar atstarpi", "letters without diacritics", ""),
    ("external_id", "", "may not be empty", ""),
    ("covered", "maybe", "one of yes, no", ""),
    ("seen", "X", "one of S, P, G", ""),
    ("municipalities_served", "all", "nothing, unless the format is “at_school”", ""),
]


@pytest.mark.parametrize(("column", "value", "expected", "nearest"), FAULTY_CELLS)
def test_a_faulty_cell_is_named_with_line_and_column(
    importing: Importing, column: str, value: str, expected: str, nearest: str
) -> None:
    before = stored()
    rows = [row("pirma"), row(**{"external_id": "otra", column: value}), row("tresa")]
    report = importing(csv_bytes(rows))
    # The two paragraphs of each description and an empty line between them: three lines a row.
    assert [(fault["line"], fault["column"]) for fault in report["faults"]] == [(5, column)]
    assert expected in report["faults"][0]["expected"]
    assert report["faults"][0]["nearest"] == nearest
    assert report["failed"] == "Nothing was imported: 1 faults."
    assert stored() == before


@pytest.mark.parametrize(
    ("content", "line", "column", "expected"),
    [
        (b"", 1, "", "a first line with the names"),
        (b"\n\n", 1, "", "a first line with the names"),
        (csv_bytes([GOOD], delimiter=";"), 1, "", "columns separated by commas"),
        (csv_bytes([GOOD], delimiter="\t"), 1, "", "columns separated by commas"),
        (csv_bytes([GOOD]).decode().encode("utf-16"), 1, "", "UTF-8 text"),
        (csv_bytes([{**GOOD, "titel_lv": ""}]), 1, "titel_lv", "a known column"),
        (csv_bytes([{**GOOD, "": ""}]), 1, "", "a known column"),
        (csv_bytes([{k: v for k, v in GOOD.items() if k != "kind"}]), 1, "kind", "of this name"),
        (csv_bytes([GOOD]).replace(b"seen", b"kind", 1), 1, "kind", "each column once"),
        (csv_bytes([GOOD]) + b"a,b,c\n", 5, "", "35 cells"),
        (csv_bytes([GOOD]) + b'"a"b,c\n', 5, "", "cells quoted as in CSV"),
        (csv_bytes([GOOD]) + b'"never closed\n', 5, "", "cells quoted as in CSV"),
        (csv_bytes([GOOD, GOOD]), 5, "external_id", "each once; line 2 has it already"),
        (csv_bytes([GOOD, row("ROBOTIKA")]), 5, "external_id", "each once; line 2"),
    ],
)
def test_a_faulty_file_is_refused_whole(
    importing: Importing, content: bytes, line: int, column: str, expected: str
) -> None:
    before = stored()
    report = importing(content)
    assert [(fault["line"], fault["column"]) for fault in report["faults"]] == [(line, column)]
    assert expected in report["faults"][0]["expected"]
    assert report["failed"]
    assert stored() == before


def test_an_unknown_column_is_told_the_nearest_known(importing: Importing) -> None:
    report = importing(csv_bytes([{**GOOD, "titel_lv": ""}]))
    assert report["faults"][0]["nearest"] == "title_lv"


def test_bytes_that_are_no_utf_8_are_named_with_their_cell(importing: Importing) -> None:
    content = csv_bytes([row("pirma"), row("otra", title_lv="Ķīmija")])
    report = importing(content.replace("Ķīmija".encode(), "Ķīmija".encode("cp1257")))
    (fault,) = report["faults"]
    assert (fault["line"], fault["column"]) == (5, "title_lv")
    assert "UTF-8" in fault["expected"]
    assert "�" not in fault["value"]


def test_every_fault_of_a_file_is_reported_at_once(importing: Importing) -> None:
    rows = [row("a", kind="x"), row("b", field="x", price_eur="x"), row("c", region="Latgale")]
    report = importing(csv_bytes(rows))
    assert [(fault["line"], fault["column"]) for fault in report["faults"]] == [
        (2, "kind"),
        (5, "field"),
        (5, "price_eur"),
        (8, "region"),
    ]


def test_a_new_provider_needs_a_type_and_says_one_thing(importing: Importing) -> None:
    rows = [
        row("a"),
        row("b", provider_type="company"),
        row("c", provider_name_lv="Cits", provider_type=""),
    ]
    report = importing(csv_bytes(rows))
    assert [(fault["line"], fault["column"]) for fault in report["faults"]] == [
        (5, "provider_type"),
        (8, "provider_type"),
    ]
    assert report["faults"][0]["expected"] == "the same as in line 2"


def test_the_terminal_says_what_was_expected(
    importing: Importing, capsys: pytest.CaptureFixture[str]
) -> None:
    from django.core.management import CommandError, call_command

    path = importing.folder / "file.csv"
    path.write_bytes(csv_bytes([row(kind="workshp")]))
    with pytest.raises(CommandError, match="Nothing was imported: 1 faults"):
        call_command("import_activities", str(path))
    out = capsys.readouterr().out
    assert "Line 2, column kind: “workshp”. Expected: one of visit (Visit), excursion" in out
    assert "Did you mean “workshop”?" in out


def test_a_file_that_is_not_there_is_no_traceback(importing: Importing) -> None:
    from django.core.management import CommandError, call_command

    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_activities", str(importing.folder / "nowhere.csv"))
