"""A provider writes an activity: on a telephone, without JavaScript, without a connection."""

import re

import pytest
from playwright.sync_api import FilePayload, Page, expect

from demo.accounts import PROVIDER
from tests.journeys.conftest import DESK, PHONE, SIGHTS, NewPage, sign_in
from tests.journeys.hands import photograph
from tests.journeys.test_accessibility import findings

PATIENCE = 15_000


def signed_in(new_page: NewPage, **options: object) -> Page:
    page = new_page(**options)
    sign_in(page, PROVIDER, "/lv/darbvieta/")
    expect(page.get_by_role("heading", name="Manas norises")).to_be_visible()
    return page


def begun(page: Page, name: str) -> None:
    """A new activity, open at its first question."""
    page.goto("/lv/darbvieta/jauna/")
    page.get_by_label("Kā norisi sauc?").fill(name)
    page.get_by_label("Kāda veida norise tā ir?").select_option(label="Nodarbība")
    page.get_by_role("radio", name="Tehnoloģijas").check()
    page.get_by_role("button", name="Sākt").click()
    expect(page.get_by_role("heading", name="Kas notiek?", level=1)).to_be_visible()


def saved(page: Page) -> None:
    expect(page.locator("[data-state]")).to_contain_text("Saglabāts", timeout=PATIENCE)


def say_what_happens(page: Page) -> None:
    page.get_by_label("Nosaukums (angliski)").fill("A robot that draws")
    page.get_by_label("Kopsavilkums (latviski)").fill("Skolēni uzbūvē robotu, kas zīmē.")
    page.get_by_label("Kopsavilkums (angliski)").fill("Pupils build a robot that draws.")
    expect(page.locator("[data-counted=id_summary_lv]")).to_contain_text("32")
    saved(page)


def answer_the_other_questions(page: Page) -> None:
    onwards = page.get_by_role("button", name="Saglabāt un turpināt")
    onwards.click()
    page.get_by_role("checkbox", name="5. klase").check()
    onwards.click()
    expect(page.get_by_label("Norises vietas pašvaldība")).to_be_hidden()
    page.get_by_role("checkbox", name="Pie rīkotāja").check()
    page.get_by_label("Norises vietas pašvaldība").select_option(label="Rīga")
    onwards.click()
    page.get_by_role("checkbox", name="Pēc vienošanās").check()
    onwards.click()
    page.get_by_label("Cena (EUR)").fill("4,50")
    onwards.click()
    expect(page.get_by_role("heading", name="Kas var piedalīties?", level=1)).to_be_visible()
    onwards.click()


def upload(page: Page) -> None:
    page.get_by_role("link", name="Augšupielādēt jaunu attēlu").click()
    file: FilePayload = {"name": "r.jpg", "mimeType": "image/jpeg", "buffer": photograph()}
    page.get_by_label("Attēls").set_input_files(file)
    page.get_by_label("Kas attēlā redzams? Latviski").fill("Robots zīmē apli")
    page.get_by_label("Kas to uzņēma?").fill("Ilze")
    page.get_by_label("Ar kādiem nosacījumiem to drīkst rādīt?").select_option("own")
    page.get_by_role("radio", name="Nē").check()
    page.get_by_role("button", name="Augšupielādēt").click()
    expect(page.get_by_text("Attēls ir saglabāts")).to_be_visible(timeout=PATIENCE)


def keep_in_view(page: Page) -> None:
    """Choose, by keyboard, what must stay in view of the picture that was uploaded last."""
    page.goto("/lv/darbvieta/atteli/")
    page.locator(".my-pictures__name a").first.click()
    handle = page.get_by_role("button", name="Kam jāpaliek redzamam")
    handle.press("Shift+ArrowRight")
    handle.press("ArrowDown")
    page.get_by_role("button", name="Saglabāt").click()
    expect(page.get_by_text("Saglabāts.")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_role("button", name="Kam jāpaliek redzamam")).to_have_accessible_name(
        "Kam jāpaliek redzamam: 60 %, 51 %"
    )


