"""Every public address of the resolver, and how it is asked. What is new needs a line here."""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import product
from typing import Any, Final
from urllib.parse import urlencode

from django.urls import get_resolver, reverse
from django.utils.translation import get_language, override

from catalogue_pages.bilingual.reading import LANGUAGES
from catalogue_pages.identity.ensembles import Role
from catalogue_pages.identity.library import arrangement
from catalogue_pages.media.models import Attachment, PictureRendition
from materials.making import ARCHIVE, MAIL, MAIL_TEXT
from opendata import shelf
from opendata.addresses import LATEST
from opendata.kinds import FILE_NAMES
from syndication.sitemaps.parts import PARTS
from tests.leaks.answers import Answer, Asker
from tests.leaks.world import HIDDEN_YEAR, World
from tests.permissions.addresses import walk

Addresses = Callable[[World], Iterator[str] | list[str]]

SIGNED_IN: Final = ("admin/",)
"""Below these everything asks to sign in; `tests/permissions` asks each of them who may enter."""
NAMESPACES: Final = ("catalogue-api:",)
"""The API's operations come from its document; `tests/leaks/operations.py` asks them."""
MANY: Final = {"page_size": "100"}
SPAN: Final = {"from": "2000-01-01", "to": f"{HIDDEN_YEAR + 1}-01-01"}
STATIC_FILES: Final = ("kopigosanai.png", "lapa-a4.pdf", MAIL, MAIL_TEXT)


def _ids(kind: str, *, public: bool = False) -> Callable[[World], list[str]]:
    def found(world: World) -> list[str]:
        things = world.public(kind) if public else [one for one in world.hidden if one.kind == kind]
        return sorted({one for thing in things for one in thing.ids})

    return found


def _each(name: str, key: str, values: Callable[[World], list[str]]) -> Addresses:
    return lambda world: [reverse(name, kwargs={key: one}) for one in values(world)]


def _plain(name: str) -> Addresses:
    return lambda _world: [reverse(name)]


def _materials(code: str, key: str, kind: str) -> Addresses:
    """Files of what hides, and those of what is public: its later draft is nobody's business."""

    def found(world: World) -> Iterator[str]:
        hidden = _ids(kind)(world)
        shown = _ids(kind, public=True)(world)
        for one, name in [*product(hidden, (MAIL,)), *product(shown, STATIC_FILES)]:
            yield reverse(f"materials:{code}_file", kwargs={key: one, "name": name})

    return found


def _words(world: World) -> list[str]:
    return [word for thing in world.hidden for word in list(thing.words.values())[:2]]


def _listings(end: str) -> Addresses:
    """A listing with words of what hides, and with everything that is in it."""

    def found(world: World) -> Iterator[str]:
        listing = f"{reverse('wagtail_serve', args=['katalogs/'])}{end}"
        for query in ({}, MANY, SPAN, {"near": "riga", "within": "500"}, {"sort": "soonest"}):
            yield f"{listing}?{urlencode(query)}"
        for word in world.mint.random.sample(_words(world), 12):
            yield f"{listing}?{urlencode({'q': word})}"

    return found


def _suggestions(world: World) -> Iterator[str]:
    address = f"{reverse('wagtail_serve', args=['katalogs/'])}suggest"
    for word in world.mint.random.sample(_words(world), 40):
        yield f"{address}?{urlencode({'q': word[:5]})}"


def _pages(world: World) -> Iterator[str]:
    """Every page in the tree by its address, and what stands at the home page itself."""
    yield reverse("wagtail_serve", args=[""])
    yield from _listings("")(world)
    yield reverse("wagtail_serve", args=["raksti/"])
    for thing in world.things:
        if thing.path:
            yield reverse("wagtail_serve", args=[thing.path])


def _documents(name: str) -> Addresses:
    def found(_world: World) -> Iterator[str]:
        for one in Attachment.objects.filter(withheld=True):
            yield reverse(name, args=[one.pk, one.filename])
        for one in Attachment.objects.all():
            yield reverse(name, args=[one.pk, "dokuments.txt"])

    return found


def _renditions(_world: World) -> Iterator[str]:
    for one in PictureRendition.objects.filter(image__withheld=True):
        yield f"/media/{one.file.name}"
    yield "/media/images/nothing.png"


def _files(_world: World) -> Iterator[str]:
    for version in (LATEST, *map(str, shelf.versions())):
        for name in sorted(FILE_NAMES):
            yield reverse("open_data_file", args=[version, name])


def _logos(_world: World) -> Iterator[str]:
    for role, language in product(Role, LANGUAGES):
        for mark in arrangement(role, language).others:
            if mark.checksum:
                yield reverse("logo", args=[mark.checksum])


def _keys(world: World) -> list[str]:
    return [str(thing.key) for thing in world.things if thing.path]


def _former(world: World) -> Iterator[str]:
    """Addresses that redirects lead away from stand beside the pages."""
    yield from _pages(world)
    for thing in world.hidden:
        if thing.path:
            yield f"/lv/vecs/{thing.key}"


def _tokens(name: str, **more: str) -> Addresses:
    return lambda _world: [reverse(name, kwargs=more or {"token": "x"})]


