"""People at a browser, who do what people do: by touch or by keys; what they do is counted."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from itertools import takewhile
from time import monotonic
from typing import Literal

from PIL import Image, ImageDraw
from playwright.sync_api import FilePayload, Locator, Page, expect

PATIENCE = 20_000
"""Milliseconds until a page must have come."""

Role = Literal["button", "link", "radio", "checkbox", "textbox", "combobox"]


@dataclass
class Effort:
    """What somebody had to do.

    A press is whatever is pressed once: a button, a link, a box, a link of a letter. A field is one
    that is typed in or chosen from, however long its text.
    """

    presses: int = 0
    fields: int = 0
    seconds: float = 0

    def __str__(self) -> str:
        return f"{self.presses} presses, {self.fields} fields, {self.seconds:.0f} s"

    def __add__(self, other: "Effort") -> "Effort":
        return Effort(
            self.presses + other.presses,
            self.fields + other.fields,
            self.seconds + other.seconds,
        )

    def begin_anew(self) -> None:
        """Count from nothing again."""
        self.presses, self.fields, self.seconds = 0, 0, 0

    @contextmanager
    def timed(self) -> Iterator[None]:
        """Count the time of what is done within."""
        begun = monotonic()
        yield
        self.seconds += monotonic() - begun


class Hand:
    """A person with a finger or a mouse at a page; whatever they do counts as their `effort`."""

    def __init__(self, page: Page, effort: Effort) -> None:
        self.page, self.effort = page, effort
        page.set_default_timeout(PATIENCE)

    def open(self, address: str) -> None:
        """Follow a link of a letter, or a bookmark."""
        self.effort.presses += 1
        self.page.goto(address)

    def press(self, role: Role, name: str) -> None:
        """Press a button or a link."""
        self.effort.presses += 1
        self._press(self.page.get_by_role(role, name=name).first)

    def tick(self, role: Role, *names: str) -> None:
        """Tick boxes."""
        for name in names:
            self.effort.presses += 1
            self._tick(self.page.get_by_role(role, name=name, exact=True).first)

    def fill(self, **texts: str) -> None:
        """Type in fields, by the names of their inputs."""
        for name, text in texts.items():
            self.effort.fields += 1
            self._fill(self._named(name), text)

    def choose(self, **options: str) -> None:
        """Choose from lists, by the names of their inputs."""
        for name, option in options.items():
            self.effort.fields += 1
            self._choose(self._named(name), option)

    def hand_over(self, name: str, file: FilePayload) -> None:
        """Choose a file, in the window that the telephone has for it."""
        self.effort.fields += 1
        self._reach(self._named(name))
        self._named(name).set_input_files(file)

    def sees(self, heading: str) -> None:
        """Be on the page with this heading."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading, timeout=PATIENCE)

    def _named(self, name: str) -> Locator:
        return self.page.locator(f"[name='{name}']").first

    def _reach(self, wanted: Locator) -> None:
        wanted.scroll_into_view_if_needed()

    def _press(self, wanted: Locator) -> None:
        wanted.click()

    def _tick(self, wanted: Locator) -> None:
        wanted.check()

    def _fill(self, wanted: Locator, text: str) -> None:
        wanted.fill(text)

    def _choose(self, wanted: Locator, option: str) -> None:
        wanted.select_option(label=option)


class Keys(Hand):
    """A person with nothing but a keyboard, who goes on from where the focus is."""

    def _reach(self, wanted: Locator) -> None:
        # One of several radios stands for all of them, until an arrow moves on.
        reached = """wanted => wanted === document.activeElement
            || (wanted.type === "radio" && wanted.name === document.activeElement.name)"""
        for _press in range(160):
            if wanted.evaluate(reached):
                expect(self.page.locator(":focus")).to_be_in_viewport()
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not reach {wanted}.")

    def _press(self, wanted: Locator) -> None:
        self._reach(wanted)
        self.page.keyboard.press("Enter")

    def _tick(self, wanted: Locator) -> None:
        self._reach(wanted)
        if wanted.get_attribute("type") != "radio":
            self.page.keyboard.press("Space")
            return
        self.page.keyboard.press("Space")
        for _press in range(20):
            if wanted.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"No arrow reaches {wanted}.")

    def _fill(self, wanted: Locator, text: str) -> None:
        if wanted.get_attribute("type") in ("datetime-local", "date"):
            self._reach(wanted)
            wanted.fill(text)  # its parts are typed as the machine's language orders them
            return
        self._reach(wanted)
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.insert_text(text)

    def _choose(self, wanted: Locator, option: str) -> None:
        self._reach(wanted)
        # A list hears keys, and only those letters have one here.
        self.page.keyboard.type("".join(takewhile(str.isascii, option)))
        expect(wanted.locator("option:checked")).to_have_text(option)


def photograph() -> bytes:
    """A picture as a telephone takes it."""
    picture, made = Image.new("RGB", (1600, 1200), "teal"), BytesIO()
    ImageDraw.Draw(picture).ellipse((400, 250, 1100, 950), outline="white", width=30)
    picture.save(made, "JPEG")
    return made.getvalue()
