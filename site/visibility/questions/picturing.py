"""The pictures that stand beside questions: what a visitor sees of a place before scrolling."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from io import BytesIO
from typing import Final

from PIL import Image

from visibility.audit.measures import Box
from visibility.audit.measuring import Eye
from visibility.audit.papers.documents import rendered
from visibility.audit.papers.letters import HIGH, parts
from visibility.audit.papers.pixels import opened
from visibility.audit.views import View
from visibility.questions.places import Place
from visibility.rules.questions import Kind

LETTER: Final = 700
"""Width of a letter, in CSS pixels."""
LONGEST: Final = 8000
"""CSS pixels of a whole page that are pictured; what is below them is cut off."""
STATUS: Final = "performance.getEntriesByType('navigation')[0].responseStatus"
WORDS: Final = "document.querySelector('main').innerText"
FORMAT: Final = "WEBP"
QUALITY: Final = 85

Progress = Callable[[list[Place]], Iterable[Place]]


@dataclass(frozen=True, slots=True)
class Pictured:
    """A place with the picture of it, and the words of one whose words are judged."""

    place: Place
    image: Image.Image
    words: str = ""


def pictured(eye: Eye, places: list[Place], progress: Progress = iter) -> Iterator[Pictured]:
    """A picture of each place, in their order. Raises UnreachableError where nothing answers.

    A page that answers by an error, other than the error page itself, has none for this time.
    Asks no database, since it is called while a browser runs.
    """
    for place in progress(places):
        one = _page(eye, place, place.view) if place.view else _paper(eye, place)
        if one is not None:
            yield one


def as_file(image: Image.Image) -> bytes:
    """The picture as it is kept."""
    written = BytesIO()
    image.save(written, FORMAT, quality=QUALITY)
    return written.getvalue()


def _page(eye: Eye, place: Place, view: View) -> Pictured | None:
    eye.show(view)
    if eye.page.evaluate(STATUS) >= HTTPStatus.BAD_REQUEST and place.kind is not Kind.ERROR:
        return None
    if place.kind is not Kind.DESCRIPTION:
        return _photograph(eye, place, None)
    words = str(eye.page.evaluate(WORDS))
    return _photograph(eye, place, Box(x=0, y=0, width=view.width, height=LONGEST), words)


def _paper(eye: Eye, place: Place) -> Pictured | None:
    if place.kind is Kind.LETTER:
        eye.display(parts(place.content).html, LETTER, HIGH, dark=False)
        return _photograph(eye, place, None)
    is_document = place.content.startswith(b"%PDF")
    return Pictured(place, rendered(place.content)[0] if is_document else opened(place.content))


def _photograph(eye: Eye, place: Place, box: Box | None, words: str = "") -> Pictured | None:
    taken = eye.photograph(box, around=0)
    if taken is None:
        return None
    return Pictured(place, Image.open(BytesIO(taken[0])).convert("RGB"), words)
