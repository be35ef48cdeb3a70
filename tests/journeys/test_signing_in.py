"""Signing in on a phone with a keyboard alone; attempts are counted by all processes together."""

import re
from collections.abc import Iterator
from http.cookiejar import CookieJar
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

import pytest
from playwright.sync_api import Page, expect

from demo.accounts import EDITOR
from tests.journeys.conftest import DESK, DOOR, PHONE, NewPage, sign_in, tab_to
from tests.journeys.test_accessibility import findings
from tests.people.totp import code


@pytest.fixture(params=["light", "dark"])
def page(request: pytest.FixtureRequest, new_page: NewPage) -> Iterator[Page]:
    """A phone; signing in is what cookies are for, so they go before it is asked for them."""
    opened = new_page(viewport=PHONE, color_scheme=request.param, reduced_motion="reduce")
    yield opened
    opened.context.clear_cookies()


def arrived(page: Page, heading: str) -> None:
    """The page with this heading is there, accessible, and no wider than the screen."""
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    assert findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def set_up(page: Page) -> str:
    """Set the second step up from the account's page; returns the app's key."""
    page.goto("/lv/konts/")
    arrived(page, "Mans konts")
    tab_to(page, "link", "Otrais pieslēgšanās solis")
    page.keyboard.press("Enter")
    arrived(page, "Otrais pieslēgšanās solis")
    tab_to(page, "link", "Iestatīt")
    page.keyboard.press("Enter")
    arrived(page, "Otrā soļa iestatīšana")
    square = page.get_by_role("img", name="Kvadrātkods lietotnei")
    assert square.evaluate("node => node.naturalWidth") > 0
    key = page.locator(".account__key").inner_text()
    page.get_by_label("Kods").fill(code(key, step=-1))
    tab_to(page, "button", "Ieslēgt")
    page.keyboard.press("Enter")
    arrived(page, "Rezerves kodi")
    expect(page.locator(".account__codes li")).to_have_count(10)
    return key


@pytest.fixture
def switched_off(page: Page) -> Iterator[None]:
    """Leave the demonstration's account as it was."""
    yield
    page.goto("/lv/konts/otrais-solis/izslegt/")
    page.get_by_role("button", name="Izslēgt").click()
    expect(page.get_by_text("Otrais solis ir izslēgts.")).to_be_visible()


def test_signing_in_with_a_second_step(page: Page, switched_off: None) -> None:
    page.goto(DOOR)
    arrived(page, "Pieslēgties")
    sign_in(page, EDITOR)
    expect(page).to_have_url(re.compile("/admin/$"))
    key = set_up(page)
    page.context.clear_cookies()
    sign_in(page, EDITOR)
    arrived(page, "Otrais solis")
    page.get_by_label("Kods").fill(code(key))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/admin/$"))


def test_what_is_wrong_is_said_above_and_has_the_focus(page: Page) -> None:
    page.goto("/lv/konts/parole/aizmirsta/")
    page.get_by_label("E-pasts").fill("nav adrese")
    page.keyboard.press("Enter")
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(page).to_have_title(re.compile("^Kaut kas jāizlabo: "))
    assert findings(page) == []
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("E-pasts")).to_be_focused()


def test_signing_in_works_without_javascript(new_page: NewPage) -> None:
    page = new_page(viewport=DESK, java_script_enabled=False)
    page.goto("/en/")
    page.get_by_role("contentinfo").get_by_role("link", name="Providers’ workspace").click()
    page.get_by_label("E-mail or user name").fill("nobody")
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_contain_text("not right")
    page.context.clear_cookies()


def attempt(site: str, name: str) -> str:
    """A wrong password, over connections of its own, so that any of the processes may answer."""
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    with browser.open(f"{site}{DOOR}") as answer:
        found = re.search(r'csrfmiddlewaretoken" value="(\w+)"', answer.read().decode())
    assert found is not None
    sent = {"csrfmiddlewaretoken": found[1], "login": name, "password": "cita-parole"}
    with browser.open(f"{site}{DOOR}", urlencode(sent).encode()) as answer:
        page: str = answer.read().decode()
    return page


def test_all_processes_count_attempts_together(site: str) -> None:
    pages = [attempt(site, "kads-cits") for _attempt in range(7)]
    assert ["Pārāk daudz mēģinājumu" in page for page in pages] == [False] * 5 + [True] * 2
