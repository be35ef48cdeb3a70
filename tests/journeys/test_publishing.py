"""A new provider comes, writes, is returned, mends and is published; a year later, copies.

Everything goes through the pages and letters of a fresh installation that runs with its workers.
"""

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic

import pytest
from django.utils.text import slugify
from playwright.sync_api import Page, expect

from demo.accounts import Account
from tests.journeys.conftest import (
    DESK,
    PHONE,
    NewPage,
    environment,
    free_port,
    manage,
    running,
    working,
)
from tests.journeys.hands import Effort, Hand, Keys, photograph
from tests.journeys.letters import Post
from tests.servers.tables import migrate

EDITOR = Account("redaktore@katalogs.example", "lēmumi-divās-minūtēs", "editor")
MAKE_EDITOR = f"""
from django.contrib.auth.models import Group
from people.models import User
from people.roles import EDITOR
editor = User.objects.create_user("redaktore", "{EDITOR.username}", "{EDITOR.password}")
editor.groups.add(Group.objects.get(name=EDITOR.name))
"""
PREPARED = (
    ("load_vocabularies",),
    ("load_groups", "--verbosity", "0"),
    ("make_first_pages", "--if-empty"),
    ("load_workflow",),
    ("index", "rebuild", "--if-needed"),
    ("collectstatic", "--noinput", "--verbosity", "0"),
    ("shell", "--verbosity", "0", "--command", MAKE_EDITOR),
)
LISTED_WITHIN = 60
"""Seconds from a decision until everybody finds the activity."""
PHONE_OF_ILZE = {"viewport": PHONE, "locale": "lv-LV"}


@dataclass(frozen=True)
class Fresh:
    """A fresh installation: its address, and the letters that it sends."""

    address: str
    post: Post


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fresh]:
    """A site with its first pages, its vocabularies and an editor, and nobody else."""
    folder, port = tmp_path_factory.mktemp("fresh"), free_port()
    address = f"http://127.0.0.1:{port}"
    environ = environment(folder) | {"BASE_URL": address}
    migrate(environ)
    for arguments in PREPARED:
        manage(environ, *arguments)
    with ExitStack() as stack:
        for worker in ("index", "duties"):
            stack.enter_context(working(environ, worker, "work"))
        stack.enter_context(running(environ, port))
        yield Fresh(address, Post(Path(folder) / "mail"))


@pytest.fixture
def site(fresh: Fresh) -> str:
    return fresh.address


@dataclass
class Ilze:
    """Somebody of an organisation that nobody knows yet."""

    organisation: str
    number: str
    effort: Effort = field(default_factory=Effort)

    @property
    def account(self) -> Account:
        address = f"ilze@{slugify(self.organisation)}.example"
        return Account(address, "robots-kas-zīmē-42", "provider")

    @property
    def address(self) -> str:
        return self.account.username


def in_days(days: int, hour: int) -> str:
    """A moment as the browser's input for moments takes it."""
    day = datetime.now() + timedelta(days=days)  # noqa: DTZ005 - by the clock on the wall
    return f"{day:%Y-%m-%d}T{hour}:00"


def ask(hand: Hand, ilze: Ilze) -> None:
    """Offer activities for the first time."""
    hand.page.goto("/lv/")
    hand.press("link", "Piedāvājiet savas norises")
    hand.sees("Piedāvājiet savas norises")
    begun = monotonic()
    hand.fill(name_lv=ilze.organisation, registration_number=ilze.number)
    hand.choose(provider_type="Biedrība vai nodibinājums", municipality="Kuldīgas novads")
    hand.fill(offers="5.–6. klase būvē un programmē robotus, pie mums darbnīcā.")
    hand.fill(contact_name="Ilze Kalniņa", email=ilze.address, phone="26 123 456")
    hand.tick("checkbox", "Piekrītu")
    # Nobody fills this in so fast; what comes sooner is taken for a robot's.
    hand.page.wait_for_timeout(max(0, 3500 - 1000 * (monotonic() - begun)))
    hand.press("button", "Nosūtīt pieteikumu")
    hand.sees("Atveriet savu e-pastu")


