"""Somebody types, is suggested something, and takes it or goes on; on every engine."""

import re
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.journeys.conftest import PHONE, SIGHTS, NewPage
from tests.journeys.test_accessibility import ACTIVITY, findings
from tests.search.engines.conftest import ENGINES


@pytest.fixture(params=ENGINES, scope="module")
def engine_name(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


def field(page: Page) -> Locator:
    return page.locator("#q")


def options(page: Page) -> Locator:
    return page.locator("#q-suggestions").get_by_role("option")


def typing(page: Page, address: str, words: str) -> Locator:
    """Type into the field of a page, and wait for what is suggested."""
    page.goto(address)
    field(page).click()
    page.keyboard.type(words)
    expect(options(page).first).to_be_visible()
    return options(page)


def asked_for(page: Page) -> list[str]:
    return parse_qs(urlsplit(page.url).query).get("q", [])


def test_a_keyboard_alone_is_enough(new_page: NewPage) -> None:
    page = new_page()
    typing(page, "/lv/", "kimij")
    box = page.get_by_role("combobox")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#q-suggested")).to_have_text("3 ieteikumi")
    page.keyboard.press("ArrowDown")
    expect(options(page).first).to_have_attribute("aria-selected", "true")
    active = str(options(page).first.get_attribute("id"))
    expect(box).to_have_attribute("aria-activedescendant", active)
    page.keyboard.press("Home")
    expect(options(page).first).not_to_have_attribute("aria-selected", "true")
    page.keyboard.type("ķ")
    expect(box).to_have_value("ķkimij")
    page.keyboard.press("Backspace")
    page.keyboard.press("End")
    expect(options(page).first).to_be_visible()


def test_escape_closes_the_list_and_an_arrow_opens_it(new_page: NewPage) -> None:
    page = new_page()
    typing(page, "/lv/", "kimij")
    box = page.get_by_role("combobox")
    page.keyboard.press("Escape")
    expect(page.locator("#q-suggestions")).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("kimij")
    page.keyboard.press("ArrowDown")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/katalogs/?*")
    assert asked_for(page) == ["ķīmija"]


def test_enter_without_a_choice_asks_for_what_was_typed(new_page: NewPage) -> None:
    page = new_page()
    typing(page, "/en/", "robot")
    page.keyboard.press("Enter")
    page.wait_for_url("**/katalogs/?*")
    assert asked_for(page) == ["robot"]


def test_tab_leaves_the_field_and_closes_the_list(new_page: NewPage) -> None:
    page = new_page()
    typing(page, "/lv/", "robo")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(page.locator("#q-suggestions")).to_be_hidden()
    expect(page.get_by_role("button", name="Meklēt")).to_be_focused()
    expect(field(page)).to_have_value("robo")


def test_a_word_taken_keeps_the_filters_and_there_is_more_to_take(new_page: NewPage) -> None:
    page = new_page()
    suggested = typing(page, "/lv/katalogs/?field=technology", "robo")
    suggested.filter(has_text=re.compile("^robotika$")).click()
    expect(page.get_by_role("heading", level=2).first).to_be_visible()
    page.wait_for_url("**/katalogs/?q=robotika*")
    assert parse_qs(urlsplit(page.url).query) == {"q": ["robotika"], "field": ["technology"]}
    expect(page.locator("#q-suggestions")).to_be_hidden()
    field(page).click()
    page.keyboard.press("End")
    page.keyboard.type(" pul")
    expect(options(page).first).to_have_text("robotika pulciņš")
    expect(field(page)).to_have_attribute("aria-expanded", "true")


def test_a_finger_opens_an_activity_a_provider_and_a_municipality(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE, has_touch=True)
    typing(page, "/lv/", "vizium")
    page.get_by_role("group", name="Norises").get_by_role("option").first.tap()
    expect(page.locator(".facts")).to_be_visible()
    typing(page, "/lv/", "vizium")
    page.get_by_role("group", name="Rīkotāji").get_by_role("option").first.tap()
    expect(page.get_by_role("heading", level=1)).to_have_text('Zinātnes centrs "VIZIUM"')
    typing(page, "/lv/katalogs/", "kimija vent")
    page.get_by_role("group", name="Pašvaldības").get_by_role("option").first.tap()
    page.wait_for_url("**/katalogs/?q=*")
    assert unquote(urlsplit(page.url).query) == "q=kimija&municipality=ventspils"
    expect(page.locator(".chip--chosen")).to_have_count(1)


def test_without_scripts_the_form_is_whole(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/lv/")
    expect(page.locator("#q-suggestions")).to_be_hidden()
    page.get_by_role("searchbox").fill("robotika")
    page.keyboard.press("Enter")
    page.wait_for_url("**/katalogs/?*")
    assert asked_for(page) == ["robotika"]
    expect(page.locator(".card").first).to_be_visible()


def test_one_letter_asks_nothing_and_no_answer_is_no_trouble(new_page: NewPage) -> None:
    page = new_page()
    asked: list[str] = []

    def fail(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(status=500, body="<p>broken")

    page.route("**/suggest?*", fail)
    page.goto("/lv/")
    field(page).click()
    page.keyboard.type("r")
    page.wait_for_timeout(400)
    assert asked == []
    page.keyboard.type("obotika")
    page.wait_for_timeout(400)
    assert len(asked) == 1
    expect(page.locator("#q-suggestions")).to_be_hidden()
    page.keyboard.press("Enter")
    page.wait_for_url("**/katalogs/?*")
    assert asked_for(page) == ["robotika"]


def test_an_answer_that_comes_late_is_not_shown(new_page: NewPage) -> None:
    page = new_page()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/suggest?q=ro", hold)
    page.goto("/lv/")
    field(page).click()
    page.keyboard.type("ro")
    page.wait_for_timeout(400)
    page.keyboard.press("Backspace")
    page.keyboard.press("Backspace")
    page.keyboard.type("kimij")
    expect(options(page).first).to_have_text("ķīmija")
    assert len(held) == 1
    held[0].abort()
    page.wait_for_timeout(200)
    expect(options(page).first).to_have_text("ķīmija")


@pytest.mark.parametrize(("theme", "viewport"), SIGHTS)
def test_the_open_list_is_accessible(
    new_page: NewPage, viewport: dict[str, int], theme: str
) -> None:
    page = new_page(viewport=viewport, color_scheme=theme, reduced_motion="reduce")
    found: dict[str, list[str]] = {}
    for language in ("lv", "en"):
        for path in ("", "katalogs/"):
            suggested = typing(page, f"/{language}/{path}", "vent")
            page.keyboard.press("ArrowDown")
            found[f"{language} {path}"] = findings(page)
            heights = [option.bounding_box() for option in suggested.all()]
            assert all(box and box["height"] >= 44 for box in heights)
            assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    assert {name: problems for name, problems in found.items() if problems} == {}


def test_an_activity_leads_to_similar_ones(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    page.goto(f"/lv/{ACTIVITY}")
    own = page.get_by_role("heading", level=1).inner_text()
    similar = page.get_by_role("region", name="Līdzīgas norises")
    names = similar.get_by_role("heading", level=3).all_inner_texts()
    assert 1 <= len(names) <= 4
    assert own not in names
    providers = similar.locator(".card__provider").all_inner_texts()
    assert max(map(providers.count, providers)) <= 2
    similar.get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(names[0])
