"""The list on a page of somebody else, on another host, in a browser."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Frame,
    Page,
    Request,
    ViewportSize,
    expect,
)

from visibility.audit.judging.page import judge
from visibility.audit.measuring import Eye
from visibility.audit.verdicts import Asked, Outcome
from visibility.audit.views import views_of
from visibility.limits import limits_in_force

Publish = Callable[[str], str]
PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 900}
HEIGHT = 640
LIST = "Robotikas darbnīca"
HEARD = """
globalThis.heard = [];
addEventListener("message", (event) => heard.push([event.data, event.origin]));
"""


def school(site: str, language: str = "lv", query: str = "?page_size=3", script: str = "") -> str:
    """A school's page with the code of a list, and a button before and behind it."""
    loader = script or f'<script src="{site}/embed.js" async></script>'
    return f"""<!DOCTYPE html><html lang="lv"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Skola</title></head><body><h1>Skola</h1><button>Pirms</button>
      <iframe src="{site}/{language}/ievietot/saraksts/{query}" title="Saraksts" width="100%"
        height="{HEIGHT}" style="border: 0"></iframe>
      {loader}<button>Pēc</button></body></html>"""


def framed(page: Page) -> Frame:
    (found,) = [one for one in page.frames if one != page.main_frame]
    return found


def height(page: Page) -> float:
    return float(page.locator("iframe").evaluate("one => one.getBoundingClientRect().height"))


def wait_until_fit(page: Page) -> None:
    """Until the frame is as high as what it shows."""
    page.wait_for_function(f"document.querySelector('iframe').offsetHeight !== {HEIGHT}")
    content = framed(page).evaluate("Math.ceil(document.body.getBoundingClientRect().height)")
    page.wait_for_function(f"document.querySelector('iframe').offsetHeight === {content}")


def watch(page: Page, asked: list[Request]) -> None:
    """Note what a page asks for."""

    def note(request: Request) -> None:
        asked.append(request)

    page.on("request", note)


@pytest.fixture
def context(browser: Browser, served: str) -> Any:
    context = browser.new_context(viewport=DESK, reduced_motion="reduce")
    yield context
    context.close()


@pytest.mark.parametrize("language", ["lv", "en"])
@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_it_fits_and_axe_finds_nothing(
    browser: Browser, served: str, foreign: Publish, language: str, viewport: ViewportSize
) -> None:
    address, found = foreign(school(served, language)), {}
    for theme in ("light", "dark"):
        context = browser.new_context(
            viewport=viewport, color_scheme=theme, reduced_motion="reduce"
        )
        page = context.new_page()
        asked: list[Request] = []
        watch(page, asked)
        page.goto(address)
        wait_until_fit(page)
        frame = framed(page)
        assert frame.evaluate("document.documentElement.lang") == language
        assert frame.locator(".card").count() == 3
        assert frame.evaluate("document.documentElement.scrollHeight - innerHeight") <= 0
        for one in (page.main_frame, frame):
            assert one.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        results = Axe().run(frame)
        found[theme] = [
            f"{one['id']}: {one['nodes'][0]['target']}" for one in results.response["violations"]
        ]
        assert all(one.url.startswith((served, address)) for one in asked)
        assert context.cookies() == []
        context.close()
    assert found == {"light": [], "dark": []}


def test_its_height_follows_what_it_shows(
    context: BrowserContext, served: str, foreign: Publish
) -> None:
    page = context.new_page()
    page.goto(foreign(school(served)))
    wait_until_fit(page)
    wide = height(page)
    page.set_viewport_size(PHONE)
    page.wait_for_function(f"document.querySelector('iframe').offsetHeight > {wide}")
    wait_until_fit(page)
    page.set_viewport_size(DESK)
    page.wait_for_function(f"document.querySelector('iframe').offsetHeight === {wide}")


def test_a_late_script_learns_the_height_as_well(
    context: BrowserContext, served: str, foreign: Publish
) -> None:
    page = context.new_page()
    page.goto(foreign(school(served, script="<p></p>")))
    expect(framed(page).locator(".card")).to_have_count(3)
    assert height(page) == HEIGHT
    page.add_script_tag(url=f"{served}/embed.js")
    wait_until_fit(page)


def test_the_keyboard_goes_in_turns_pages_and_comes_out(
    context: BrowserContext, served: str, foreign: Publish
) -> None:
    page = context.new_page()
    page.goto(foreign(school(served)))
    wait_until_fit(page)
    page.get_by_role("button", name="Pirms").focus()
    page.keyboard.press("Tab")
    title = framed(page).get_by_role("link", name=LIST).first
    expect(title).to_be_focused()
    first = title.inner_text()
    for _card in range(3):
        page.keyboard.press("Tab")
    expect(framed(page).get_by_role("link", name="Nākamā lapa")).to_be_focused()
    page.keyboard.press("Enter")
    expect(framed(page).get_by_text("4.–6. no 8")).to_be_visible()
    assert framed(page).get_by_role("link", name=LIST).first.inner_text() != first
    framed(page).get_by_role("link", name=LIST).first.focus()
    with context.expect_page() as opened:
        page.keyboard.press("Enter")
    opened.value.wait_for_load_state()
    assert opened.value.url.startswith(f"{served}/lv/katalogs/muzejs/")
    assert opened.value.evaluate("opener") is None
    page.bring_to_front()
    for _press in range(20):
        page.keyboard.press("Tab")
        if page.get_by_role("button", name="Pēc").evaluate("one => one === document.activeElement"):
            return
    pytest.fail("Tab does not leave the frame.")


