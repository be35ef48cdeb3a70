"""A provider's pictures as they are listed: where each is used, and until when it may be shown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.core.paginator import Page, Paginator
from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from catalogue_pages.media.consents import PUBLIC
from catalogue_pages.media.models import Picture
from catalogue_pages.media.renditions import CARD_SIZES, specifications
from catalogue_pages.providers.models import ProviderPage
from workspace.pictures.collection import Use, pictures_of, uses_of

SOON: Final = timedelta(days=30)
"""So long before its end a consent is warned about."""
AT_ONCE: Final = 24
"""So many pictures stand on a page of a list."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One picture: where it is used, and the last day of the consent to it where it needs one."""

    picture: Picture
    provider: ProviderPage
    uses: Sequence[Use]
    until: date | None

    @property
    def needs_consent(self) -> bool:
        """Whether no consent allows it to be shown now."""
        over = self.until is None or self.until < timezone.localdate()
        return bool(self.picture.withheld or (self.picture.shows_people and over))

    @property
    def ends_soon(self) -> bool:
        """Whether the consent to it ends within the next days."""
        if not self.picture.shows_people or self.until is None or self.needs_consent:
            return False
        return self.until <= timezone.localdate() + SOON


@dataclass(frozen=True, slots=True)
class Group:
    """The pictures of one provider: its own, a page of them, and those that editors look after."""

    provider: ProviderPage
    page: Page[Picture]
    own: tuple[Shown, ...]
    others: tuple[Shown, ...]


def gallery(
    providers: Iterable[ProviderPage], turned: str = "", number: str | None = None
) -> list[Group]:
    """The pictures of each provider, the newest first; six queries a provider.

    Of the provider whose public id is `turned` the page of that number is shown, of the others the
    first; a number that is none means the first one as well.
    """
    return [_group(one, number if turned == str(one.public_id) else None) for one in providers]


def _group(provider: ProviderPage, number: str | None) -> Group:
    uses = uses_of([provider])
    kept = pictures_of(provider)
    page = Paginator(_read(kept), AT_ONCE).get_page(number)
    elsewhere = Picture.objects.filter(pk__in=set(uses)).exclude(pk__in=kept.values("pk"))
    others = _read(elsewhere.order_by("-created_at", "-pk"))
    return Group(
        provider,
        page,
        own=tuple(_shown(page.object_list, provider, uses)),
        others=tuple(_shown(others, provider, uses)),
    )


def one(provider: ProviderPage, number: int) -> Shown | None:
    """One of the provider's own pictures; None for any other."""
    found = _read(pictures_of(provider).filter(pk=number))
    return next(iter(_shown(found, provider, uses_of([provider]))), None)


def troubled(providers: Iterable[ProviderPage]) -> list[Shown]:
    """Their own pictures in use whose consent has ended, or ends soon; the ended ones first."""
    several = list(providers)
    uses = uses_of(several)
    found = [
        shown
        for provider in several
        for shown in _shown(_with_end(pictures_of(provider).filter(pk__in=uses)), provider, uses)
        if shown.needs_consent or shown.ends_soon
    ]
    return sorted(found, key=lambda shown: not shown.needs_consent)


def _shown(pictures: Iterable[Picture], provider: ProviderPage, uses: Any) -> Iterable[Shown]:
    for picture in pictures:
        until: Any = picture
        yield Shown(picture, provider, uses.get(picture.pk, ()), until.consent_until)


def _read(pictures: "QuerySet[Picture]") -> "QuerySet[Picture]":
    several: Any = _with_end(pictures)
    found: QuerySet[Picture] = several.prefetch_renditions(*specifications(CARD_SIZES))
    return found


def _with_end(pictures: "QuerySet[Picture]") -> "QuerySet[Picture]":
    lasting = Q(consents__scope__in=PUBLIC, consents__withdrawn_at=None)
    return pictures.annotate(consent_until=Max("consents__expires_on", filter=lasting))
