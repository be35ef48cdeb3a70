"""Every operation of the API, asked with everything that could find what hides."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final
from urllib.parse import quote, urlencode

from django.core.signing import TimestampSigner

from catalogue_pages.vocabularies.models import VOCABULARIES
from catalogue_pages.vocabularies.snapshot import current
from search.facets.registry import BY_NAME
from tests.api.asking import OWN, operations
from tests.leaks.answers import Answer, Asker
from tests.leaks.world import HIDDEN_YEAR, World

Values = Callable[[World], list[str]]
LONG_AGO: Final = "1999-01-01"


_TEXTS: Final = ("article", "page", "project")


def _ids(world: World, *kinds: str) -> list[str]:
    return sorted({one for thing in world.things if thing.kind in kinds for one in thing.ids})


def _keys(world: World, kind: str) -> list[str]:
    return [str(thing.key) for thing in world.things if thing.kind == kind]


def _names(world: World) -> list[str]:
    """A word of everything that hides, and a second one of what is searched."""
    searched = [one for one in world.hidden if one.kind in {"activity", "provider"}]
    found = [thing.words for thing in (*world.hidden, *searched) if thing.words]
    return list(dict.fromkeys(world.mint.random.choice(list(one.values())) for one in found))


def _codes(vocabulary: str) -> Values:
    return lambda _world: list(current()[vocabulary])


def _forged(world: World) -> list[str]:
    """Tokens of drafts that nobody handed out."""
    return [TimestampSigner(sep=".", salt=one).sign(one) for one in _ids(world, "activity")]


PARAMETERS: Final[Mapping[str, Values]] = {
    "q": _names,
    "near": lambda _world: ["riga", "56.95,24.11"],
    "within": lambda _world: [],  # with near alone; see _ALWAYS
    "from": lambda _world: [LONG_AGO, f"{HIDDEN_YEAR}-01-01"],
    "to": lambda _world: [f"{HIDDEN_YEAR}-12-31"],
    "activity": lambda world: _ids(world, "activity"),
    "provider": lambda world: _ids(world, "provider"),
    "type": _codes("provider_type"),
    "updated_since": lambda _world: [f"{LONG_AGO}T00:00:00Z"],
    "after": lambda _world: [],  # `next` is followed to the end
    "page": lambda _world: [],
    "page_size": lambda _world: ["1", "100"],
}
"""What parameters are given that say no values in the document; facets take their codes."""
PATHS: Final[Mapping[str, Values]] = {
    "get_activity": lambda world: _ids(world, "activity"),
    "get_provider": lambda world: _ids(world, "provider"),
    "get_article": lambda world: _ids(world, *_TEXTS),
    "get_page": lambda world: _ids(world, *_TEXTS),
    "get_image": lambda world: _keys(world, "picture"),
    "get_document": lambda world: _keys(world, "document"),
    "external_id": lambda world: [
        thing.words["external_id"] for thing in world.things if "external_id" in thing.words
    ],
    "name": lambda _world: list(VOCABULARIES),
    "token": _forged,
}
_TOGETHER: Final = {"expand", "fields", "renditions"}
"""Parameters whose values widen an answer together."""
_ALWAYS: Final = {"near": {"within": "500"}}


def values_of(parameter: Any, world: World) -> list[str]:
    """What a parameter is given. Fails where nobody has said what could find something."""
    name, schema = parameter["name"], parameter["schema"]
    listed = schema.get("enum") or schema.get("items", {}).get("enum")
    if listed:
        return [",".join(listed)] if name in _TOGETHER else list(listed)
    if name in PARAMETERS:
        return PARAMETERS[name](world)
    assert name in BY_NAME, f"Nobody says what could be found by the parameter {name}."
    facet = BY_NAME[name]
    return [choice.code for choice in facet.choices(current(), "lv")]


def ask_operations(world: World, asker: Asker) -> Iterator[Answer]:
    """Every answer of every operation of the document."""
    for path, operation in operations():
        channel = operation["operationId"]
        for filled in _filled(path, operation, world):
            for query in _queries(operation, world, whole="{" not in path):
                yield from _to_the_end(asker, channel, f"{filled}?{query}" if query else filled)


def _filled(path: str, operation: Any, world: World) -> Iterator[str]:
    named = [one["name"] for one in operation.get("parameters", []) if one["in"] == "path"]
    assert len(named) < 2
    if not named:
        yield path
    for name in named:
        values = PATHS.get(operation["operationId"]) or PATHS[name]
        for value in values(world):
            yield path.replace(f"{{{name}}}", quote(value))


def _queries(operation: Any, world: World, *, whole: bool) -> Iterator[str]:
    """Query strings: everything widened, and by each parameter each value, or many at once."""
    given = {one["name"]: one for one in operation.get("parameters", []) if one["in"] == "query"}
    wide = {name: values_of(given[name], world)[0] for name in _TOGETHER & given.keys()}
    if "page_size" in given:
        wide["page_size"] = "100"
    yield urlencode(wide)
    for name, parameter in given.items() if whole else ():
        values = [one for one in values_of(parameter, world) if one]
        if (
            name in BY_NAME
            and name not in {"from", "to"}
            and parameter["schema"]["type"] == "array"
        ):
            yield urlencode({**wide, name: values}, doseq=True)
            continue
        for value in values if name not in wide else ():
            yield urlencode({**wide, name: value, **_ALWAYS.get(name, {})})


def _to_the_end(asker: Asker, channel: str, address: str) -> Iterator[Answer]:
    following: str | None = address
    seen = set()
    while following and following not in seen:
        seen.add(following)
        answer = asker.get(channel, following.removeprefix(OWN))
        yield answer
        following = _next(answer)


def _next(answer: Answer) -> str | None:
    if answer.status != 200:
        return None
    found = answer.data
    following: str | None = found.get("next") if found.get("more", True) else None
    return following
