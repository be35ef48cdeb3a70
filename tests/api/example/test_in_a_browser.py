"""The example of a front end, on another host, over a catalogue that is really served."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from people.models import User
from tests.api.example.conftest import Published
from tests.embedding.test_foreign_page import DESK, PHONE
from visibility.audit.judging.page import judge
from visibility.audit.measuring import Eye
from visibility.audit.verdicts import Asked, Outcome
from visibility.audit.views import views_of
from visibility.limits import limits_in_force

OWN = ("P1", "P2", "A1", "A2", "A3", "V4", "V9", "V10")
"""Rules of the catalogue's own host and its file; typefaces are those of the visitor's machine."""
SLOW = 20_000
"""Milliseconds that a first answer may take: whatever a process keeps is read then."""


class Seen:
    """A page, what it asked for, and what its console said."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asked: list[str] = []
        self.console: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda said: self.console.append(f"{said.type}: {said.text}"))
        page.on("pageerror", lambda error: self.console.append(str(error)))

    def open(self, published: Published, state: str = "") -> Page:
        """Show the front end with a state in its address, once it has drawn something."""
        self.page.goto("about:blank")
        self.page.goto(f"{published.page}#{state}")
        expect(self.page.locator("#ensemble img")).to_be_visible(timeout=SLOW)
        something = self.page.locator(".card, article, [role=alert]").first
        expect(something).to_be_visible(timeout=SLOW)
        return self.page

    def check(self) -> None:
        """It fits, axe finds nothing, and the console is silent."""
        assert self.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        violations = Axe().run(self.page).response["violations"]
        assert [f"{one['id']}: {one['nodes'][0]['target']}" for one in violations] == []
        assert self.console == []


@pytest.fixture
def seen(browser: Browser, published: Published) -> Iterator[Seen]:
    context = browser.new_context(viewport=DESK, reduced_motion="reduce", locale="lv")
    yield Seen(context.new_page())
    context.close()


def titles(page: Page) -> list[str]:
    return page.locator(".card h3").all_inner_texts()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("language", ["lv", "en"])
def test_it_fits_and_asks_the_catalogue_alone(
    browser: Browser,
    published: Published,
    viewport: Any,
    theme: Literal["light", "dark"],
    language: str,
) -> None:
    context = browser.new_context(viewport=viewport, color_scheme=theme, reduced_motion="reduce")
    seen = Seen(context.new_page())
    for state in ("", f"&activity={published.activity.public_id}"):
        page = seen.open(published, f"language={language}{state}")
        assert page.evaluate("document.documentElement.lang") == language
        seen.check()
    own = (published.page, published.site, "about:", "data:")
    assert [one for one in seen.asked if not one.startswith(own)] == []
    assert context.cookies() == []
    context.close()


def test_words_and_choices_narrow_the_list(seen: Seen, published: Published) -> None:
    page = seen.open(published)
    expect(page.get_by_role("heading", name="Atrasts: 14")).to_be_visible()
    page.get_by_label("Joma").focus()
    page.get_by_label("Joma").select_option("Inženierzinības (1)")
    expect(page.get_by_role("heading", name="Atrasts: 1", exact=True)).to_be_visible()
    expect(page.locator(".card h3")).to_have_text(["Tilti pār Ventu"])
    expect(page.get_by_label("Joma")).to_be_focused()
    page.get_by_role("button", name="Notīrīt filtrus").click()
    expect(page.get_by_role("heading", name="Atrasts: 14")).to_be_visible()
    page.get_by_label("Brauc uz skolu").check()
    expect(page.get_by_role("status")).to_have_text("Atrasts: 1")
    expect(page.locator(".card h3")).to_have_text(["Robotikas darbnīca 4"])
    page.get_by_label("Brauc uz skolu").uncheck()
    expect(page.get_by_role("heading", name="Atrasts: 14")).to_be_visible()
    page.get_by_label("Meklēt").fill("tiltu")
    expect(page.get_by_role("heading", name="Atrasts: 1", exact=True)).to_be_visible()
    expect(page.locator(".card h3")).to_have_text(["Tilti pār Ventu"])
    expect(page.get_by_label("Meklēt")).to_be_focused()
    page.reload()
    expect(page.get_by_label("Meklēt")).to_have_value("tiltu")
    expect(page.locator(".card")).to_have_count(1)
    page.get_by_label("Meklēt").fill("zzqqxx")
    expect(page.get_by_role("heading", name="Nekas nav atrasts.")).to_be_visible()
    seen.check()


