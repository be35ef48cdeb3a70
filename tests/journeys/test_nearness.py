"""A teacher looks for what is near: by a town, by the own position, by the keyboard alone."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import DESK, PHONE, NewPage
from tests.journeys.test_accessibility import findings
from tests.journeys.test_parent import chosen, count

RIGA = {"latitude": 56.946_285_4, "longitude": 24.105_078_9}
PARIS = {"latitude": 48.8566, "longitude": 2.3522}


def no_trace(page: Page) -> bool:
    """Whether the browser keeps nothing for the site; `new_page` looks after cookies."""
    kept: int = page.evaluate("localStorage.length + sessionStorage.length")
    return kept == 0


def tab_to(page: Page, name: str) -> None:
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == name:
            return
    pytest.fail(f"The keyboard does not reach {name}.")


def test_a_keyboard_chooses_a_town_a_distance_and_the_order(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/lv/katalogs/")
    everything = count(page)
    tab_to(page, "near")
    page.keyboard.press("C")
    expect(page.locator(".chip--chosen")).to_contain_text("attālums no: Cēsis")
    expect(page.locator("#near")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".chip--chosen")).to_contain_text("Cēsis, līdz 30 km")
    assert 0 < count(page) < everything
    tab_to(page, "sort")
    page.keyboard.press("T")
    expect(page.locator("#sort")).to_have_value("nearest")
    expect(page).to_have_url(re.compile("sort=nearest"))
    assert chosen(page) == {"near": ["cesu-novads"], "within": ["30"]}
    expect(page.locator(".card__facts").first).to_contain_text(re.compile("km|Atbrauc"))
    assert findings(page) == []

    page.locator(".chip--chosen").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".chip--chosen")).to_have_count(0)
    assert count(page) == everything
    assert chosen(page) == {}


def test_a_distance_waits_until_it_is_known_from_where(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/en/katalogs/")
    page.get_by_label("How far").select_option("50")
    page.get_by_label("From where").select_option("Liepāja")
    expect(page.locator(".chip--chosen")).to_contain_text("within 50 km of Liepāja")
    page.get_by_label("From where").select_option("Choose a town")
    expect(page.locator(".chip--chosen")).to_have_count(0)
    expect(page.locator(".notice")).to_have_count(0)
    assert chosen(page) == {}


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_a_town_is_chosen_without_scripts(new_page: NewPage, viewport: dict[str, int]) -> None:
    page = new_page(viewport=viewport, java_script_enabled=False)
    page.goto("/lv/katalogs/")
    everything = count(page)
    if viewport == PHONE:
        page.get_by_role("button", name="Filtri").click()
    expect(page.get_by_role("button", name="Mana atrašanās vieta")).not_to_be_visible()
    page.get_by_label("No kurienes").select_option("Cēsis")
    page.get_by_label("Cik tālu").select_option("līdz 30 km")
    page.get_by_role("button", name="Rādīt rezultātus").click()
    expect(page.locator(".chip--chosen")).to_contain_text("Cēsis, līdz 30 km")
    assert 0 < count(page) < everything
    expect(page.locator(".notice")).to_have_count(0)


def test_a_position_is_rounded_sent_and_kept_nowhere(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE, geolocation=RIGA, permissions=["geolocation"])
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/lv/katalogs/")
    everything = count(page)
    page.get_by_role("button", name="Filtri").click()
    page.get_by_label("Cik tālu").select_option("līdz 30 km")
    page.get_by_role("button", name="Mana atrašanās vieta").click()
    expect(page.locator("#near option:checked")).to_have_text("Jūsu atrašanās vieta")
    expect(page.locator(".filters__show")).not_to_contain_text(str(everything))
    assert chosen(page) == {"near": ["56.95,24.11"], "within": ["30"]}
    assert findings(page) == []
    page.locator(".filters__show").click()
    expect(page.locator(".chip--chosen")).to_contain_text("jūsu atrašanās vieta, līdz 30 km")
    assert 0 < count(page) < everything
    assert not [url for url in asked if "56.946" in url or "24.105" in url]
    assert no_trace(page)
    page.reload()
    expect(page.locator(".chip--chosen")).to_contain_text("jūsu atrašanās vieta, līdz 30 km")


def test_nothing_is_asked_of_the_browser_before_the_button_is_pressed(new_page: NewPage) -> None:
    page = new_page(geolocation=RIGA, permissions=["geolocation"])
    page.add_init_script(
        "window.asked = 0; const ask = navigator.geolocation.getCurrentPosition;"
        "navigator.geolocation.getCurrentPosition = function (...all) {"
        " window.asked += 1; return ask.apply(navigator.geolocation, all); }"
    )
    page.goto("/en/katalogs/?near=riga")
    page.get_by_label("How far").select_option("50")
    expect(page.locator(".chip--chosen")).to_contain_text("within 50 km of Riga")
    assert page.evaluate("window.asked") == 0
    page.get_by_role("button", name="Use my position").click()
    expect(page.locator(".chip--chosen")).to_contain_text("within 50 km of your position")
    assert page.evaluate("window.asked") == 1


def test_a_position_that_the_browser_does_not_tell_is_said(new_page: NewPage) -> None:
    page = new_page()  # permission is denied unless it is granted
    page.goto("/en/katalogs/")
    everything = count(page)
    page.get_by_role("button", name="Use my position").press("Enter")
    expect(page.locator("#located")).to_contain_text("Choose a town instead")
    assert (count(page), chosen(page)) == (everything, {})
    assert findings(page) == []
    page.get_by_label("From where").select_option("Riga")
    expect(page.locator(".chip--chosen")).to_contain_text("distances from Riga")


def test_a_position_outside_latvia_is_noted(new_page: NewPage) -> None:
    page = new_page(geolocation=PARIS, permissions=["geolocation"])
    page.goto("/en/katalogs/")
    page.get_by_role("button", name="Use my position").click()
    expect(page.locator(".notice")).to_contain_text("out of range for “near”")
    expect(page.locator("#near")).to_have_value("")
