"""The parts of the map, as Django's sitemaps: each page in each language, with its picture."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import cached_property
from typing import Any, ClassVar, Final
from urllib.parse import urljoin

from django.contrib.sitemaps import Sitemap
from django.utils.translation import get_language

from catalogue_pages.bilingual.reading import LANGUAGES, as_language
from catalogue_pages.media.addresses import address_of
from catalogue_pages.media.models import PictureRendition
from catalogue_pages.media.renditions import FORMATS
from search.listing.addressing import page_address
from syndication.sitemaps import entries
from syndication.sitemaps.entries import Listed

LARGEST: Final = 5_000
"""Addresses in a part, some 3 MB; search engines take 50 000, or 50 MB."""


class Part(Sitemap):  # type: ignore[type-arg]
    """Pages of one sort. They are read once for a request, whatever Django asks of them."""

    limit = LARGEST
    i18n = True
    alternates = True
    languages = LANGUAGES
    listed: ClassVar[Callable[[], Iterator[Listed]]]

    @cached_property
    def _read(self) -> list[Listed]:
        return list(type(self).listed())

    def items(self) -> list[Listed]:
        """Every page, in the order of the tree."""
        return self._read

    def location(self, item: Listed) -> str:
        """The page's address in the active language."""
        return page_address("", as_language(get_language())) + item.path

    def lastmod(self, item: Listed) -> datetime | None:
        """When it was last published."""
        return item.changed_at

    def get_urls(
        self, page: int | str = 1, site: Any = None, protocol: str | None = None
    ) -> list[dict[str, Any]]:
        """Django's facts of each address, and the `image` of its page; one query more."""
        found = super().get_urls(page, site, protocol)
        here = f"{self.get_protocol(protocol)}://{self.get_domain(site)}"
        images = _images(url["item"][0].picture for url in found)
        for url in found:
            image = images.get(url["item"][0].picture)
            url["image"] = urljoin(here, image) if image else ""
        return found


class Pages(Part):
    """The front page, the catalogue, and pages of text."""

    listed = staticmethod(entries.pages)


class Articles(Part):
    """Articles."""

    listed = staticmethod(entries.articles)


class Providers(Part):
    """Providers."""

    listed = staticmethod(entries.providers)


class Activities(Part):
    """Activities."""

    listed = staticmethod(entries.activities)


PARTS: Final[dict[str, type[Part]]] = {
    "pages": Pages,
    "articles": Articles,
    "providers": Providers,
    "activities": Activities,
}


def _images(pictures: Iterable[int | None]) -> dict[int, str]:
    """The addresses of pictures as JPEG, by their keys, the largest there is of each.

    One query. A picture that no page has shown yet has none, and neither has a withheld one.
    """
    made = PictureRendition.objects.filter(
        image__in={key for key in pictures if key is not None},
        filter_spec__endswith=f"format-{FORMATS[-1]}",
    ).select_related("image")
    addresses = ((one.image_id, address_of(one)) for one in made.order_by("width"))
    return {key: address for key, address in addresses if address is not None}
