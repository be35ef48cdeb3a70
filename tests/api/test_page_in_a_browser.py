"""The page for people in a browser: fit for every screen, and every operation to try out."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.search.content import make_activity, make_catalogue, make_provider
from tests.seeded import forget_what_is_kept

PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 900}


@pytest.fixture
def served(committing: None, live_server: Any) -> Iterator[str]:
    """The address of a site with one activity."""
    forget_what_is_kept()
    make_activity(make_provider(make_catalogue(), "Muzejs"), "Robotikas darbnīca")
    call_command("index", "rebuild", verbosity=0)
    yield str(live_server.url)
    forget_what_is_kept()


def _opened(page: Page, address: str) -> list[str]:
    """What the browser complained of while the page came to show every operation."""
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address)
    expect(page.locator(".opblock").first).to_be_visible(timeout=30_000)
    expect(page.locator(".api__list")).to_have_count(0)
    return complaints


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_it_fits_and_everybody_can_use_it(
    browser: Browser, served: str, viewport: ViewportSize, scheme: Any
) -> None:
    context = browser.new_context(viewport=viewport, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    _opened(page, f"{served}/lv/api/")
    assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]
    assert Axe().run(page).response["violations"] == []
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_without_scripts_it_fits_as_well(
    browser: Browser, served: str, viewport: ViewportSize
) -> None:
    context = browser.new_context(viewport=viewport, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}/lv/api/")
    first = page.locator(".api__list details").first
    first.locator("summary").press("Enter")
    expect(first.get_by_text("Words in Latvian or English.")).to_be_visible()
    widest = page.locator("html").evaluate("(html) => html.scrollWidth")
    assert widest == viewport["width"]
    context.close()


@pytest.mark.browser
def test_an_operation_is_tried_out_by_keyboard_under_the_site_s_policy(
    browser: Browser, served: str
) -> None:
    context = browser.new_context(viewport=DESK)
    page = context.new_page()
    complaints = _opened(page, f"{served}/en/api/")
    operation = page.locator("#operations-Vocabularies_and_places-list_regions")
    operation.get_by_role("button").first.press("Enter")
    operation.get_by_role("button", name="Try it out").press("Enter")
    operation.get_by_role("button", name="Execute").press("Enter")
    answer = operation.locator(".live-responses-table tbody")
    expect(answer.get_by_role("cell", name="200")).to_be_visible(timeout=30_000)
    assert complaints == []
    context.close()
