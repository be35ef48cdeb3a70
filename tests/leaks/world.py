"""A catalogue in which everything hides that can, beside what everybody may read."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from random import Random
from typing import Any, Final

from django.db import transaction
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from catalogue_pages.activities.models import ActivityPage, Occurrence
from catalogue_pages.articles.models import (
    ArticleIndexPage,
    ArticlePage,
    ContentPage,
    Menu,
    ProjectPage,
)
from catalogue_pages.media.models import Picture, Video
from catalogue_pages.media.withholding import withdraw
from catalogue_pages.media.withholding_documents import withhold
from catalogue_pages.providers.models import CataloguePage, ProviderPage
from catalogue_pages.publication.gate import PublicationError
from catalogue_pages.vocabularies.models import Municipality
from editorial.moderation.reasons import load_reasons
from editorial.moderation.workflow import make_workflow
from ledger import activities as ledger_of_activities
from ledger import pages as ledger_of_pages
from people.applications.models import ProviderApplication
from people.groups import make_groups
from tests.catalogue_pages.projects import make_operation
from tests.leaks.hiding import BY_ABOVE, WAYS, Way
from tests.leaks.words import Mint, Thing, make_document, make_picture, with_blocks
from tests.search.content import make_activity, make_catalogue, make_provider

HIDDEN_YEAR: Final = 2033
"""In which everything hidden happens, and nothing else does."""
SHOWN_YEAR: Final = 2031


@dataclass(frozen=True)
class Drawn:
    """What chance decides: the order of the ways, ways on top of others, and the words."""

    random: Random
    order: Sequence[Way]
    twice: Sequence[tuple[Way, Way]]


@dataclass
class World:
    """All that was made."""

    mint: Mint
    things: list[Thing] = field(default_factory=list)
    operation: int = 0

    @property
    def hidden(self) -> list[Thing]:
        """What nobody may see."""
        return [one for one in self.things if one.way]

    def public(self, kind: str) -> list[Thing]:
        """What everybody may see, of a kind."""
        return [one for one in self.things if one.kind == kind and not one.way]

    def add(self, kind: str, way: str = "") -> Thing:
        """Something new without words."""
        self.things.append(Thing(kind, way))
        return self.things[-1]


class Maker:
    """Makes a world, in three steps: before anything hides, hiding, and what follows."""

    def __init__(self, drawn: Drawn) -> None:
        self.drawn = drawn
        self.world = World(Mint(drawn.random))
        self.mint = self.world.mint
        self.catalogue: CataloguePage = make_catalogue()
        self.home = self.catalogue.get_parent()
        self.index = self.home.add_child(instance=ArticleIndexPage(name_lv="Raksti", slug="raksti"))
        make_groups()
        make_workflow()
        load_reasons()
        self.operation = make_operation()
        self.world.operation = self.operation.pk
        self.hiding: list[Callable[[], None]] = []

    def before(self) -> None:
        """Make everything, public as far as it ever was; the ledger has seen it."""
        self.provider = self._page("provider")
        for _number in range(2):
            self._page("activity", above=self.provider)
        self.article, self.text = self._page("article"), self._page("page")
        self._page("project")
        for kind, ways in _WAYS_OF.items():
            for way in self.drawn.order:
                if way in ways:
                    self._hiding(kind, way)
        for first, second in self.drawn.twice:
            self._hiding("activity", first, second)
        self._pictures_and_documents()
        self._people()

    def hide(self) -> None:
        """Let it hide."""
        self._refer()
        for act in self.hiding:
            act()
        self._draft_anew()
        self._alias()

    def _page(self, kind: str, way: str = "", *, above: Any = None, live: bool = True) -> Any:
        thing = self.world.add(kind, way)
        made = _MAKE[kind](self, thing, above, live)
        thing.known_as(made)
        return made

    def _hiding(self, kind: str, *ways: Way) -> None:
        """Make a page now that those ways will hide."""
        above, name = None, ", ".join(way.name for way in ways)
        if any(way.name in BY_ABOVE for way in ways):
            above = self._page(_ABOVE[kind], name)
        elif kind == "activity":
            above = self.provider
        once = all(way.once for way in ways)
        page = self._page(kind, name, above=above, live=once)
        thing = self.world.things[-1]
        thing.once = once
        if above is not None and above is not self.provider:
            self.world.things[-2].once = True
        if kind == "activity" and all(way.ends for way in ways):
            named = ("name_lv", "name_en") if all(way.says for way in ways) else ()
            thing.ended = {thing.words[one] for one in (*named, "slug")}
        self.hiding.append(lambda: self._do(page, thing, ways))

    def _do(self, page: Page, thing: Thing, ways: Sequence[Way]) -> None:
        for way in ways:
            fresh = type(page).objects.filter(pk=page.pk).first()
            if fresh is not None:
                way.do(fresh, self.mint.word(thing, f"said while {way.name}", secret=True))
        moved = type(page).objects.filter(pk=page.pk).first()
        if moved is not None:
            thing.known_as(moved)

    def _pictures_and_documents(self) -> None:
        shown, picture = make_picture(self.mint, "")
        given, document = make_document(self.mint, "")
        self.world.things += [shown, given]
        unused, _picture = make_picture(self.mint, "unused")
        lying, _document = make_document(self.mint, "unused")
        drafted, of_draft = make_picture(self.mint, "in a draft")
        shut, of_closed = make_picture(self.mint, "behind a door")
        held, withheld = make_picture(self.mint, "withheld")
        kept, withheld_document = make_document(self.mint, "withheld")
        self.world.things += [unused, lying, drafted, shut, held, kept]
        _set(self.article, picture=picture)
        for page in ActivityPage.objects.child_of(self.provider):
            if self._is(page, "draft"):
                _set(page, picture=of_draft)
            elif self._is(page, "behind login"):
                _set(page, picture=of_closed)
        _set(self.provider, logo=withheld)
        with_blocks(
            self.text,
            ("picture", {"picture": withheld.pk, "caption": ""}),
            ("document", {"document": withheld_document.pk, "description": ""}),
            ("document", {"document": document.pk, "description": ""}),
            ("text", f'<a linktype="document" id="{withheld_document.pk}">te</a>'),
        )
        _publish(self.text)
        self._video(of_draft)
        self.hiding += [lambda: withdraw(withheld), lambda: withhold(withheld_document)]

    def _is(self, page: Page, way: str) -> bool:
        return any(one.key == page.pk and one.way == way for one in self.world.hidden)

    def _video(self, poster: Picture) -> None:
        """A film that no public page shows."""
        thing = self.world.add("video", "unused")
        texts = self.mint.texts(thing, Video, secret=True)
        texts |= {"captions_lv": None, "captions_en": None}
        Video.objects.create(poster=poster, address="https://vimeo.com/1", **texts)

    def _people(self) -> None:
        """An organisation that has asked and was not let in yet."""
        thing, known = self.world.add("application", "waiting"), self.provider
        ProviderApplication.objects.create(
            name_lv=self.mint.word(thing, "name", secret=True),
            contact_name=self.mint.word(thing, "contact", secret=True),
            email=f"{self.mint.word(thing, 'email', secret=True)}@example.org",
            offers=self.mint.word(thing, "offers", secret=True),
            provider_type=known.provider_type,
            municipality=Municipality.objects.get(code="ventspils"),
        )

    def _refer(self) -> None:
        """Let what is public lead to whatever hides, in every way that there is."""
        pages = [one for one in self.world.hidden if one.path]
        links = "".join(f'<a linktype="page" id="{one.key}">te</a> ' for one in pages)
        for page in (self.provider, self.text, self.article):
            field = "description_lv" if isinstance(page, ProviderPage) else "intro_lv"
            _set(page, **{field: f"{getattr(page, field)}<p>{links}</p>"})
        article = ArticlePage.objects.get(pk=self.article.pk)
        article.activities.set(ActivityPage.objects.all())
        article.save()
        for one in pages:
            Redirect.objects.create(old_path=f"/lv/vecs/{one.key}", redirect_page_id=one.key)

    def _draft_anew(self) -> None:
        """What is public has a later draft, and nobody is told a word of it."""
        for thing in [one for one in self.world.things if not one.way and one.path]:
            page = Page.objects.get(pk=thing.key).specific
            later = self.world.add(thing.kind, "later draft")
            for name, value in self.mint.of_page(later, type(page), secret=True).items():
                setattr(page, name, value)
            page.save_revision()
            if self.drawn.random.random() < 0.5:
                page.go_live_at = timezone.now().replace(year=HIDDEN_YEAR)
                # Whatever shows something withheld must not be published, then or now.
                with suppress(PublicationError), transaction.atomic():
                    page.save_revision().publish()

    def _alias(self) -> None:
        """What is closed is closed elsewhere, too."""
        other = make_provider(self.catalogue, "Otrs nams", slug="otrs-nams")
        for thing in [one for one in self.world.hidden if one.kind == "activity"]:
            source = ActivityPage.objects.filter(pk=thing.key).first()
            if source is not None and thing.way == "behind password":
                alias = self.world.add("activity", "alias of what is closed")
                alias.known_as(source.create_alias(parent=other))


def _activity(maker: Maker, thing: Thing, above: Any, live: bool) -> Any:
    texts = maker.mint.of_page(thing, ActivityPage, secret=bool(thing.way))
    year = HIDDEN_YEAR if thing.way else SHOWN_YEAR
    made: Any = make_activity(
        above,
        texts.pop("name_lv"),
        live=False,
        by_arrangement=True,
        price=0,
        funding_operation=maker.operation,
        **texts,
    )
    begins = timezone.make_aware(datetime(year, 7, 14, 10, 0))  # noqa: DTZ001 - Latvia's
    made.occurrences = [Occurrence(starts_at=begins, ends_at=begins.replace(hour=11))]
    return _published(made, live=live)


def _put(above: Page, page: Any, *, live: bool) -> Any:
    page.live = False
    return _published(above.add_child(instance=page), live=live)


def _published(page: Any, *, live: bool) -> Any:
    revision = page.save_revision()
    if live:
        revision.publish()
    return type(page).objects.get(pk=page.pk)


def _provider(maker: Maker, thing: Thing, _above: Any, live: bool) -> Any:
    texts = maker.mint.of_page(thing, ProviderPage, secret=bool(thing.way))
    made = make_provider(maker.catalogue, texts.pop("name_lv"), live=False, **texts)
    return _published(made, live=live)


def _article(maker: Maker, thing: Thing, above: Any, live: bool) -> Any:
    texts = maker.mint.of_page(thing, ArticlePage, secret=bool(thing.way))
    page = ArticlePage(date=date(2026, 9, 1), **texts)
    return _put(above or maker.index, page, live=live)


def _text(maker: Maker, thing: Thing, above: Any, live: bool) -> Any:
    texts = maker.mint.of_page(thing, ContentPage, secret=bool(thing.way))
    page = ContentPage(menu=Menu.BOTH, **texts)
    return _put(above or maker.home, page, live=live)


def _project(maker: Maker, thing: Thing, _above: Any, live: bool) -> Any:
    texts = maker.mint.of_page(thing, ProjectPage, secret=bool(thing.way))
    page = ProjectPage(menu=Menu.BOTH, operation=maker.operation, **texts)
    return _put(maker.home, page, live=live)


_MAKE: Final[dict[str, Callable[[Maker, Thing, Any, bool], Any]]] = {
    "activity": _activity,
    "provider": _provider,
    "article": _article,
    "page": _text,
    "project": _project,
}
_ABOVE: Final = {"activity": "provider", "article": "project", "page": "page"}
"""Of what kind is the page above one, where a page hides with the one above it."""
_WAYS_OF: Final[dict[str, list[Way]]] = {
    "activity": list(WAYS),
    "provider": [
        one for one in WAYS if not one.activity_alone and one.name != "below what is closed"
    ],
    "article": [one for one in WAYS if not one.activity_alone and not one.of_provider],
    "page": [one for one in WAYS if not one.activity_alone and not one.of_provider],
    "project": [
        one
        for one in WAYS
        if not (one.activity_alone or one.of_provider or one.name == "below what is closed")
    ],
}


def _set(page: Any, **values: Any) -> None:
    """Change what a page says, live or not, in the page that the caller holds as well."""
    fresh = type(page).objects.get(pk=page.pk)
    for name, value in values.items():
        setattr(fresh, name, value)
        setattr(page, name, value)
    revision = fresh.save_revision()
    if fresh.live:
        revision.publish()


def _publish(page: Any) -> None:
    page.save_revision().publish()


def told_to_the_ledger() -> None:
    """Let the ledger, and with it the subscribers' messages, see what is public now."""
    ledger_of_activities.sweep()
    ledger_of_pages.look_through()
