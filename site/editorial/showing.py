"""Which pages show a picture, or link to a document."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, ReferenceIndex

from catalogue_pages.media.models import Attachment, Picture, Video


def pages_with(withheld: Picture | Attachment) -> list[Any]:
    """Every page that shows it, by itself or in a film, or whose draft does; by title."""
    keys = _pages_naming(withheld)
    video = ContentType.objects.get_for_model(Video)
    films = ReferenceIndex.get_references_to(withheld).filter(base_content_type=video)
    for film in Video.objects.filter(pk__in=[int(key) for key in _keys(films)]):
        keys |= _pages_naming(film)
    return sorted(Page.objects.filter(pk__in=keys).specific(), key=lambda page: str(page.title))


def _pages_naming(thing: Picture | Attachment | Video) -> set[int]:
    kind = ReferenceIndex._get_base_content_type(Page)
    found = ReferenceIndex.get_references_to(thing).filter(base_content_type=kind)
    return {int(key) for key in _keys(found)}


def _keys(references: Any) -> list[str]:
    return list(references.values_list("object_id", flat=True).distinct())
