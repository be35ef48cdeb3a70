"""An editor decides with the keyboard alone; axe finds nothing on the screens of moderation."""

import pytest
from playwright.sync_api import Page, expect

from demo.accounts import EDITOR
from tests.journeys.conftest import DESK, PHONE, NewPage, sign_in, tab_to
from tests.journeys.test_accessibility import findings

WORDS = "Pastāstiet, ko skolēni dara paši."


@pytest.fixture
def editor(desk: NewPage) -> Page:
    """The front page of the admin, where the demonstration's editor has signed in."""
    page = desk(locale="lv-LV")
    sign_in(page, EDITOR, "/admin/")
    return page


def open_first(page: Page) -> str:
    title = page.locator("table a[href*='/admin/moderation/']").first.inner_text()
    tab_to(page, "link", title)
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/moderation/**")
    return title


def test_returning_with_two_reasons_and_approving_by_keyboard(editor: Page) -> None:
    returned = open_first(editor)
    tab_to(editor, "checkbox", "Nav saprotams, ko skolēni darīs")
    editor.keyboard.press("Space")
    tab_to(editor, "checkbox", "Cena nav skaidra")
    editor.keyboard.press("Space")
    tab_to(editor, "combobox", "1. piezīmes lauks")
    editor.keyboard.type("Apraksts (lv)")
    tab_to(editor, "textbox", "1. piezīme")
    editor.keyboard.type(WORDS)
    tab_to(editor, "button", "Atdot labošanai")
    editor.keyboard.press("Enter")
    editor.wait_for_url("**/admin/")
    expect(editor.locator(".messages")).to_contain_text(returned)
    approved = open_first(editor)
    assert approved != returned
    tab_to(editor, "button", "Apstiprināt un publicēt")
    editor.keyboard.press("Enter")
    editor.wait_for_url("**/admin/")
    expect(editor.locator(".messages")).to_contain_text(f"„{approved}” ir apstiprināta")


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_the_screens_are_accessible(editor: Page, viewport: dict[str, int]) -> None:
    editor.set_viewport_size(viewport)  # type: ignore[arg-type]
    found = {}
    for name, address in (
        ("front page", "/admin/"),
        ("reasons", "/admin/snippets/editorial/returnreason/"),
    ):
        editor.goto(address)
        found[name] = findings(editor)
        assert editor.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    editor.goto("/admin/")
    editor.locator("table a[href*='/admin/moderation/']").first.click()
    editor.wait_for_url("**/admin/moderation/**")
    found["judging"] = findings(editor)
    editor.get_by_role("button", name="Atdot labošanai").click()
    expect(editor.get_by_text("Izvēlieties iemeslu")).to_be_visible()
    # What fades in has its colours only when it has come.
    editor.evaluate("Promise.all(document.getAnimations().map(one => one.finished))")
    found["refused"] = findings(editor)
    assert {name: problems for name, problems in found.items() if problems} == {}
