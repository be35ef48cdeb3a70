"""The pictures of a provider: its own collection, which no other provider sees, and their uses."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from wagtail.models import Collection, Page, ReferenceIndex

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.media.models import Picture
from catalogue_pages.providers.models import ProviderPage
from editorial.moderation.submission import Written
from workspace.guide.guides import guide_of

_TITLE: Final = 180
"""So much of the provider's name stands in its collection's, which holds 255 characters."""


@dataclass(frozen=True, slots=True)
class Use:
    """A page that shows a picture: to everybody, or so far in its draft alone."""

    page: Written
    is_public: bool

    @property
    def name(self) -> str:
        """What the page is called in its draft."""
        return str(self.page.draft_title)

    @property
    def address(self) -> str:
        """Where its people look after it."""
        return guide_of(self.page).address("edit", self.page)


def collection_of(provider: ProviderPage) -> Collection:
    """The collection that a provider's pictures are kept in.

    Editors find it by the provider's name; the public id after it is what it is known by.
    """
    name = f"{str(provider.title)[:_TITLE]} ({provider.public_id})"
    found = Collection.objects.filter(_kept_for(provider)).first()
    if found is None:
        return Collection.get_first_root_node().add_child(name=name)
    if found.name != name:
        found.name = name
        found.save(update_fields=["name"])
    return found


def _kept_for(provider: ProviderPage, path: str = "") -> Q:
    # Collections made before the provider's name stood in them are called by the id alone.
    own = Q(**{f"{path}depth": 2})
    known = Q(**{f"{path}name": str(provider.public_id)})
    return own & (known | Q(**{f"{path}name__endswith": f"({provider.public_id})"}))


def pictures_of(provider: ProviderPage) -> "QuerySet[Picture]":
    """The pictures in a provider's own collection, by whomever uploaded, the newest first."""
    found: QuerySet[Picture] = Picture.objects.filter(_kept_for(provider, "collection__"))
    return found.order_by("-created_at", "-pk")


def offered_to(provider: ProviderPage) -> "QuerySet[Picture]":
    """What a provider may choose from: its own, and what editors put on its pages otherwise."""
    shown = Q(pk__in=uses_of([provider]))
    own = Q(_kept_for(provider, "collection__"))
    found: QuerySet[Picture] = Picture.objects.filter(own | shown).filter(withheld=False)
    return found.order_by("-created_at", "-pk")


def twin_of(provider: ProviderPage, file_hash: str) -> Picture | None:
    """The provider's picture that is the same file, where there is one; never another's."""
    return pictures_of(provider).filter(file_hash=file_hash).first()


def uses_of(providers: Iterable[ProviderPage]) -> Mapping[int, Sequence[Use]]:
    """Where pages of these providers show pictures, by the picture; in a fixed number of queries.

    Texts laid out by editors count as they stand in the catalogue, chosen pictures in drafts, too.
    """
    pages = {page.pk: page for page in _pages(list(providers))}
    found: defaultdict[int, dict[int, Use]] = defaultdict(dict)
    for page, picture in _in_drafts(pages.values()):
        found[picture][page.pk] = Use(page, is_public=False)
    for page, picture in _in_rows(pages):
        found[picture][page.pk] = Use(page, is_public=page.live)
    return {
        picture: sorted(uses.values(), key=lambda use: use.name) for picture, uses in found.items()
    }


def _pages(providers: Sequence[ProviderPage]) -> Iterator[Written]:
    below = Q(pk__in=())
    for provider in providers:
        below |= Q(path__startswith=provider.path, depth=provider.depth + 1)
    own = ProviderPage.objects.filter(pk__in=[one.pk for one in providers])
    yield from own.select_related("latest_revision")
    yield from ActivityPage.objects.filter(below, alias_of=None).select_related("latest_revision")


def _in_drafts(pages: Iterable[Written]) -> Iterator[tuple[Written, int]]:
    for page in pages:
        column = guide_of(page).picture
        written = page.latest_revision
        chosen = written.content.get(column) if written else getattr(page, f"{column}_id")
        if chosen is not None:
            yield page, int(chosen)


def _in_rows(pages: Mapping[int, Written]) -> Iterator[tuple[Written, int]]:
    """What the database's rows show; of a page that nobody sees, what stands in its texts."""
    places = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=[str(key) for key in pages],
        to_content_type=ContentType.objects.get_for_model(Picture),
    )
    rows: Any = places.values_list("object_id", "to_object_id", "model_path")
    for key, picture, path in rows:
        page = pages[int(key)]
        if page.live or path != guide_of(page).picture:
            yield page, int(picture)