def test_more_leads_the_keyboard_to_the_first_new_one(seen: Seen, published: Published) -> None:
    page = seen.open(published)
    expect(page.locator(".card")).to_have_count(12)
    page.get_by_role("button", name="Rādīt vēl").press("Enter")
    expect(page.locator(".card")).to_have_count(14)
    expect(page.locator(".card a").nth(12)).to_be_focused()
    expect(page.get_by_role("status")).to_have_text("Redzamas 14 no 14")
    expect(page.get_by_role("button", name="Rādīt vēl")).to_be_hidden()
    assert len(set(titles(page))) == 14
    seen.check()


def test_an_activity_opens_and_the_list_comes_back_as_it_was(
    seen: Seen, published: Published
) -> None:
    page = seen.open(published, "q=tiltu")
    page.get_by_role("link", name="Tilti pār Ventu").click()
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(page).to_have_title("Tilti pār Ventu – Norises skolēniem")
    shown = page.locator("article")
    for words in ("Muzejs", "4.–7. klase", "2026. gada 3. decembris", "Foto: Testa fotogrāfs, CC0"):
        expect(shown).to_contain_text(words)
    picture = shown.get_by_role("img", name="Krāsains taisnstūris")
    assert picture.evaluate("one => one.decode().then(() => one.naturalWidth)") >= 360
    expect(shown.get_by_role("link", name="Pieteikties")).to_have_attribute(
        "href", "https://muzejs.example/pieteikties"
    )
    page.get_by_role("link", name="EN").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bridges over the Venta")
    expect(shown).to_contain_text("Grades 4–7")
    expect(shown.locator("section[lang=lv]")).to_contain_text("Būvē robotu")
    expect(page.locator("#ensemble")).to_contain_text("Co-funded by the European Union")
    page.get_by_role("link", name="Back to the list").click()
    expect(page.get_by_role("heading", name="Found: 1", exact=True)).to_be_visible()
    expect(page.get_by_label("Search")).to_have_value("tiltu")
    seen.check()


def test_nothing_hostile_in_a_text_is_shown_or_run(seen: Seen, published: Published) -> None:
    page = seen.open(published, f"activity={published.activity.public_id}")
    text = page.locator("article section")
    expect(text).to_contain_text("Būvē robotu. Otrs slazds un saite".replace(". ", "."))
    assert text.locator("script, img, [onclick], [onerror]").count() == 0
    assert text.locator("a").evaluate_all("all => all.map((one) => one.getAttribute('href'))") == [
        None,
        f"{published.site}/lv/katalogs/",
    ]
    expect(page).to_have_title("Tilti pār Ventu – Norises skolēniem")
    seen.check()


def test_a_refusal_is_said_in_words_with_what_would_do(seen: Seen, published: Published) -> None:
    page = seen.open(published, "field=enginering")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Katalogs tādu izvēli nesaprot.")
    expect(alert).to_contain_text("“enginering” nav zināms.")
    expect(page.get_by_label("Reģions")).to_be_visible()
    assert all("422" in one for one in seen.console)
    seen.console.clear()
    seen.check()
    alert.get_by_role("link", name="Varbūt “engineering”?").click()
    expect(page.get_by_role("heading", name="Atrasts: 1", exact=True)).to_be_visible()
    gone = seen.open(published, "language=en&activity=nothing")
    expect(gone.get_by_role("alert")).to_contain_text("There is nothing here")


