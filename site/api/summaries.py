"""An activity's card as the API shows it."""

from collections.abc import Iterable, Mapping
from typing import Protocol
from urllib.parse import urljoin
from uuid import UUID

from django.conf import settings

from api import schemas
from catalogue_pages.bilingual.reading import LANGUAGES, Language
from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.documents import Card, CardPicture
from search.listing.addressing import page_address
from search.results import Highlight


class Base(Protocol):
    """What makes the site's addresses absolute: a request, or `OwnBase` where there is none."""

    def build_absolute_uri(self, location: str) -> str:
        """The absolute address of a path."""


class OwnBase:
    """The site's own address from the settings, for what is made outside of a request."""

    def build_absolute_uri(self, location: str) -> str:
        """The absolute address of a path."""
        return urljoin(settings.BASE_URL, location)


def term(vocabularies: Vocabularies, vocabulary: str, code: str) -> schemas.Term:
    """A code with its labels; the code itself where there is no such term any more."""
    return schemas.Term(
        code=code,
        label_lv=vocabularies.label(vocabulary, code, "lv"),
        label_en=vocabularies.label(vocabulary, code, "en"),
    )


def terms(vocabularies: Vocabularies, vocabulary: str, codes: Iterable[str]) -> list[schemas.Term]:
    """Several codes with their labels."""
    return [term(vocabularies, vocabulary, code) for code in codes]


def summary(
    base: Base,
    identity: UUID,
    card: Card,
    vocabularies: Vocabularies,
    highlights: Mapping[str, Highlight],
) -> schemas.ActivitySummary:
    """What a list says of an activity; nothing here asks the database."""
    urls = {
        language: base.build_absolute_uri(page_address(card.path, language))
        for language in LANGUAGES
    }
    return schemas.ActivitySummary(
        id=identity,
        url=schemas.Text(**urls),
        title=_text(card.title),
        summary=_text(card.summary),
        provider=_text(card.provider),
        field=term(vocabularies, "field", card.field),
        kind=term(vocabularies, "kind", card.kind),
        formats=terms(vocabularies, "format", card.formats),
        grades=terms(vocabularies, "grade", card.grades),
        municipalities=terms(vocabularies, "municipality", card.municipalities),
        serves_all=card.serves_all,
        price=card.price,
        price_per_group=card.price_per_group,
        duration_minutes=card.duration_minutes,
        group_min=card.group_min,
        group_max=card.group_max,
        picture=_picture(base, card.picture),
        demonstration=card.demonstration,
        highlights={
            name: [schemas.Highlight(text=text, matched=matched) for text, matched in marked.parts]
            for name, marked in highlights.items()
        },
    )


def _text(readings: Mapping[Language, tuple[str, Language]]) -> schemas.Text:
    own = {language: text for language, (text, written) in readings.items() if written == language}
    return schemas.Text(**{language: text or None for language, text in own.items()})


def _picture(base: Base, picture: CardPicture | None) -> schemas.Picture | None:
    if picture is None:
        return None
    return schemas.Picture(
        alternative_text=schemas.Text(
            lv=picture.alternative_lv or None, en=picture.alternative_en or None
        ),
        sizes=[
            schemas.Image(
                url=base.build_absolute_uri(address), width=width, height=height, type=kind
            )
            for address, width, height, kind in picture.renditions
        ],
    )
