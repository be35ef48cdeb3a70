"""Every screen of the project's own: axe finds nothing, and Tab reaches whatever can be pressed.

The screens are listed from the resolver, so that one that nobody visits cannot exist.
"""

from dataclasses import dataclass
from fnmatch import fnmatchcase
from time import monotonic
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Response

from tests.journeys.conftest import DESK, PHONE
from tests.journeys.screens.addresses import own_addresses
from tests.journeys.screens.conftest import Enter, Screens
from tests.journeys.screens.keyboard import Walk, walk
from tests.journeys.screens.visits import NOT_SCREENS, ROLES, Visit, sort_of, visits
from tests.journeys.test_accessibility import findings

OF_COLOURS = ("color-contrast", "link-in-text-block")
"""The rules that another theme can break; all of the others have read the same page before."""
GONE = {"review link that opens nothing": 404}
"""Screens that say that something is not there, with their status."""


@dataclass(frozen=True)
class Seen:
    """What was found at a screen: its status, axe's findings by theme, its width, a walk of Tab."""

    status: int
    light: list[str]
    dark: list[str]
    width: int
    walk: Walk


def settle(page: Page) -> None:
    """What fades in has its colours only when it has come."""
    page.evaluate("Promise.allSettled(document.getAnimations().map(one => one.finished))")


def look_at(page: Page, path: str) -> Seen:
    page.set_viewport_size(DESK)  # type: ignore[arg-type]
    page.emulate_media(color_scheme="light")
    response: Response | None = page.goto(path)
    assert response is not None
    settle(page)
    light = findings(page)
    page.emulate_media(color_scheme="dark")
    settle(page)
    dark = findings(page, OF_COLOURS)
    walked = walk(page)
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    settle(page)
    width = page.evaluate("document.documentElement.scrollWidth")
    return Seen(response.status, light, dark, width, walked)


def see_all(browser: Browser, screens: Screens, wanted: list[Visit]) -> dict[str, Seen]:
    pages: dict[str, Page] = {}
    seen = {}
    begun = monotonic()
    for visit in wanted:
        if visit.role not in pages:
            pages[visit.role] = screens.enter(browser, visit.role)
        seen[visit.name] = look_at(pages[visit.role], visit.path)
    for page in pages.values():
        page.context.close()
    steps = sum(one.walk.steps for one in seen.values())
    print(f"{len(seen)} screens, {steps} presses of Tab, {monotonic() - begun:.0f} s")  # noqa: T201
    return seen


def all_visits(screens: Screens) -> list[Visit]:
    return list(visits(own_addresses(), screens.values))


@pytest.fixture(
    scope="module",
    params=["short", pytest.param("long", marks=pytest.mark.long)],
)
def seen(request: pytest.FixtureRequest, browser: Browser, screens: Screens) -> dict[str, Seen]:
    """All of a run's screens, each looked at once."""
    long = request.param == "long"
    screens.errors.clear()
    return see_all(
        browser, screens, [one for one in all_visits(screens) if long or not one.is_long]
    )


def those(seen: dict[str, Seen], what: Any) -> dict[str, Any]:
    return {name: found for name, one in seen.items() if (found := what(one))}


def test_every_screen_is_there(seen: dict[str, Seen]) -> None:
    assert {name: one.status for name, one in seen.items() if one.status != 200} == {
        name: status for name, status in GONE.items() if name in seen
    }


def test_axe_finds_nothing_in_the_light_theme(seen: dict[str, Seen]) -> None:
    assert those(seen, lambda one: one.light) == {}


def test_axe_finds_nothing_in_the_dark_theme(seen: dict[str, Seen]) -> None:
    assert those(seen, lambda one: one.dark) == {}


def test_tab_reaches_whatever_can_be_pressed(seen: dict[str, Seen]) -> None:
    assert those(seen, lambda one: one.walk.unreached) == {}


def test_the_focus_is_seen_wherever_it_is(seen: dict[str, Seen]) -> None:
    assert those(seen, lambda one: one.walk.faint) == {}


def test_nothing_is_wider_than_a_telephone(seen: dict[str, Seen]) -> None:
    assert those(seen, lambda one: one.width > PHONE["width"] and one.width) == {}


def test_no_script_fails(seen: dict[str, Seen], screens: Screens) -> None:
    assert screens.errors == []


def test_what_is_no_screen_shows_no_page(screens: Screens, enter: Enter) -> None:
    """So that nothing is kept from being looked at by calling it no screen."""
    page = enter("superuser")
    pages = {}
    for address in own_addresses():
        sort = sort_of(address)
        if sort is None or sort == "frame":
            continue
        answer = page.request.get(address.filled(screens.values), max_redirects=0)
        is_page = answer.status == 200 and "<html" in answer.text() if sort != "data" else False
        if is_page:
            pages[address.name] = sort
    assert pages == {}


def test_every_pattern_fits_something() -> None:
    names = {address.name for address in own_addresses()}
    patterns = [*NOT_SCREENS, *(pattern for pattern, _role in ROLES)]
    assert [one for one in patterns if not any(fnmatchcase(name, one) for name in names)] == []
