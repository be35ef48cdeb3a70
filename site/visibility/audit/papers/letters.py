"""An e-mail measured: its part of words alone, and its part of HTML as a browser shows it.

Which of its typefaces is drawn depends on the reader's machine; measured are those that the letter
asks for.
"""

from base64 import b64decode, b64encode
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Final

from catalogue_pages.identity.official import SVG
from materials.footers import emblem_file
from visibility.audit.emblem import drawn_as
from visibility.audit.measures import Emblem, Letter
from visibility.audit.measuring import Eye
from visibility.audit.papers.pixels import as_png, opened, trimmed

VIEWS: Final = ((360, False), (360, True), (700, False), (700, True))
"""Widths in CSS pixels, and whether the program for mail is dark."""
HIGH: Final = 740
FAMILIES: Final = """() => [...document.querySelectorAll("[data-visibility=statement]")].map(
  (one) => getComputedStyle(one).fontFamily)"""
_GENERIC: Final = frozenset({"sans-serif", "serif", "monospace", "system-ui", "ui-sans-serif"})
_EMBEDDED: Final = "data:image/png;base64,"


@dataclass(frozen=True, slots=True)
class Parts:
    """A letter's `words`, and its `html` with the pictures that came with it in their places."""

    words: str
    html: str


def parts(content: bytes) -> Parts:
    """Take a letter (RFC 5322) apart; a part that it lacks is empty."""
    message = message_from_bytes(content, policy=policy.default)
    html = _body(message, "html")
    for part in message.walk():
        named, data = part.get("Content-ID"), part.get_payload(decode=True)
        if named and isinstance(data, bytes):
            shown = f"data:{part.get_content_type()};base64,{b64encode(data).decode()}"
            html = html.replace(f"cid:{str(named).strip('<> ')}", shown)
    return Parts(_body(message, "plain"), html)


def _body(message: EmailMessage, kind: str) -> str:
    found = message.get_body((kind,))
    return str(found.get_content()) if found is not None else ""


def measure_letter(
    eye: Eye, letter: Parts, rate: str | None = None, *, width: int, dark: bool
) -> Letter:
    """A letter as it is shown so wide (CSS pixels); `rate` is the Union's share (%).

    It stays on the page of `eye`, and asks nobody for anything.
    """
    eye.display(letter.html, width, HIGH, dark=dark)
    families = eye.page.evaluate(FAMILIES)
    measures = eye.measure_shown()
    for ensemble in measures["ensembles"]:
        ensemble["rate"] = rate
        if (words := ensemble["statement"]) is not None:
            words["fonts"] = _named(families[words["number"]])
        if (emblem := ensemble["emblem"]) is not None:
            _read_picture(eye, emblem)
    return Letter(
        language=measures["language"],
        words=letter.words,
        elsewhere=measures["elsewhere"],
        ensembles=measures["ensembles"],
    )


def _named(families: str) -> list[str]:
    names = [name.strip().strip("\"'") for name in families.split(",")]
    return [name for name in names if name not in _GENERIC]


def _read_picture(eye: Eye, emblem: Emblem) -> None:
    """The site's own picture is known to be drawn from the file that ships.

    It has too few pixels for the geometry of stars: of any other only colours and stars are seen.
    """
    emblem["shape"], emblem["drawn"] = None, None
    if not emblem["loaded"] or not emblem["source"].startswith(_EMBEDDED):
        return
    data = b64decode(emblem["source"].removeprefix(_EMBEDDED))
    emblem["drawn"] = drawn_as(as_png(trimmed(opened(data))))
    if data == emblem_file():
        emblem["shape"] = eye.shape_of_file(SVG)