def test_an_activity_is_written_and_sent_on_a_telephone(desk: NewPage) -> None:
    page = signed_in(desk, viewport=PHONE)
    begun(page, "Robots, kas zīmē")
    say_what_happens(page)
    answer_the_other_questions(page)
    upload(page)
    page.get_by_role("button", name="Nosūtīt redaktoriem").click()
    expect(page.get_by_text("Tagad norise ir pie redaktoriem")).to_be_visible(timeout=PATIENCE)
    keep_in_view(page)


def test_words_survive_a_lost_connection_and_a_closed_page(desk: NewPage) -> None:
    page = signed_in(desk, viewport=PHONE)
    begun(page, "Bez savienojuma")
    where = page.url
    page.context.set_offline(True)
    page.get_by_label("Kopsavilkums (latviski)").fill("Rakstīts vilcienā.")
    state = page.locator("[data-state]")
    expect(state).to_contain_text("Nav savienojuma", timeout=PATIENCE)
    page.get_by_role("button", name="Saglabāt un turpināt").click()
    expect(page.get_by_label("Kopsavilkums (latviski)")).to_have_value("Rakstīts vilcienā.")
    page.goto("about:blank")
    page.context.set_offline(False)
    page.goto(where)
    expect(page.get_by_label("Kopsavilkums (latviski)")).to_have_value("")
    page.get_by_role("button", name="Atjaunot to").click()
    expect(page.get_by_label("Kopsavilkums (latviski)")).to_have_value("Rakstīts vilcienā.")
    saved(page)
    page.reload()
    expect(page.get_by_label("Kopsavilkums (latviski)")).to_have_value("Rakstīts vilcienā.")
    expect(page.get_by_role("button", name="Atjaunot to")).to_be_hidden()


def test_a_fault_is_heard_at_its_field_until_it_is_mended(desk: NewPage) -> None:
    page = signed_in(desk)
    begun(page, "Ar kļūdu")
    field = page.get_by_label("Kopsavilkums (latviski)")
    field.fill("Garš. " * 40)
    expect(field).to_have_attribute("aria-invalid", "true", timeout=PATIENCE)
    expect(field).to_have_accessible_description(re.compile("160"))
    page.get_by_label("Nosaukums (angliski)").focus()
    page.get_by_role("button", name="Saglabāt un turpināt").click()
    expect(field).to_be_focused(timeout=PATIENCE)
    field.fill("Īss.")
    saved(page)
    expect(field).not_to_have_attribute("aria-invalid", "true")
    expect(page.locator("#fault-summary_lv")).to_have_count(0)


def test_two_tabs_lose_no_word(desk: NewPage) -> None:
    first = signed_in(desk)
    begun(first, "Divas cilnes")
    second = first.context.new_page()
    second.goto(first.url)
    second.get_by_label("Kopsavilkums (latviski)").fill("No otras cilnes.")
    saved(second)
    first.get_by_label("Kopsavilkums (latviski)").fill("No pirmās cilnes.")
    clash = first.get_by_role("group", name="Kāds pa to laiku ir mainījis lauku")
    expect(clash).to_contain_text("No otras cilnes.", timeout=PATIENCE)
    expect(first.get_by_label("Kopsavilkums (latviski)")).to_have_value("No pirmās cilnes.")
    clash.get_by_label("Saglabāt to, kas ir laukā").check()
    saved(first)
    second.reload()
    expect(second.get_by_label("Kopsavilkums (latviski)")).to_have_value("No pirmās cilnes.")


