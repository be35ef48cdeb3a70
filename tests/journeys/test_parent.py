"""A parent in Ventspils: grades 7–9, Kurzeme, technology; reads, changes language, shares."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE, NewPage
from tests.search.engines.conftest import ENGINES

CHOSEN = {"grade": {"7-9"}, "region": {"kurzeme"}, "field": {"technology"}}


@pytest.fixture(params=ENGINES, scope="module")
def engine_name(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


def chosen(page: Page) -> dict[str, list[str]]:
    """What the address says is chosen."""
    return {
        name: values
        for name, values in parse_qs(urlsplit(page.url).query).items()
        if name != "sort"
    }


def count(page: Page) -> int:
    text = page.locator("#results-heading").inner_text()
    found = re.search(r"\d+", text)
    assert found is not None, text
    return int(found[0])


def choose_on_the_phone(page: Page) -> None:
    """Choose the three filters in the sheet, and let it show what they find."""
    page.get_by_role("button", name="Filtri").click()
    for label in ("Tehnoloģijas", "7.–9. klase", "Kurzeme"):
        page.get_by_role("checkbox", name=re.compile(rf"^{re.escape(label)}\b")).check()
    page.get_by_role("button", name=re.compile(r"^Rādīt (\d+ noris|rezultātus)")).click()


def filters(page: Page) -> dict[str, set[str]]:
    """What is chosen, without the empty fields that a form without scripts sends along."""
    return {name: set(codes) for name, codes in chosen(page).items() if codes != [""]}


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_parent_finds_and_shares(new_page: NewPage, *, scripts: bool) -> None:
    page = new_page(viewport=PHONE, java_script_enabled=scripts)
    page.goto("/lv/")
    page.get_by_role("link", name="Visas norises").first.click()
    everything = count(page)
    choose_on_the_phone(page)
    expect(page.get_by_role("link", name=re.compile("Noņemt .*Kurzeme"))).to_be_visible()
    assert filters(page) == CHOSEN
    assert 0 < count(page) < everything
    assert page.locator(".card").count() == count(page)

    title = page.locator(".card__title a").first
    name = title.inner_text()
    title.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    expect(page.locator(".facts")).to_contain_text("Kam tas domāts?")
    latvian = page.url
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".facts")).to_contain_text("Who is it for?")
    assert page.url == latvian.replace("/lv/", "/en/")

    friend = new_page(java_script_enabled=scripts)
    friend.goto(page.url)
    shared = friend.get_by_role("heading", level=1)
    expect(shared).to_have_text(page.get_by_role("heading", level=1).inner_text())


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_change_of_language_loses_nothing(new_page: NewPage, *, scripts: bool) -> None:
    page = new_page(viewport=PHONE, java_script_enabled=scripts)
    page.goto("/lv/katalogs/")
    choose_on_the_phone(page)
    expect(page.get_by_role("link", name=re.compile("Noņemt .*Kurzeme"))).to_be_visible()
    found = count(page)
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("link", name=re.compile("Remove .*Kurzeme"))).to_be_visible()
    assert filters(page) == CHOSEN
    assert count(page) == found


def test_an_activity_leads_back_to_the_same_results(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/lv/katalogs/?field=technology&region=kurzeme")
    found = count(page)
    page.locator(".card__title a").first.click()
    page.get_by_role("link", name="Atpakaļ pie rezultātiem").click()
    assert chosen(page) == {"field": ["technology"], "region": ["kurzeme"]}
    assert count(page) == found


def test_back_gives_the_choices_back(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/lv/katalogs/")
    everything = count(page)
    page.get_by_role("checkbox", name=re.compile("^Matemātika")).check()
    expect(page.locator(".chip--chosen")).to_have_count(1)
    page.get_by_role("checkbox", name=re.compile("^Tehnoloģijas")).check()
    expect(page.locator(".chip--chosen")).to_have_count(2)
    two = count(page)

    page.go_back()
    expect(page.locator(".chip--chosen")).to_have_count(1)
    assert chosen(page) == {"field": ["mathematics"]}
    assert 0 < count(page) < two
    expect(page.get_by_role("checkbox", name=re.compile("^Tehnoloģijas"))).not_to_be_checked()
    expect(page.get_by_role("checkbox", name=re.compile("^Matemātika"))).to_be_checked()

    page.go_back()
    expect(page.locator(".chip--chosen")).to_have_count(0)
    assert count(page) == everything

    page.go_forward()
    expect(page.locator(".chip--chosen")).to_have_count(1)
    page.locator(".card__title a").first.click()
    expect(page.locator(".facts")).to_be_visible()
    page.go_back()
    expect(page.locator(".chip--chosen")).to_have_count(1)
    expect(page.locator(".site-header")).to_be_visible()


def test_the_language_switch_follows_instant_filters(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/lv/katalogs/")
    page.get_by_role("checkbox", name=re.compile("^Matemātika")).check()
    expect(page.locator(".chip--chosen")).to_have_count(1)
    assert page.title().startswith("Matemātika")
    page.get_by_role("link", name="English").click()
    assert chosen(page) == {"field": ["mathematics"]}


def test_a_keyboard_alone_is_enough(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/lv/katalogs/")
    box = page.get_by_role("checkbox", name=re.compile("^Matemātika"))
    for _ in range(40):
        page.keyboard.press("Tab")
        if box.evaluate("box => box === document.activeElement"):
            break
    page.keyboard.press("Space")
    expect(page.locator(".chip--chosen")).to_have_count(1)
    expect(box).to_be_focused()
    expect(page.locator("#results-heading")).to_have_attribute("aria-live", "polite")

    page.locator(".chip--chosen").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".chip--chosen")).to_have_count(0)
    expect(page.locator("#results-heading")).to_be_focused()
    expect(box).not_to_be_checked()


def test_escape_closes_the_sheet(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    page.goto("/lv/katalogs/")
    button = page.get_by_role("button", name="Filtri")
    button.press("Enter")
    expect(page.get_by_role("heading", name="Filtri")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", name="Filtri")).not_to_be_visible()
    expect(button).to_be_focused()


def test_words_find_and_stay_when_filters_change(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/lv/katalogs/")
    words = page.locator("#q")
    words.fill("robotika")
    words.press("Enter")
    expect(page.locator("#results-heading")).not_to_have_text(re.compile("141"))
    page.get_by_role("checkbox", name=re.compile("^Rīgas reģions")).check()
    expect(page.locator(".chip--chosen")).to_have_count(1)
    assert chosen(page) == {"q": ["robotika"], "region": ["riga"]}
    expect(words).to_have_value("robotika")