def confirm(hand: Hand, ilze: Ilze, post: Post) -> None:
    hand.open(post.link(ilze.address, "Apstipriniet pieteikumu"))
    hand.press("button", "Apstiprināt")
    hand.sees("Paldies, pieteikums ir pie redaktoriem")


def accept(hand: Hand, ilze: Ilze, post: Post) -> None:
    hand.open(post.link(ilze.address, "Uzaicinājums"))
    hand.fill(first_name="Ilze", last_name="Kalniņa", password=ilze.account.password)
    hand.press("button", "Pieņemt uzaicinājumu")
    hand.sees("Manas norises")
    expect(hand.page.get_by_role("status")).to_contain_text(ilze.organisation)


def come_back(hand: Hand, ilze: Ilze) -> None:
    """Sign in from the front page."""
    hand.page.goto("/lv/")
    hand.press("link", "Rīkotāju darbvieta")
    hand.sees("Pieslēgties")
    hand.fill(login=ilze.address, password=ilze.account.password)
    hand.press("button", "Pieslēgties")
    hand.sees("Manas norises")


def say_what_happens(hand: Hand) -> None:
    hand.press("link", "Jauna norise")
    hand.fill(name_lv="Robots, kas zīmē")
    hand.choose(kind="Nodarbība")
    hand.tick("radio", "Tehnoloģijas")
    hand.press("button", "Sākt")
    hand.sees("Kas notiek?")
    hand.fill(
        name_en="A robot that draws",
        summary_lv="Skolēni uzbūvē robotu, kas zīmē.",
        summary_en="Pupils build a robot that draws.",
        description_lv="Divas stundas darbnīcā.\n\nRobots paliek skolai.",
        description_en="Two hours in the workshop.\n\nThe school keeps the robot.",
        pupils_do_lv="Lodē, programmē, zīmē.",
        pupils_do_en="They solder, program and draw.",
        pupils_gain_lv="Prot salikt slēgumu.",
        pupils_gain_en="They can assemble a circuit.",
    )


def say_for_whom_and_where(hand: Hand) -> None:
    hand.press("button", "Saglabāt un turpināt")
    hand.sees("Kam?")
    hand.tick("checkbox", "5. klase", "6. klase", "Datorika")
    hand.press("button", "Saglabāt un turpināt")
    hand.sees("Kur?")
    hand.tick("checkbox", "Pie rīkotāja")
    hand.choose(municipality="Kuldīgas novads")
    hand.fill(address="Liepājas iela 3, Skrunda")
    hand.tick("checkbox", "Latviešu")


def say_when_and_for_how_much(hand: Hand) -> None:
    hand.press("button", "Saglabāt un turpināt")
    hand.sees("Kad un cik ilgi?")
    hand.fill(duration_minutes="80")
    hand.fill(**{"occurrences-begins": in_days(60, 10)})
    hand.fill(group_max="24")
    hand.press("button", "Saglabāt un turpināt")
    hand.sees("Cik tas maksā?")
    hand.fill(price="4,50")
    hand.press("button", "Saglabāt un turpināt")
    hand.sees("Kas var piedalīties?")


def show_it(hand: Hand) -> None:
    hand.press("button", "Saglabāt un turpināt")
    hand.sees("Kā tas izskatās?")
    hand.press("link", "Augšupielādēt jaunu attēlu")
    hand.sees("Jauns attēls")
    hand.hand_over("file", {"name": "r.jpg", "mimeType": "image/jpeg", "buffer": photograph()})
    hand.fill(alternative_text_lv="Robots zīmē apli", alternative_text_en="A robot draws a circle")
    hand.fill(author="Ilze Kalniņa")
    hand.choose(licence="Pašu darbs, visas tiesības aizsargātas")
    hand.tick("radio", "Nē")
    hand.press("button", "Augšupielādēt")
    hand.sees("Robots, kas zīmē")


def write(hand: Hand) -> None:
    """Write an activity in both languages, with a picture."""
    say_what_happens(hand)
    say_for_whom_and_where(hand)
    say_when_and_for_how_much(hand)
    show_it(hand)


