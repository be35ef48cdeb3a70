"""Words that stand nowhere else: whoever meets one of them knows whose text it is."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final
from uuid import UUID

from django.core.files.base import ContentFile
from django.db import models
from modeltranslation.translator import translator
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from catalogue_pages.bilingual.reading import LANGUAGES
from catalogue_pages.media.models import Attachment, Licence, Picture
from tests.search.content import picture_file

SECRET: Final = "zq"
PUBLIC: Final = "vq"
"""How words begin that nobody may read, and words that everybody may."""
FOUND: Final = re.compile(r"(?:zq|vq)[a-z]{9}")
_LETTERS: Final = "abcdefghijklmnoprstuvxz"


@dataclass
class Thing:
    """Something with words of its own; `way` is how it hides, empty where it is public.

    `ids` are what addresses and other systems know it by. `once` it was public: whoever keeps a
    copy is told by its id that it went. `ended` are words that its own address says once its time
    is over.
    """

    kind: str
    way: str = ""
    words: dict[str, str] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)
    once: bool = False
    ended: set[str] = field(default_factory=set)
    path: str = ""
    key: int = 0
    public_id: str = ""

    def known_as(self, thing: Page | models.Model) -> None:
        """Take the ids and the address of what was made."""
        self.key, self.public_id = thing.pk, str(getattr(thing, "public_id", ""))
        for name in ("public_id", "translation_key"):
            found = getattr(thing, name, None)
            if isinstance(found, UUID):
                self.ids.add(str(found))
        if isinstance(thing, Page):
            self.path = thing.url_path.split("/", 2)[2]


class Mint:
    """Makes words, and remembers which thing each belongs to."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.secret: set[str] = set()

    def word(self, thing: Thing, name: str, *, secret: bool) -> str:
        """A new word, kept under a name."""
        made = (SECRET if secret else PUBLIC) + "".join(self.random.choices(_LETTERS, k=9))
        thing.words[name] = made
        if secret:
            self.secret.add(made)
        return made

    def texts(self, thing: Thing, model: type[models.Model], *, secret: bool) -> dict[str, Any]:
        """A value for every bilingual field of a model, in both languages."""
        found = {}
        for name in translator.get_options_for_model(model).all_fields:
            for language in LANGUAGES:
                word = self.word(thing, f"{name}_{language}", secret=secret)
                found[f"{name}_{language}"] = _as_value(model._meta.get_field(name), word)
        return found

    def of_page(self, thing: Thing, model: type[Page], *, secret: bool) -> dict[str, Any]:
        """The same, with whatever else a page of this type says."""
        found = self.texts(thing, model, secret=secret)
        for name in ("slug", "seo_title", "search_description"):
            found[name] = self.word(thing, name, secret=secret)
        columns = {one.name for one in model._meta.get_fields()}
        for name, shape in _SHAPES.items():
            if name in columns:
                found[name] = shape.format(self.word(thing, name, secret=secret))
        return found


_SHAPES: Final = {
    "address": "{}",
    "external_id": "{}",
    "source_year": "{}",
    "email": "{}@example.org",
    "phone": "{}",
    "website": "https://{}.example/",
    "booking_url": "https://{}.example/",
    "source_url": "https://{}.example/",
}


def _as_value(column: Any, word: str) -> Any:
    if isinstance(column, StreamField):
        return json.dumps([{"type": "text", "value": f"<p>{word}</p>"}])
    return f"<p>{word}</p>" if isinstance(column, RichTextField) else word


def with_blocks(page: Any, *blocks: tuple[str, Any]) -> None:
    """Put blocks behind the Latvian body of a page."""
    kept = [(one.block_type, one.value.source) for one in page.body_lv]
    told = [{"type": name, "value": value} for name, value in (*kept, *blocks)]
    page.body_lv = json.dumps(told)


def make_picture(mint: Mint, way: str) -> tuple[Thing, Picture]:
    """A picture in the library, every text of it a word."""
    thing, secret = Thing("picture", way), bool(way)
    name = mint.word(thing, "file", secret=secret)
    made = Picture.objects.create(
        file=picture_file(name=f"{name}.png"),
        title=mint.word(thing, "title", secret=secret),
        author=mint.word(thing, "author", secret=secret),
        source=f"https://{mint.word(thing, 'source', secret=secret)}.example/",
        licence=Licence.CC0,
        shows_people=False,
        **mint.texts(thing, Picture, secret=secret),
    )
    thing.known_as(made)
    return thing, made


def make_document(mint: Mint, way: str) -> tuple[Thing, Attachment]:
    """A document in the library, every text of it a word."""
    thing, secret = Thing("document", way), bool(way)
    name = mint.word(thing, "file", secret=secret)
    content = mint.word(thing, "content", secret=secret)
    made = Attachment.objects.create(
        file=ContentFile(content.encode(), name=f"{name}.txt"),
        title=mint.word(thing, "title", secret=secret),
        author=mint.word(thing, "author", secret=secret),
        source=f"https://{mint.word(thing, 'source', secret=secret)}.example/",
        licence=Licence.CC0,
    )
    thing.known_as(made)
    return thing, made


def words_in(text: str) -> Iterator[str]:
    """Every such word in a text, in small letters."""
    yield from FOUND.findall(text.lower())