ASKED: Final[Mapping[str, Addresses]] = {
    "documents/<int:document_id>/<str:document_filename>": _documents("wagtaildocs_serve"),
    "wagtaildocs_serve": _documents("wagtaildocs_serve"),
    "wagtaildocs_authenticate_with_password": _tokens(
        "wagtaildocs_authenticate_with_password", restriction_id="1"
    ),
    "api/v1/": lambda _world: ["/api/v1/"],
    "api/": lambda _world: ["/api/", "/api/v1/nothing"],
    "api/editors/": lambda _world: ["/api/editors/", "/api/editors/v3/nothing"],
    "api_page": _plain("api_page"),
    "open_data": _plain("open_data"),
    "open_data_catalogue": _plain("open_data_catalogue"),
    "open_data_file": _files,
    "open_data_page": _plain("open_data_page"),
    "logo": _logos,
    "cover": lambda _world: [reverse("cover", args=[1, "science", 0])],
    "rendition": _renditions,
    "robots": _plain("robots"),
    "sitemap": _plain("sitemap"),
    "sitemap_part": _each("sitemap_part", "section", lambda _world: list(PARTS)),
    "offer": _plain("offer"),
    "offer_confirm": _tokens("offer_confirm"),
    "accept_invitation": _tokens("accept_invitation"),
    "review_link": _tokens("review_link"),
    "embedding:build": _plain("embedding:build"),
    "embedding:frame": lambda _world: [
        f"{reverse('embedding:frame')}?{urlencode(query)}" for query in ({}, MANY, SPAN)
    ],
    "materials:site": _plain("materials:site"),
    "materials:site_file": lambda _world: [
        reverse("materials:site_file", args=[name]) for name in (*STATIC_FILES, ARCHIVE)
    ],
    "materials:activity": _each("materials:activity", "key", _ids("activity")),
    "materials:activity_file": _materials("activity", "key", "activity"),
    "materials:provider": _each("materials:provider", "key", _ids("provider")),
    "materials:provider_file": _materials("provider", "key", "provider"),
    "materials:operation": _each(
        "materials:operation", "key", lambda world: [str(world.operation)]
    ),
    "materials:operation_file": lambda world: [
        reverse("materials:operation_file", args=[world.operation, name]) for name in STATIC_FILES
    ],
    "materials:short": _each("materials:short", "number", _keys),
    "selection_feed": _listings("feed.atom"),
    "selection_calendar": _listings("calendar.ics"),
    "activity_calendar": _each("activity_calendar", "identity", _ids("activity")),
    "suggest": _suggestions,
    "lv/_util/login/": lambda _world: ["/lv/_util/login/"],
    "en/_util/login/": lambda _world: ["/en/_util/login/"],
    "wagtailcore_login": lambda _world: ["/lv/_util/login/"],
    "wagtailcore_authenticate_with_password": lambda _world: [
        "/lv/_util/authenticate_with_password/1/1/"
    ],
    "wagtail_serve": _former,
    "account_reset_password_from_key": _tokens(
        "account_reset_password_from_key", uidb36="1", key="x"
    ),
}
IN_EITHER: Final = (
    *("account_", "mfa_", "workspace:", "materials:", "activity_calendar", "offer"),
    *("accept_invitation", "review_link", "suggest"),
)
"""Addresses that are asked in one of the languages alone, whichever chance gives."""
TOOLS: Final = ("wagtailapi_v3:",)
"""Addresses of editors' tools, which have no answer without a token."""
PERSONAL: Final = ("account_", "mfa_", "workspace:")
"""Addresses of who has signed in: without an account they lead to the door, whatever is asked."""


def public_patterns() -> list[str]:
    """The names of every address that is asked without an account, each once."""
    found = {
        name: route
        for name, route in walk(get_resolver())
        if not route.startswith(SIGNED_IN) and not name.startswith(NAMESPACES)
    }
    return list(found)


def ask_patterns(world: World, asker: Asker) -> Iterator[Answer]:
    """Every answer of every address, in both languages. Fails where nobody has said how to ask."""
    first = world.mint.random.choice(LANGUAGES)
    for language in LANGUAGES:
        with override(language):  # a request leaves its own language with the thread
            asked = list(_asked(world, first=language == first))
        for name, addresses in asked:
            for address in addresses:
                yield asker.get(name, address)


def _asked(world: World, *, first: bool) -> Iterator[tuple[str, list[str]]]:
    for name, route in walk(get_resolver()):
        if route.startswith(SIGNED_IN) or name.startswith(NAMESPACES):
            continue
        if not first and (name.startswith(IN_EITHER) or not route.startswith(get_language())):
            continue
        if name in ASKED:
            yield name, list(dict.fromkeys(ASKED[name](world)))
        elif name.startswith(PERSONAL):
            yield name, _of_somebody(name, route, world)
        elif name.startswith(TOOLS):
            yield name, [f"/{_PARAMETER.sub(key, route)}" for key in _keys(world)]
        else:
            raise AssertionError(f"{name} ({route}) is not asked: say how in {__name__}.")


_PARAMETER: Final = re.compile(r"<(?:(?P<sort>\w+):)?\w+>")


def _of_somebody(name: str, route: str, world: World) -> list[str]:
    """A personal address with ids of what hides in place of its parameters."""
    kind = "provider" if "rikotaji" in route else "activity"
    identity = _ids(kind)(world)[0]

    def value(found: re.Match[str]) -> Any:
        return {"uuid": identity, "int": "1", "str": "lv"}.get(found["sort"], "name")

    return ["/" + _PARAMETER.sub(value, route)]
