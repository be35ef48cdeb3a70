"""Files made once: what is kept is found by a digest of everything that it is made of."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.core.cache import caches
from django.template.loader import render_to_string

from catalogue_pages.bilingual.reading import LANGUAGES, Language
from catalogue_pages.identity.arrangement import CLEAR_SPACE, Ground
from catalogue_pages.identity.standard import EMBLEM_BORDER
from materials import footers
from materials.content import Content
from materials.documents import FORMATS, ensemble
from materials.subjects import Subject
from materials.typesetting import TYPES, Form, Order, typeset

logger = logging.getLogger(__name__)

CACHE: Final = "materials"
ARCHIVE: Final = "logotipi.zip"
MAIL: Final = "e-pasts.html"
MAIL_TEXT: Final = "e-pasts.txt"
_GROUNDS: Final = {Ground.WHITE: "balts", Ground.COLOUR: "krasains", Ground.DARK: "tumss"}
_FORMS: Final[tuple[Form, ...]] = ("svg", "pdf", "png")
_BORDER: Final = str(round(1 / EMBLEM_BORDER))
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""Files in an archive have no date, so that the same ones make the same archive."""


@dataclass(frozen=True, slots=True)
class Made:
    """A file to be sent: its media type, a digest of what it is made of, and the making of it."""

    type: str
    digest: str
    make: Callable[[], bytes]

    def read(self) -> bytes:
        """Its bytes, made now if nobody has made them before.

        A disk that is full or may not be written costs time, and is no reason to answer nothing.
        """
        known: bytes | None = caches[CACHE].get(self.digest)
        if known is None:
            known = self.make()
            try:
                caches[CACHE].set(self.digest, known, timeout=None)
            except OSError as error:
                logger.warning("A material could not be kept: %s", error)
        return known


def made(subject: Subject, file: str, language: Language) -> Made | None:
    """A subject's file in a language; None where there is no file of this name."""
    if file in FORMATS:
        return of_order(FORMATS[file](subject.content(language)))
    if file == ARCHIVE:
        return _archive({one: subject.content(one) for one in LANGUAGES})
    if file in {MAIL, MAIL_TEXT}:
        return _footer(subject.content(language), file)
    return None


def of_order(order: Order) -> Made:
    """What Typst makes."""
    return Made(TYPES[order.form], order.digest, lambda: typeset(order))


def _footer(content: Content, file: str) -> Made:
    text = footers.as_html(content) if file == MAIL else footers.as_text(content)
    kind = "text/html" if file == MAIL else "text/plain"
    sent = text.encode()
    return Made(f"{kind}; charset=utf-8", sha256(sent).hexdigest(), lambda: sent)


def _archive(contents: dict[Language, Content]) -> Made:
    """The ensemble in every language, on every ground, in every form, and how it may be used."""
    orders = {
        f"logotipi-{language}-{name}.{form}": ensemble(content, ground, form)
        for language, content in contents.items()
        for ground, name in _GROUNDS.items()
        for form in _FORMS
    }
    # Both languages stand in it, so that neither the reader's comma nor point may be put in both.
    clear = str(CLEAR_SPACE)
    figures = {"clear": clear, "clear_lv": clear.replace(".", ","), "border": _BORDER}
    note = render_to_string("materials/note.txt", figures).encode()
    digest = sha256(note)
    for order in orders.values():
        digest.update(order.digest.encode())
    return Made("application/zip", digest.hexdigest(), lambda: _zipped(orders, note))


def _zipped(orders: dict[str, Order], note: bytes) -> bytes:
    result = BytesIO()
    with ZipFile(result, "w", ZIP_DEFLATED) as archive:
        for name, order in orders.items():
            archive.writestr(_entry(name), of_order(order).read())
        archive.writestr(_entry("LASI-READ.txt"), note)
    return result.getvalue()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _EPOCH)
    entry.compress_type = ZIP_DEFLATED
    return entry
