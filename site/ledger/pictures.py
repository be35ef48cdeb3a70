"""What is told of pictures: when it changes, so does whatever shows them."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, ReferenceIndex

from catalogue_pages.media.models import Picture

_TOLD: Final = (
    *("withheld", "alternative_text_lv", "alternative_text_en", "is_decorative"),
    *("author", "licence", "source", "focal_point_x", "focal_point_y"),
)

Told = tuple[Any, ...]


def told_of_pictures(pages: Collection[int]) -> Mapping[int, list[Told]]:
    """By the key of a page, what is told of each picture it refers to; two queries."""
    references = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        to_content_type=ContentType.objects.get_for_model(Picture),
        object_id__in=[str(key) for key in pages],
    )
    shown = sorted({*references.values_list("object_id", "to_object_id")})
    pictures = Picture.objects.filter(pk__in={int(picture) for _page, picture in shown})
    told = {str(key): content for key, *content in pictures.values_list("pk", *_TOLD)}
    found: dict[int, list[Told]] = defaultdict(list)
    for page, picture in shown:
        if picture in told:
            found[int(page)].append((picture, *told[picture]))
    return found
