"""Videos: what is shown before play is pressed, and where the film is."""

import re
from dataclasses import dataclass
from mimetypes import guess_type
from typing import Final

from django import template
from django.utils.translation import get_language_info

from catalogue_pages.bilingual.reading import Label, Language, Reading, other, read
from catalogue_pages.media.models import Attachment, Video
from catalogue_pages.media.renditions import of_widths
from presentation.templatetags.bilingual import page_language

register = template.Library()

POSTER: Final = 960
"""The width of the picture before an own video, in pixels."""
HOSTS: Final = (
    (
        "YouTube",
        re.compile(r"^https://(?:www\.|m\.)?youtube\.com/watch\?(?:.*&)?v=(?P<id>[\w-]{6,20})"),
        "https://www.youtube-nocookie.com/embed/{id}?autoplay=1&cc_load_policy=1",
    ),
    (
        "YouTube",
        re.compile(r"^https://youtu\.be/(?P<id>[\w-]{6,20})"),
        "https://www.youtube-nocookie.com/embed/{id}?autoplay=1&cc_load_policy=1",
    ),
    (
        "Vimeo",
        re.compile(r"^https://(?:www\.)?vimeo\.com/(?P<id>\d{4,12})"),
        "https://player.vimeo.com/video/{id}?autoplay=1&dnt=1",
    ),
)
"""A host's name, what a video's page there looks like, and where its player is."""


@dataclass(frozen=True, slots=True)
class Captions:
    """What is said in a video, in one language: its name in itself, and the file's address."""

    language: Language
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Player:
    """A video as shown: an own `file`, or a `page` elsewhere with the `frame` that plays it.

    `frame` and `host` are empty where the page's host is not known; then there is only a link.
    """

    title: Reading
    transcript: Reading
    file: str
    media_type: str
    poster: str
    captions: tuple[Captions, ...]
    page: str
    frame: str
    host: str

    @property
    def label(self) -> Label:
        """The title as a label, which knows its language."""
        return Label(str(self.title.value or ""), self.title.language or page_language())


@register.simple_tag
def video(shown: Video) -> Player:
    """What the template of a video needs."""
    language = page_language()
    host, frame = _frame(shown.address)
    own = _given(shown.file)
    return Player(
        title=read(shown, "title", language),
        transcript=read(shown, "transcript", language),
        file=own.url if own else "",
        media_type=(guess_type(own.filename)[0] or "video/mp4") if own else "",
        poster=_poster(shown) if own else "",
        captions=_captions(shown),
        page=shown.address,
        frame=frame,
        host=host,
    )


def _given(file: Attachment | None) -> Attachment | None:
    """A file of a video, unless it is withheld."""
    return None if file is None or file.withheld else file


def _poster(shown: Video) -> str:
    sizes = [size for size in of_widths(shown.poster, (POSTER,)) if size.type == "image/jpeg"]
    return sizes[0].address if sizes else ""


def _captions(shown: Video) -> tuple[Captions, ...]:
    """The captions in each language that has any, the page's own first."""
    first = page_language()
    files = ((code, _given(getattr(shown, f"captions_{code}"))) for code in (first, other(first)))
    return tuple(
        Captions(code, get_language_info(code)["name_local"].capitalize(), file.url)
        for code, file in files
        if file
    )


def _frame(address: str) -> tuple[str, str]:
    for host, pattern, player in HOSTS:
        found = pattern.match(address)
        if found:
            return host, player.format(id=found["id"])
    return "", ""
