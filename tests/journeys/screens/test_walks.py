"""What an editor does with the keyboard alone; judging stands in `test_editor`."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.catalogue_pages.exchange.files import csv_bytes, row
from tests.journeys.conftest import tab_to
from tests.journeys.screens.conftest import Enter, Screens
from tests.journeys.screens.keyboard import walk
from tests.journeys.test_accessibility import findings

FORM = "/admin/pages/{activitypage}/edit/"
HOLDS_FOCUS = (
    "one => [document.body, ...one.querySelectorAll('*'), one].includes(document.activeElement)"
)
"""Past the last control, Tab goes by way of the browser's own: then the page's body is active."""


@pytest.fixture
def editor(enter: Enter) -> Page:
    return enter("editor")


def test_importing_a_file(editor: Page, tmp_path: Path) -> None:
    file = tmp_path / "norises.csv"
    file.write_bytes(csv_bytes([row("ar-tastaturu", title_lv="Ar tastatūru")]))
    editor.goto("/admin/exchange/")
    tab_to(editor, "link", "Importēt failu")
    editor.keyboard.press("Enter")
    editor.wait_for_url("**/admin/exchange/new/")
    tab_to(editor, "button", "Fails*")
    # The window in which a file is chosen is the browser's own.
    editor.locator("input[type=file]:focus").set_input_files(file)
    tab_to(editor, "button", "Pārbaudīt failu")
    editor.keyboard.press("Enter")
    expect(editor.get_by_role("insertion").filter(has_text="Ar tastatūru")).to_be_visible()
    tab_to(editor, "button", "Importēt")
    editor.keyboard.press("Enter")
    expect(editor.get_by_text("Gaida importu")).to_be_visible()


def test_making_a_series(editor: Page, screens: Screens) -> None:
    editor.goto(f"/admin/activities/{screens.values['activitypage']}/series/")
    first = timezone.localdate() + timedelta(weeks=30)
    for control, typed in (
        ("add-first_day", f"{first:%m%d%Y}"),
        ("add-begins", "1000AM"),
        ("add-minutes", "45"),
        ("add-last_day", f"{first + timedelta(weeks=2):%m%d%Y}"),
    ):
        tab_into(editor, control)
        editor.keyboard.type(typed)
    tab_to(editor, "button", "Pievienot reizes")
    editor.keyboard.press("Enter")
    editor.wait_for_url("**/edit/")
    expect(editor.locator(".messages")).to_contain_text("Pievienotas 3 reizes")


def tab_into(page: Page, name: str) -> None:
    """Press Tab until the field of this name is in focus."""
    for _press in range(120):
        if page.evaluate("document.activeElement.name") == name:
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab does not reach {name}.")


def test_filtering_a_report_and_taking_it_along(editor: Page) -> None:
    editor.goto("/admin/reports/freshness/")
    tab_to(editor, "button", "Rādīt filtrus")
    editor.keyboard.press("Enter")
    tab_to(editor, "button", "Stāvoklis")
    editor.keyboard.press("Enter")
    tab_to(editor, "combobox", "Stāvoklis")
    editor.keyboard.type("pas")
    expect(editor.locator("#listing-results tbody tr")).to_have_count(1)
    drilldown = editor.query_selector("[aria-controls=drilldown-id_state]")
    editor.keyboard.press("Escape")
    # Wagtail closes the inner list a moment after the outer one, and took the focus with it.
    editor.wait_for_function("one => one.ariaExpanded === 'false'", arg=drilldown)
    expect(editor.get_by_role("button", name=re.compile("^Rādīt filtrus"))).to_be_focused()
    editor.keyboard.press("Shift+Tab")
    more = editor.get_by_role("button", name="Darbības")
    expect(more).to_be_focused()
    editor.keyboard.press("Enter")
    tab_to(editor, "link", "Lejupielādēt XLSX")
    with editor.expect_download() as download:
        editor.keyboard.press("Enter")
    assert download.value.suggested_filename == "freshness.xlsx"
    more.focus()
    editor.keyboard.press("Enter")
    editor.keyboard.press("Escape")
    expect(more).to_be_focused()
    expect(more).to_have_attribute("aria-expanded", "false")


def test_every_tab_of_an_activitys_form(editor: Page, screens: Screens) -> None:
    editor.goto(FORM.format_map(screens.values))
    found, unreached = {}, {}
    for tab in editor.locator("[data-tabs] [role=tab]").all():
        name = tab.inner_text()
        tab.click()
        if here := findings(editor):
            found[name] = here
        walked = walk(editor)
        if walked.unreached or walked.faint:
            unreached[name] = walked
    assert (found, unreached) == ({}, {})


def test_a_dialog_closes_by_escape_and_gives_the_focus_back(editor: Page, screens: Screens) -> None:
    editor.goto(FORM.format_map(screens.values))
    editor.get_by_role("tab", name="Kā tas izskatās?").click()
    choose = editor.get_by_role("button", name="Izvēlēties attēlu").first
    choose.focus()
    editor.keyboard.press("Enter")
    dialog = editor.get_by_role("dialog")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("heading", name="Izvēlēties attēlu")).to_be_visible()
    assert findings(editor) == []
    for _press in range(60):
        editor.keyboard.press("Tab")
        assert dialog.evaluate(HOLDS_FOCUS), "Tab leaves the dialog."
    editor.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(choose).to_be_focused()