def send(hand: Hand) -> None:
    hand.press("button", "Nosūtīt redaktoriem")
    expect(hand.page.get_by_text("Tagad norise ir pie redaktoriem")).to_be_visible()


def approve_application(hand: Hand, post: Post) -> None:
    hand.open(post.link(EDITOR.username, "Jauns pieteikums"))
    if hand.page.locator("[name=login]").count():
        hand.fill(login=EDITOR.username, password=EDITOR.password)
        hand.press("button", "Pieslēgties")
    hand.press("button", "Pieņemt: publicēt rīkotāju un uzaicināt")
    expect(hand.page.locator(".messages")).to_contain_text("nosūtīts uzaicinājums")


def give_back(hand: Hand, post: Post) -> None:
    """Return what was sent, with two reasons and a remark at a field."""
    hand.open(post.link(EDITOR.username, "Iesniegta"))
    hand.tick("checkbox", "Nav saprotams, ko skolēni darīs", "Cena nav skaidra")
    hand.choose(field_1="Kopsavilkums (lv)")
    hand.fill(words_1="Pasakiet, ar ko robots zīmē.")
    hand.press("button", "Atdot labošanai")
    expect(hand.page.locator(".messages")).to_contain_text("ir atdota")


def approve(hand: Hand, post: Post) -> None:
    hand.open(post.link(EDITOR.username, "Iesniegta"))
    hand.press("button", "Apstiprināt un publicēt")
    expect(hand.page.locator(".messages")).to_contain_text("ir apstiprināta")


def mend(hand: Hand, ilze: Ilze, post: Post) -> None:
    """Answer the editor's reasons, from the letter on."""
    hand.open(post.link(ilze.address, "Jālabo"))
    for said in ("Nav saprotams, ko skolēni darīs:", "Cena nav skaidra:", "ar ko robots zīmē"):
        expect(hand.page.get_by_role("region", name="Ko redaktors lūdz labot")).to_contain_text(
            said
        )
    hand.press("link", "Kopsavilkums (latviski)")
    expect(hand.page.locator("#field-summary_lv")).to_contain_text("Pasakiet, ar ko")
    hand.fill(summary_lv="Skolēni uzbūvē robotu, kas zīmē ar krītu.")
    hand.press("button", "Saglabāt un pārskatīt")
    hand.sees("Robots, kas zīmē")
    hand.press("link", "Cik tas maksā?")
    hand.sees("Cik tas maksā?")
    hand.fill(price_includes_lv="Materiāli un gids", price_includes_en="Materials and a guide")
    hand.press("button", "Saglabāt un pārskatīt")
    hand.sees("Robots, kas zīmē")
    send(hand)


def copy_for_next_year(hand: Hand) -> None:
    """From my activities to the editors, with nothing changed but the day."""
    hand.press("link", "Atvērt Robots, kas zīmē")
    hand.sees("Robots, kas zīmē")
    hand.press("button", "Kopēt nākamajam gadam")
    hand.sees("Kad un cik ilgi?")
    hand.fill(**{"occurrences-begins": in_days(425, 10)})
    hand.press("button", "Saglabāt un pārskatīt")
    hand.sees("Robots, kas zīmē")
    send(hand)


def stands(page: Page, number: int) -> None:
    """Both listings show so many activities, and count them where they belong."""
    heading = {"lv": ("1 norise", "2 norises"), "en": ("1 activity", "2 activities")}
    counted = {
        "lv": ("Tehnoloģijas", "4.–6. klase", "Kurzeme"),
        "en": ("Technology", "Grades 4–6", "Kurzeme"),
    }
    none = {"lv": ("Matemātika", "7.–9. klase"), "en": ("Mathematics", "Grades 7–9")}
    name = {"lv": "Robots, kas zīmē", "en": "A robot that draws"}
    for language in ("lv", "en"):
        listed(page, f"/{language}/katalogs/", number)
        expect(page.locator("#results-heading")).to_have_text(heading[language][number - 1])
        cards = page.locator(".card")
        expect(cards.get_by_role("link", name=name[language])).to_have_count(number)
        expect(cards.locator("img")).to_have_count(number)
        for label in counted[language]:
            counter = page.get_by_role("checkbox", name=f"{label} {number}", exact=True)
            expect(counter).to_be_visible()
        for label in none[language]:
            expect(page.get_by_role("checkbox", name=f"{label} 0", exact=True)).to_be_visible()


