"""What must hold of the pictures on a page before it becomes public."""

from collections.abc import Iterator
from typing import Any

from django.db.models import ForeignKey
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.fields import StreamField

from catalogue_pages.bilingual.emptiness import is_empty
from catalogue_pages.media.models import Picture, Video
from catalogue_pages.publication import gate
from catalogue_pages.publication.gate import Refusal
from catalogue_pages.publication.pages import PublicPage


def lacking_rights(picture: Picture) -> list[str | Promise]:
    """What a picture must have before it is shown, and has not."""
    lacking: list[str | Promise] = []
    if not picture.is_decorative and is_empty(picture.alternative_text_lv):
        lacking.append(_("an alternative text in Latvian, or the mark that it is decorative"))
    if is_empty(picture.author):
        lacking.append(_("an author"))
    if is_empty(picture.licence):
        lacking.append(_("a licence"))
    return lacking


def pictures_of(page: PublicPage) -> Iterator[tuple[str, Picture]]:
    """Every picture that a page shows, with the field that names it."""
    for field in page._meta.get_fields():
        if isinstance(field, ForeignKey) and field.related_model is Picture:
            picture = getattr(page, field.name)
            if picture is not None:
                yield field.name, picture
        elif isinstance(field, StreamField) and field.name.endswith(("_lv", "_en")):
            for picture in _pictures_in(getattr(page, field.name)):
                yield field.name, picture


def _pictures_in(value: Any) -> Iterator[Picture]:
    if isinstance(value, Picture):
        yield value
    elif isinstance(value, Video):
        yield value.poster
    for part in _parts(value):
        yield from _pictures_in(part)


def _parts(value: Any) -> list[Any]:
    if isinstance(value, StreamValue):
        return [block.value for block in value]
    if isinstance(value, StructValue):
        return list(value.values())
    return list(value) if isinstance(value, ListValue) else []


def pictures_may_be_shown(page: PublicPage) -> Iterator[Refusal]:
    """Refuse a page with a picture that lacks alternative text, author or licence."""
    for field, picture in pictures_of(page):
        lacking = lacking_rights(picture)
        if lacking:
            yield Refusal(
                field,
                gettext("The picture “%(title)s” lacks %(lacking)s.")
                % {"title": picture.title, "lacking": ", ".join(map(str, lacking))},
            )


def register() -> None:
    """Have the gate ask these rules about every page."""
    gate.register(PublicPage, pictures_may_be_shown)
