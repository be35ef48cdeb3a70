"""Wagtail's index of references, written for many pages at once.

`ReferenceIndex.create_or_update_for_object`, Wagtail's public way, asks for each page what is
stored of it and writes each by itself: two queries a page more, and nearly twice the time (0.65 s
instead of 0.39 for 143 new activities, so some nine seconds more for 5000). There is no public way
for many at once: `disable_reference_index_auto_update` only leaves the work to somebody else, and
the command `rebuild_references_index` goes over everything there is. So what a page refers to is
found, and its path hashed, by the two private methods that the public one calls; a test compares
what is written.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from wagtail.models import ReferenceIndex

_REFERENCE: Final = ("to_content_type_id", "to_object_id", "model_path", "content_path")


def note_references(pages: Sequence[Any]) -> None:
    """Bring the index up to what pages of one type say."""
    types = [
        ContentType.objects.get_for_model(one, for_concrete_model=False)
        for one in (pages[0], *pages[0]._meta.get_parent_list())
    ]
    stored: defaultdict[str, dict[tuple[Any, ...], int]] = defaultdict(dict)
    rows = ReferenceIndex.objects.filter(
        base_content_type=types[-1],
        content_type__in=types,
        object_id__in=[str(page.pk) for page in pages],
    )
    for key, page, *reference in rows.values_list("pk", "object_id", *_REFERENCE):
        stored[page][tuple(reference)] = key
    new, gone = [], []
    for page in pages:
        known = stored[str(page.pk)]
        said = set(ReferenceIndex._extract_references_from_object(page))
        gone += [key for reference, key in known.items() if reference not in said]
        new += [_row(page, types, reference) for reference in said if reference not in known]
    ReferenceIndex.objects.filter(pk__in=gone).delete()
    ReferenceIndex.objects.bulk_create(new, ignore_conflicts=True)


def _row(page: Any, types: Sequence[ContentType], reference: tuple[Any, ...]) -> ReferenceIndex:
    found: ReferenceIndex = ReferenceIndex(
        content_type=types[0],
        base_content_type=types[-1],
        object_id=page.pk,
        content_path_hash=ReferenceIndex._get_content_path_hash(reference[-1]),
        **dict(zip(_REFERENCE, reference, strict=True)),
    )
    return found