def listed(page: Page, path: str, number: int) -> None:
    """Open a listing until it shows so many."""
    begun = monotonic()
    while monotonic() - begun < LISTED_WITHIN:
        page.goto(path)
        if page.locator(".card").count() == number:
            return
        page.wait_for_timeout(250)
    pytest.fail(f"{path} does not show {number} within {LISTED_WITHIN} seconds.")


@dataclass
class Walk:
    """One provider and one editor on a fresh site, and a word to whoever runs the tests."""

    desk: NewPage
    post: Post
    capture: pytest.CaptureFixture[str]
    ilze: Ilze = field(default_factory=lambda: Ilze("Skrundas tehnikas darbnīca", "40008012345"))
    rita: Effort = field(default_factory=Effort)

    def phone(self) -> Hand:
        """Ilze at a telephone that she has not signed in on."""
        return Hand(self.desk(**PHONE_OF_ILZE), self.ilze.effort)

    def report(self, title: str) -> None:
        """Print what was counted, and begin to count anew."""
        provider, editor = self.ilze.effort, self.rita
        lines = (title, f"  Provider: {provider}", f"  Editor: {editor}")
        with self.capture.disabled():
            sys.stdout.write("\n".join(("", *lines, f"  Together: {provider + editor}", "")))
        provider.begin_anew()
        editor.begin_anew()


@pytest.fixture
def walk(desk: NewPage, fresh: Fresh, capsys: pytest.CaptureFixture[str]) -> Walk:
    return Walk(desk, fresh.post, capsys)


def test_from_asking_to_next_years_copy(walk: Walk) -> None:
    anybody = walk.desk(viewport=DESK)
    editor = Hand(walk.desk(viewport=DESK, locale="lv-LV"), walk.rita)
    first_activity(walk, editor)
    stands(anybody, 1)
    walk.report("A new provider's first activity")
    next_year(walk, editor)
    stands(anybody, 2)
    walk.report("Next year's copy")


def first_activity(walk: Walk, editor: Hand) -> None:
    """Ask, be let in, write, be returned, mend, be published."""
    ilze, post, hand = walk.ilze, walk.post, walk.phone()
    with ilze.effort.timed():
        ask(hand, ilze)
        confirm(hand, ilze, post)
    with walk.rita.timed():
        approve_application(editor, post)
    with ilze.effort.timed():
        accept(hand, ilze, post)
        hand.press("button", "Izrakstīties")
        come_back(hand, ilze)
        write(hand)
        send(hand)
    with walk.rita.timed():
        give_back(editor, post)
    with ilze.effort.timed():
        mend(hand, ilze, post)
    with walk.rita.timed():
        approve(editor, post)


def next_year(walk: Walk, editor: Hand) -> None:
    """The same activity once more, from a telephone that nobody has signed in on."""
    hand = walk.phone()
    with walk.ilze.effort.timed():
        come_back(hand, walk.ilze)
        copy_for_next_year(hand)
    with walk.rita.timed():
        approve(editor, walk.post)


@pytest.mark.long
@pytest.mark.parametrize("way", ["by keyboard", "without JavaScript"])
def test_a_provider_needs_neither_mouse_nor_javascript(
    desk: NewPage, fresh: Fresh, way: str
) -> None:
    ilze = Ilze(f"Darbnīca {way}", str(40008012340 + len(way)))
    if way == "by keyboard":
        hand: Hand = Keys(desk(**PHONE_OF_ILZE), ilze.effort)
    else:
        hand = Hand(desk(**PHONE_OF_ILZE, java_script_enabled=False), ilze.effort)
    ask(hand, ilze)
    confirm(hand, ilze, fresh.post)
    approve_application(Hand(desk(viewport=DESK, locale="lv-LV"), Effort()), fresh.post)
    accept(hand, ilze, fresh.post)
    write(hand)
    send(hand)