def test_a_catalogue_that_is_silent_is_told(seen: Seen, published: Published) -> None:
    seen.page.route("**/api/v1/activities**", lambda route: route.abort())
    page = seen.open(published)
    expect(page.get_by_role("alert")).to_contain_text("Katalogs neatbild.")


def browser_of(editor: User) -> Client:
    made = Client()
    made.force_login(editor)
    return made


def test_a_draft_is_shown_for_its_token(seen: Seen, published: Published) -> None:
    editor = User.objects.create_superuser("redaktore")
    published.activity.name_en = "Draft bridges"
    published.activity.save_revision()
    draft = reverse("wagtailadmin_pages:view_draft", args=[published.activity.pk])
    led = browser_of(editor).get(draft, {"mode": "en front-end"})["Location"]
    assert led.startswith(published.page)
    page = seen.open(published, led.partition("#")[2])
    expect(page.get_by_role("heading", level=1)).to_have_text("Draft bridges")
    expect(page.locator(".note")).to_contain_text("A draft.")
    assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"
    seen.check()
    User.objects.update(is_active=False)
    page = seen.open(published, led.partition("#")[2])
    expect(page.get_by_role("alert")).to_contain_text("There is nothing here")
    assert "Draft bridges" not in page.inner_text("body")


def test_the_panel_beside_the_form_follows_what_is_typed(
    seen: Seen, published: Published, settings: Any
) -> None:
    settings.WAGTAIL_AUTOSAVE_INTERVAL = (
        0  # what is shown is the form, and not what was saved of it
    )
    editor = browser_of(User.objects.create_superuser("redaktore"))
    page = seen.page
    cookie = editor.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": published.site}])
    edit = reverse("wagtailadmin_pages:edit", args=[published.activity.pk])
    page.goto(f"{published.site}{edit}")
    page.locator('[data-side-panel-toggle="preview"]').click()
    panel = page.frame_locator("#w-preview-iframe")
    heading = panel.get_by_role("heading", level=1)
    expect(heading).to_have_text("Tilti pār Ventu", timeout=SLOW)
    page.locator("[data-w-preview-target=mode]").select_option("lv front-end")
    expect(panel.locator(".note")).to_contain_text("Melnraksts.", timeout=SLOW)
    expect(heading).to_have_text("Tilti pār Ventu")
    for typed in ("Tilti pār Daugavu", "Tilti pār Gauju"):
        heading.evaluate("scrollTo(0, 120)")
        page.locator("#id_name_lv").fill(typed)
        expect(heading).to_have_text(typed, timeout=SLOW)
        assert heading.evaluate("scrollY") == 120
        expect(page.locator("#id_name_lv")).to_be_focused()
    assert [one for one in seen.console if one.startswith("error")] == []
    assert published.activity.get_latest_revision_as_object().name_lv == "Tilti pār Ventu"


@pytest.mark.parametrize("language", ["lv", "en"])
def test_the_emblem_stands_as_the_rules_ask(
    browser: Browser, published: Published, language: str
) -> None:
    context = browser.new_context(bypass_csp=True, reduced_motion="reduce")
    eye, limits, found = Eye(context.new_page()), limits_in_force(), {}
    for view in views_of(f"{published.page}#language={language}"):
        asked = Asked(limits, view.medium, language)
        eye.show(replace(view, language=language))
        emblem = eye.page.locator("#ensemble img")
        expect(emblem).to_be_visible(timeout=SLOW)
        expect(emblem).to_have_js_property("complete", True, timeout=SLOW)
        verdicts = judge(eye.measure_shown(), asked)
        wrong = [one for one in verdicts if one.outcome is not Outcome.PASSED]
        named = [f"{one.rule}: {one.measured}" for one in wrong if one.rule not in OWN]
        if named:
            found[view.said()] = named
        assert {"V1", "V2", "V3", "V7"} <= {one.rule for one in verdicts}
    context.close()
    assert found == {}
