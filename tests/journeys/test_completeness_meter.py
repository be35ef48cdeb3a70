"""Beside an activity's form stands how complete each language is, and it counts while one types."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from demo.accounts import EDITOR
from tests.journeys.conftest import DESK, PHONE, NewPage, sign_in

TABLET = {"width": 768, "height": 1024}


def signed_in(desk: NewPage, **options: object) -> Page:
    page = desk(locale="lv-LV", **options)
    page.set_default_timeout(5_000)
    sign_in(page, EDITOR, "/admin/")
    return page


def new_activity(page: Page) -> None:
    """Open the form for a new activity of some provider."""
    pages = "/admin/api/main/pages/"
    first = page.request.get(pages).json()["items"]
    catalogue = next(one["id"] for one in first if one["meta"]["slug"] == "katalogs")
    below = page.request.get(f"{pages}?child_of={catalogue}&limit=1").json()["items"]
    provider = below[0]["id"]
    page.goto(f"/admin/pages/add/activities/activitypage/{provider}/")


@pytest.fixture
def form(desk: NewPage) -> Page:
    page = signed_in(desk, viewport=DESK)
    new_activity(page)
    return page


def meter(page: Page, language: str) -> Locator:
    return page.locator(f"[data-meter={language}]")


def test_it_counts_while_somebody_types(form: Page) -> None:
    latvian, english = meter(form, "lv"), meter(form, "en")
    expect(latvian).to_contain_text("0 %")
    expect(latvian).to_contain_text("Trūkst: 20")
    form.locator("[name=summary_lv]").fill("Skolēni būvē robotu.")
    expect(form.locator("#id_summary_lv-count")).to_have_text("20 no 160 rakstzīmēm")
    expect(latvian).to_contain_text("Trūkst: 19")
    expect(english).to_contain_text("Trūkst: 20")
    form.locator('[data-contentpath="description_en"] [contenteditable=true]').first.click()
    form.keyboard.type("Pupils build a robot.")
    expect(english).to_contain_text("Trūkst: 19")
    form.locator("[name=summary_lv]").fill("")
    expect(latvian).to_contain_text("Trūkst: 20")
    expect(form.locator("#id_summary_lv-count")).to_have_text("0 no 160 rakstzīmēm")


def test_it_leads_to_the_field_by_keyboard_alone(form: Page) -> None:
    latvian = meter(form, "lv")
    latvian.locator("summary").focus()
    form.keyboard.press("Enter")
    price = latvian.get_by_role("link", name="Cena", exact=True)
    for _press in range(10):
        form.keyboard.press("Tab")
        if price.evaluate("link => link === document.activeElement"):
            break
    form.keyboard.press("Enter")
    expect(form.locator("[name=price]")).to_be_focused()
    form.keyboard.type("0")
    expect(latvian).to_contain_text("Trūkst: 19")
    expect(price).to_be_hidden()


@pytest.mark.parametrize("column", ["grades", "pupils_do_lv", "picture", "by_arrangement"])
def test_every_sort_of_field_is_found(form: Page, column: str) -> None:
    latvian = meter(form, "lv")
    latvian.locator("summary").click()
    latvian.locator(f"[data-field={column}]").click()
    place = form.locator(f'[data-contentpath="{column}"]')
    expect(place.locator(":focus")).to_have_count(1)


@pytest.mark.parametrize(
    ("viewport", "beside"), [(PHONE, False), (TABLET, True), (DESK, True)], ids=str
)
def test_both_languages_stand_beside_each_other_where_there_is_room(
    desk: NewPage, viewport: dict[str, int], beside: bool
) -> None:
    page = signed_in(desk, viewport=viewport)
    new_activity(page)
    for field in ("name", "summary", "description"):
        boxes = [
            page.locator(f'[data-contentpath="{field}_{language}"]').bounding_box()
            for language in ("lv", "en")
        ]
        latvian, english = (box or pytest.fail(field) for box in boxes)
        assert (abs(latvian["y"] - english["y"]) < 2) is beside, field
        assert (english["x"] > latvian["x"] + latvian["width"]) is beside, field
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    page.locator("[data-meter=lv] summary").click()
    results = Axe().run(page, context=".completeness")
    assert [one["id"] for one in results.response["violations"]] == []
    page.context.clear_cookies()