def test_all_of_it_works_without_javascript(desk: NewPage) -> None:
    page = signed_in(desk, java_script_enabled=False)
    begun(page, "Bez skriptiem")
    page.get_by_label("Kopsavilkums (latviski)").fill("Tikai lapas.")
    page.get_by_role("button", name="Saglabāt un turpināt").click()
    expect(page.get_by_role("heading", name="Kam?", level=1)).to_be_visible()
    page.go_back()
    expect(page.get_by_label("Kopsavilkums (latviski)")).to_have_value("Tikai lapas.")


def test_a_keyboard_is_enough(desk: NewPage) -> None:
    page = signed_in(desk)
    begun(page, "Ar tastatūru")
    reached: list[str] = []
    for _press in range(60):
        page.keyboard.press("Tab")
        told = "e => e.name || e.textContent.trim()"
        reached.append(str(page.evaluate(f"({told})(document.activeElement)")))
    typed = ["name_en", "summary_lv", "summary_en", "kind", "field", "description_lv"]
    assert [name for name in reached if name in typed] == typed
    assert "Saglabāt" in reached


HIDDEN = """() => {
    const bar = document.querySelector(".writing__actions"), focused = document.activeElement;
    const [below, at] = [bar, focused].map((one) => one.getBoundingClientRect());
    const hidden = !bar.contains(focused) && at.top >= below.top && at.bottom > below.top;
    return hidden && at.top < innerHeight ? focused.name || focused.textContent.trim() : "";
}"""


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_the_bar_hides_nothing_that_the_keyboard_reaches(
    desk: NewPage, viewport: dict[str, int]
) -> None:
    page = signed_in(desk, viewport=viewport, reduced_motion="reduce")
    begun(page, "Zem joslas")
    where = page.url.rpartition("/jautajumi/")[0]
    hidden = []
    for code in ("kas-notiek", "kam", "kad"):
        page.goto(f"{where}/jautajumi/{code}/")
        bar = page.locator(".writing__actions button")
        for _press in range(90):
            page.keyboard.press("Tab")
            hidden.append(page.evaluate(HIDDEN))
            if bar.last.evaluate("one => one === document.activeElement"):
                break
    assert [name for name in hidden if name] == []


@pytest.mark.parametrize(("theme", "viewport"), SIGHTS)
def test_every_page_is_accessible(desk: NewPage, viewport: dict[str, int], theme: str) -> None:
    page = signed_in(desk, viewport=viewport, color_scheme=theme, reduced_motion="reduce")
    page.goto("/lv/darbvieta/")
    own = page.locator(".mine__name a").first.get_attribute("href")
    paths = [
        "/lv/darbvieta/",
        "/en/darbvieta/jauna/",
        "/lv/darbvieta/kolegi/",
        "/en/darbvieta/zinas/",
        f"{own}",
        f"{own}apskate/en/",
        f"{own}attels/",
        f"{own}dienas/",
        f"{own}apskate/lv/?platums=360",
        "/lv/darbvieta/rikotaji/",
        "/en/darbvieta/atteli/",
        "/lv/konts/",
    ]
    page.goto("/lv/darbvieta/rikotaji/")
    provider = page.url.removeprefix(str(page.evaluate("location.origin")))
    page.goto("/lv/darbvieta/atteli/")
    first = page.locator(".my-pictures__name a").first
    if first.count():
        paths.append(str(first.get_attribute("href")))
    paths += [f"{provider}apskate/en/", f"{provider}logotips/", f"{provider}atteli/"]
    paths += [
        f"{provider}jautajumi/{code}/" for code in ("kas-jus-esat", "ka-sazinaties", "logotips")
    ]
    codes = ("kas-notiek", "kam", "kur", "kad", "cik-maksa", "kas-var", "ka-izskatas")
    paths += [f"{own}jautajumi/{code}/" for code in codes]
    found, wide = {}, []
    for path in paths:
        page.goto(path)
        if here := findings(page):
            found[path] = here
        if page.evaluate("document.documentElement.scrollWidth") > viewport["width"]:
            wide.append(path)
    assert found == {}
    assert wide == []
