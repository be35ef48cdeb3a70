"""Something was withheld: a letter to everybody who showed it, and to the editors."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, ReferenceIndex

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.media.models import Attachment, Picture, Video
from catalogue_pages.providers.branches import provider_of
from catalogue_pages.providers.models import ProviderPage
from mailing.letters import Letter
from mailing.posting import post_all
from people.memberships import editors, people_of, recipients

Composing = Callable[[Sequence[Any]], Letter]
"""Writes a letter that names some pages."""


def tell(
    event: str, withheld: Picture | Attachment, to_people: Composing, to_editors: Composing
) -> None:
    """Write to the people of every provider that shows what is withheld, and to the editors."""
    pages = pages_with(withheld)
    key = f"{withheld.pk}:{withheld.withheld_at:%Y-%m-%d %H:%M:%S}"
    by_provider: dict[ProviderPage, list[Any]] = {}
    for page in pages:
        if isinstance(page, ActivityPage | ProviderPage):
            by_provider.setdefault(provider_of(page), []).append(page)
    for provider, shown in by_provider.items():
        post_all(event, key, recipients(people_of(provider)), partial(to_people, shown))
    post_all(event, key, recipients(editors()), partial(to_editors, pages))


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
