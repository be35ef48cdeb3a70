"""What must hold of the pictures on a page before it becomes public."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from django.db.models import ForeignKey
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.fields import StreamField
from wagtail.models import Page, ReferenceIndex

from catalogue_pages.bilingual.emptiness import is_empty
from catalogue_pages.media.models import Picture, Video
from catalogue_pages.media.withholding import may_be_shown
from catalogue_pages.publication import gate
from catalogue_pages.publication.gate import Refusal
from catalogue_pages.publication.pages import PublicPage

REMEDY: Final = _("Choose another picture, or record a new consent at this one.")


def lacking_rights(picture: Picture) -> list[str | Promise]:
    """What a picture must have before it is shown, and has not."""
    lacking: list[str | Promise] = []
    if not picture.is_decorative and is_empty(picture.alternative_text_lv):
        lacking.append(_("an alternative text in Latvian, or the mark that it is decorative"))
    if is_empty(picture.author):
        lacking.append(_("an author"))
    if is_empty(picture.licence):
        lacking.append(_("a licence"))
    if picture.shows_people is None:
        lacking.append(_("an answer whether people are recognisable"))
    elif not may_be_shown(picture, timezone.now()):
        lacking.append(_("a consent of those recognisable that covers this catalogue and lasts"))
    elif picture.withheld:
        lacking.append(_("leave to be shown: it is withheld until a new consent is recorded"))
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
    """Refuse a page with a picture that lacks alternative text, author, licence or consent."""
    for field, picture in pictures_of(page):
        lacking = lacking_rights(picture)
        if lacking:
            said = gettext("The picture “%(title)s” lacks %(lacking)s.") % {
                "title": picture.title,
                "lacking": ", ".join(map(str, lacking)),
            }
            unseen = is_kept_back(picture)
            yield Refusal(field, f"{said} {REMEDY}" if unseen else said, unseen)


def is_kept_back(picture: Picture) -> bool:
    """Whether visitors do not see a picture wherever it stands, or not for much longer."""
    lapsed = picture.shows_people is True and not may_be_shown(picture, timezone.now())
    return picture.withheld or lapsed


def said_of_unseen(pages: Iterable[int]) -> dict[int, list[str]]:
    """By page: a sentence for each withheld picture that it, or its draft, names (two queries)."""
    references = ReferenceIndex.objects.filter(
        base_content_type=ReferenceIndex._get_base_content_type(Page),
        object_id__in=[str(key) for key in pages],
        to_content_type=ContentType.objects.get_for_model(Picture),
    )
    named = sorted(set(references.values_list("object_id", "to_object_id")))
    withheld = Picture.objects.filter(withheld=True).in_bulk([int(key) for _page, key in named])
    said = gettext("The picture “%(title)s” is not shown: no consent allows it any more.")
    found: dict[int, list[str]] = defaultdict(list)
    for key, named_picture in named:
        if int(named_picture) in withheld:
            title = withheld[int(named_picture)].title
            found[int(key)].append(f"{said % {'title': title}} {REMEDY}")
    return found


def register() -> None:
    """Have the gate ask these rules about every page."""
    gate.register(PublicPage, pictures_may_be_shown)
