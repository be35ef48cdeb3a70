"""The places that people are asked about: one of each kind of page and paper, in each language."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final
from urllib.parse import urljoin

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.activities.standing import Openness
from catalogue_pages.articles.models import ArticlePage, HomePage, ProjectPage
from catalogue_pages.bilingual.reading import LANGUAGES, Language
from catalogue_pages.providers.models import CataloguePage, ProviderPage
from catalogue_pages.publication.closed import open_pages
from materials.making import made
from materials.subjects import find
from visibility.audit.papers.choosing import letters
from visibility.audit.views import NOWHERE, SIZES, View
from visibility.rules.questions import ASKED_OF, SCREENS, Kind
from visibility.rules.rule import Medium

FILES: Final = {
    Kind.POSTER: "plakats-a3.pdf",
    Kind.SHEET: "lapa-a4.pdf",
    Kind.SLIDE: "slaids.pdf",
    Kind.SHARE: "kopigosanai.png",
}
_PAGES: Final[dict[Kind, Any]] = {
    Kind.HOME: HomePage,
    Kind.LISTING: CataloguePage,
    Kind.PROVIDER: ProviderPage,
    Kind.ARTICLE: ArticlePage,
    Kind.PROJECT: ProjectPage,
    Kind.DESCRIPTION: ProjectPage,
}


@dataclass(frozen=True, slots=True)
class Place:
    """A place that people are asked about.

    A page or screen has the `view` in which it is looked at; a paper has `content`: a PDF, a PNG or
    a letter (RFC 5322). `address` is where it stands, or what it is called.
    """

    kind: Kind
    language: Language
    address: str
    view: View | None = None
    content: bytes = b""

    @property
    def width(self) -> int | None:
        """How wide the screen is, in CSS pixels; None of a paper."""
        return self.view.width if self.view else None

    @property
    def name(self) -> str:
        """The place's own name, such as `home-lv-360`."""
        parts = (self.kind, self.language, self.width)
        return "-".join(str(part) for part in parts if part is not None)

    @property
    def rules(self) -> list[str]:
        """The rules that are asked of it, by their ids."""
        asked = ASKED_OF.items()
        return [rule for rule, of in asked if of.holds(self.kind, self.language, self.width)]


def places(site: str) -> Iterator[Place]:
    """All places that something is asked of; `site` is the address of the running site.

    A kind of which there is nothing public is left out. Reads the database.
    """
    for place in (*_screens(site), *_papers()):
        if place.rules:
            yield place


def _screens(site: str) -> Iterator[Place]:
    pages = {kind: _path(kind) for kind in SCREENS if kind not in (Kind.ERROR, Kind.DOOR)}
    for language in LANGUAGES:
        with override(language):
            paths: dict[Kind, str] = {
                kind: reverse("wagtail_serve", args=[path])
                for kind, path in pages.items()
                if path is not None
            }
            paths[Kind.ERROR] = f"/{language}/{NOWHERE}"
            paths[Kind.DOOR] = reverse("account_login")
        for kind, path in paths.items():
            address = urljoin(site, path)
            for width, height in SIZES:
                view = View(address, language, width, height, dark=False, medium=Medium.SCREEN)
                yield Place(kind, language, address, view)


def _path(kind: Kind) -> str | None:
    """The path below the language of the first public page of a kind; None where there is none."""
    found: Iterable[Page] = _openly(kind)
    page = next(iter(islice(found, 1)), None)
    return page.url_path.split("/", 2)[2] if page is not None else None


def _openly(kind: Kind) -> Iterable[Any]:
    if kind is Kind.ACTIVITY:
        return Openness.read().among(ActivityPage.objects.order_by("pk"))
    found: Iterable[Any] = open_pages(_PAGES[kind].objects.order_by("pk"))
    return found


def _papers() -> Iterator[Place]:
    whole = find("site", None, AnonymousUser())
    for language in LANGUAGES:
        for kind, file in FILES.items():
            if (order := made(whole, file, language)) is not None:
                yield Place(kind, language, f"{whole.slug}/{file}", content=order.read())
    for letter in islice(letters(), len(LANGUAGES)):
        name = str(settings.WAGTAIL_SITE_NAME)
        yield Place(Kind.LETTER, letter.language, name, content=letter.content)
