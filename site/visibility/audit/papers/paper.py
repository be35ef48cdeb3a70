"""What is looked at besides pages: a file or a letter, as somebody gets it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from catalogue_pages.bilingual.reading import Language
from catalogue_pages.identity.statement import PROGRAMME_RATE, statement
from visibility.rules.rule import Medium


class Kind(StrEnum):
    """What a paper is for, which says how large it must be."""

    POSTER = "poster"
    DOCUMENT = "document"
    LETTER = "letter"
    SHARE = "share picture"
    PICTURE = "picture"

    @property
    def medium(self) -> Medium:
        """The medium whose rules apply."""
        return _MEDIA[self]


_MEDIA: Final = {
    Kind.POSTER: Medium.PDF,
    Kind.DOCUMENT: Medium.PDF,
    Kind.LETTER: Medium.MAIL,
    Kind.SHARE: Medium.PICTURE,
    Kind.PICTURE: Medium.PICTURE,
}
_NAMES: Final = {
    Kind.POSTER: _("poster"),
    Kind.DOCUMENT: _("document"),
    Kind.LETTER: _("letter"),
    Kind.SHARE: _("share picture"),
    Kind.PICTURE: _("picture"),
}


@dataclass(frozen=True, slots=True)
class Paper:
    """A file or a letter in a language, as bytes: a PDF, a PNG, or an e-mail (RFC 5322).

    `name` is how people find it, `rate` the Union's share (%) in what it is about. What is private
    was written to somebody: no report shows a picture of it.
    """

    name: str | Promise
    kind: Kind
    language: Language
    content: bytes
    rate: Decimal = PROGRAMME_RATE
    is_private: bool = False

    @property
    def paid(self) -> Decimal:
        """The share that its statement goes by: of what the Union does not pay, the programme's."""
        return self.rate if statement(self.rate, self.language) else PROGRAMME_RATE

    def said(self) -> str:
        """The paper in a line, in the language that is active."""
        return f"{self.name} ({_NAMES[self.kind]}, {self.language})"