def test_another_page_of_the_list_begins_at_its_top(
    context: BrowserContext, served: str, foreign: Publish
) -> None:
    page = context.new_page()
    page.set_viewport_size(PHONE)
    page.goto(foreign(school(served)))
    wait_until_fit(page)
    framed(page).get_by_role("link", name="Nākamā lapa").click()
    expect(framed(page).get_by_text("4.–6. no 8")).to_be_visible()
    page.wait_for_function("document.querySelector('iframe').getBoundingClientRect().top >= -1")


def test_it_tells_a_number_and_nothing_else(
    context: BrowserContext, served: str, foreign: Publish
) -> None:
    page = context.new_page()
    page.add_init_script(HEARD)
    page.goto(foreign(school(served, query="?page_size=3&q=robotikas")))
    wait_until_fit(page)
    framed(page).get_by_role("link", name="Nākamā lapa").click()
    expect(framed(page).get_by_text("4.–6. no 8")).to_be_visible()
    page.wait_for_function("heard.length >= 2")
    heard = page.evaluate("heard")
    assert {origin for _data, origin in heard} == {served}
    assert all(isinstance(data, int | float) for data, _origin in heard)


def test_the_script_believes_nobody_else(
    context: BrowserContext, served: str, foreign: Publish
) -> None:
    page = context.new_page()
    page.goto(foreign(school(served)))
    wait_until_fit(page)
    fit = height(page)
    page.evaluate("postMessage(5000, '*')")
    for said in ("'5000'", "{height: 5000}", "NaN", "Infinity", "null"):
        framed(page).evaluate(f"parent.postMessage({said}, '*')")
    framed(page).evaluate("parent.postMessage(1e9, '*')")
    page.wait_for_function("document.querySelector('iframe').offsetHeight === 20000")
    framed(page).evaluate(f"parent.postMessage({fit}, '*')")
    page.wait_for_function(f"document.querySelector('iframe').offsetHeight === {fit}")


def test_it_works_without_scripts(browser: Browser, served: str, foreign: Publish) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(foreign(school(served)))
    box = page.locator("iframe").bounding_box()
    assert box is not None
    assert box["height"] == HEIGHT
    inside = page.frame_locator("iframe")
    expect(inside.get_by_role("link", name=LIST)).to_have_count(3)
    inside.get_by_role("link", name="Nākamā lapa").click()
    expect(inside.get_by_text("4.–6. no 8")).to_be_visible()
    page.goto(f"{served}/lv/ievietot/")
    code = page.locator("#code-lv")
    expect(code).to_be_visible()
    code.focus()
    page.keyboard.press("Control+A")
    context.close()


def test_no_other_page_is_shown_in_a_frame(
    context: BrowserContext, served: str, foreign: Publish
) -> None:
    paths = ("", "katalogs/", "katalogs/muzejs/", "ievietot/", "nekur/", "konts/pieslegties/")
    page = context.new_page()
    for path in paths:
        frame = f'<iframe src="{served}/lv/{path}" title="x"></iframe>'
        address = foreign(f"<!DOCTYPE html><title>x</title>{frame}")
        with page.expect_console_message(lambda said: "frame" in said.text.lower()) as refused:
            page.goto(address)
        assert f"{served}/" in refused.value.text
        assert framed(page).url in {"", "chrome-error://chromewebdata/"}, path


def test_the_rules_of_visibility_hold_in_the_frame(browser: Browser, served: str) -> None:
    context = browser.new_context(bypass_csp=True, reduced_motion="reduce")
    eye, limits, found = Eye(context.new_page()), limits_in_force(), {}
    for language in ("lv", "en"):
        for path in ("saraksts/?page_size=3", "saraksts/?q=zzzzqq", ""):
            for view in views_of(f"{served}/{language}/ievietot/{path}"):
                asked = Asked(limits, view.medium, view.language, frozenset())
                verdicts = judge(eye.measure(view), asked)
                wrong = [one for one in verdicts if one.outcome is not Outcome.PASSED]
                if wrong:
                    found[view.said()] = [f"{one.rule}: {one.measured}" for one in wrong]
    context.close()
    assert found == {}


def test_the_code_is_copied_by_its_button(browser: Browser, served: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{served}/lv/ievietot/?page_size=3")
    page.locator("[data-copy=code-lv]").press("Enter")
    page.wait_for_function("document.querySelector('[data-copy=code-lv]').textContent.length > 0")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#code-lv").input_value()
    assert f'src="{served}/lv/ievietot/saraksts/?page_size=3"' in copied
    wait_until_fit(page)
    context.close()
