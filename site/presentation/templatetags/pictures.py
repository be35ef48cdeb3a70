"""Pictures in the sizes that are shown, and the covers that stand in for them."""

from itertools import groupby
from typing import Any
from uuid import UUID

from django import template
from django.urls import reverse

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.bilingual.reading import Label, read
from catalogue_pages.media.models import Picture
from catalogue_pages.media.renditions import (
    CARD_SIZES,
    Size,
    for_sharing,
    of_shapes,
    of_widths,
)
from presentation.covers.drawing import EDITION, HEIGHT, WIDTH, variant_of
from presentation.templatetags.bilingual import page_language
from search.documents import CardPicture

register = template.Library()

WIDE = (480, 768, 1152, 1536)


@register.inclusion_tag("picture/picture.html")
def picture(
    image: Picture | None, sizes: str = "100vw", *, shaped: bool = False, eager: bool = False
) -> dict[str, Any]:
    """A picture as AVIF, WebP and JPEG in several widths; nothing when it is withheld.

    `sizes` says how wide it is shown, as in HTML. `shaped` cuts it to the shape of a card.
    """
    found = _sizes(image, shaped=shaped)
    return {**_sources(found), "sizes": sizes, "eager": eager, **_alternative(image)}


@register.inclusion_tag("picture/picture.html")
def card_picture(shown: CardPicture, alternative: Label, sizes: str) -> dict[str, Any]:
    """The picture of a card, whose sizes the index holds."""
    found = [Size(*row) for row in shown.renditions]
    lang = "" if alternative.language == page_language() else alternative.language
    return {**_sources(found), "sizes": sizes, "text": alternative, "lang": lang}


@register.simple_tag
def cover_address(field: str, variant: int) -> str:
    """Where the cover of a field with this number is."""
    return reverse("cover", args=[EDITION, field, variant])


@register.inclusion_tag("cover/cover.html")
def cover(activity: ActivityPage, *, eager: bool = False) -> dict[str, Any]:
    """The cover of an activity: its own, wherever it is shown."""
    return cover_of(activity.field.code, activity.public_id, eager=eager)


@register.inclusion_tag("cover/cover.html")
def cover_numbered(field: str, variant: int, *, eager: bool = False) -> dict[str, Any]:
    """The cover of a field with this number."""
    address = cover_address(field, variant)
    return {"address": address, "width": WIDTH, "height": HEIGHT, "eager": eager}


def cover_of(field: str, activity: UUID, *, eager: bool) -> dict[str, Any]:
    """What the cover's template needs for an activity of a field."""
    return cover_numbered(field, variant_of(activity), eager=eager)


@register.filter
def shows(image: Picture | None) -> bool:
    """Whether there is a picture, and it may be shown."""
    return image is not None and not image.withheld


@register.simple_tag
def whole_picture(image: Picture) -> Size | None:
    """One size of a picture, not cut; None when it is withheld."""
    return next(reversed(of_widths(image, WIDE[1:2])), None)


@register.simple_tag
def sharing(image: Picture | None, *, whole: object = False) -> Size | None:
    """The picture beside a shared link; None where there is none, or it is withheld."""
    return None if image is None else for_sharing(image, whole=bool(whole))


@register.inclusion_tag("picture/share.html", takes_context=True)
def share_picture(
    context: dict[str, Any], image: Picture | None, *, whole: bool = False
) -> dict[str, Any]:
    """What a shared link shows of a picture; nothing where there is none, or it is withheld."""
    found = None if image is None else for_sharing(image, whole=whole)
    if found is None:
        return {"image": None}
    address = context["request"].build_absolute_uri(found.address)
    return {"image": found, "address": address, **_alternative(image)}


def _sizes(image: Picture | None, *, shaped: bool) -> list[Size]:
    if image is None:
        return []
    return of_shapes(image, CARD_SIZES) if shaped else of_widths(image, WIDE)


def _sources(found: list[Size]) -> dict[str, Any]:
    """The best formats as sources, and the last one as what every browser shows."""
    by_type = [(kind, list(group)) for kind, group in groupby(found, key=lambda size: size.type)]
    if not by_type:
        return {"image": None}
    *better, (_kind, plain) = by_type
    return {
        "sources": [{"type": kind, "srcset": _srcset(group)} for kind, group in better],
        "srcset": _srcset(plain),
        "image": plain[-1],
    }


def _srcset(sizes: list[Size]) -> str:
    return ", ".join(f"{size.address} {size.width}w" for size in sizes)


def _alternative(image: Picture | None) -> dict[str, str]:
    if image is None or image.is_decorative:
        return {"text": "", "lang": ""}
    language = page_language()
    found = read(image, "alternative_text", language)
    lang = found.language if found.language and found.language != language else ""
    return {"text": str(found.value or ""), "lang": lang}
