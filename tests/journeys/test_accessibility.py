"""axe finds nothing, on any sort of page, in both languages, both themes, wide and narrow."""

from collections.abc import Sequence

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE, SIGHTS, NewPage

ACTIVITY = "katalogs/zinatnes-centrs-vizium/tehniski-radosa-darbnica-vizium/"
PAGES = {
    "home": "",
    "listing": "katalogs/",
    "listing with filters": "katalogs/?region=kurzeme&field=technology&grade=7-9",
    "listing with words": "katalogs/?q=kimija+ventspili",
    "listing near a town": "katalogs/?near=cesu-novads&within=30&sort=nearest",
    "listing near a position": "katalogs/?near=56.95,24.11",
    "listing with nothing": "katalogs/?q=zzzzqq&region=kurzeme&nonsense=1",
    "activity": ACTIVITY,
    "provider": "katalogs/zinatnes-centrs-vizium/",
    "content": "par-programmu/",
    "articles": "raksti/",
    "article": "raksti/ka-izveleties-norisi-ar-filtriem/",
    "404": "nekur/",
}


def findings(page: Page, rules: Sequence[str] = ()) -> list[str]:
    """What axe finds, by all of its rules or by some."""
    results = Axe().run(page, options={"runOnly": list(rules)} if rules else None)
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in results.response["violations"]
        for node in violation["nodes"]
    ]


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> str:
    theme: str = request.param
    return theme


@pytest.mark.parametrize(("theme", "viewport"), SIGHTS)
@pytest.mark.parametrize("language", ["lv", "en"])
def test_pages_are_accessible(
    new_page: NewPage, viewport: dict[str, int], language: str, theme: str
) -> None:
    page = new_page(viewport=viewport, color_scheme=theme, reduced_motion="reduce")
    found: dict[str, list[str]] = {}
    for name, path in PAGES.items():
        page.goto(f"/{language}/{path}")
        found[name] = findings(page)
    assert {name: problems for name, problems in found.items() if problems} == {}


def test_the_sheet_of_filters_is_accessible(new_page: NewPage, theme: str) -> None:
    page = new_page(viewport=PHONE, color_scheme=theme, reduced_motion="reduce")
    page.goto("/lv/katalogs/")
    page.get_by_role("button", name="Filtri").click()
    expect(page.get_by_role("heading", name="Filtri")).to_be_visible()
    assert findings(page) == []


def test_the_menu_is_accessible(new_page: NewPage, theme: str) -> None:
    page = new_page(viewport=PHONE, color_scheme=theme, reduced_motion="reduce")
    page.goto("/en/")
    page.get_by_role("button", name="Menu").click()
    expect(page.get_by_role("link", name="Activities", exact=True)).to_be_visible()
    assert findings(page) == []


@pytest.mark.parametrize("language", ["lv", "en"])
def test_nothing_is_wider_than_the_screen(new_page: NewPage, language: str) -> None:
    page = new_page()
    wide = []
    for name, path in PAGES.items():
        page.goto(f"/{language}/{path}")
        for width in (1280, 768, 360, 320):
            page.set_viewport_size({"width": width, "height": 800})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                wide.append((name, width))
    assert wide == []


def test_a_keyboard_reaches_the_content_first(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/lv/katalogs/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Pāriet uz saturu")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_a_keyboard_keeps_its_place_in_the_sheet_when_the_answer_comes(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    page.goto("/lv/katalogs/")
    page.get_by_role("button", name="Filtri").press("Enter")
    expect(page.get_by_role("button", name="Aizvērt")).to_be_focused()
    technology = page.get_by_role("checkbox", name="Tehnoloģijas")
    technology.press("Space")
    expect(page.get_by_role("group", name="Joma").get_by_role("link")).to_contain_text("Notīrīt")
    expect(technology).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Filtri")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Aizvērt")).to_be_focused()
