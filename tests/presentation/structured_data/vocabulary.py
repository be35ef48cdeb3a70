"""Whether things are said in the words of schema.org: types, properties, domains and ranges."""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

FILE = Path(__file__).with_name("schema_org.tsv")
HOME = "https://schema.org/"
_DURATION = re.compile(r"P(\d+D)?(T(\d+H)?(\d+M)?(\d+S)?)?")


class Term(NamedTuple):
    """A class, a property or a member of an enumeration, as the vocabulary defines it."""

    name: str
    types: frozenset[str]
    parents: frozenset[str]
    domains: frozenset[str]
    ranges: frozenset[str]
    superseded: frozenset[str]


@cache
def terms() -> dict[str, Term]:
    lines = [one for one in FILE.read_text().splitlines() if not one.startswith("#")]
    rows = (line.split("\t") for line in lines[1:])
    return {name: Term(name, *(frozenset(one.split()) for one in rest)) for name, *rest in rows}


@cache
def ancestors(name: str) -> frozenset[str]:
    """A class and all that are above it."""
    found = {name}
    for parent in terms()[name].parents & terms().keys():
        found |= ancestors(parent)
    return frozenset(found)


def faults(thing: dict[str, Any], path: str = "") -> Iterator[str]:
    """What of a thing, and of all within it, the vocabulary does not know or allow."""
    kinds = thing["@type"] if isinstance(thing["@type"], list) else [thing["@type"]]
    place = f"{path}{'+'.join(kinds)}"
    unknown = [kind for kind in kinds if "Class" not in _types(kind)]
    if unknown:
        yield f"{place}: {unknown} are no types"
        return
    above = frozenset().union(*(ancestors(kind) for kind in kinds))
    for name, values in thing.items():
        if name.startswith("@"):
            continue
        yield from _of_property(name, values, above, f"{place}.{name}")


def _of_property(name: str, values: Any, above: frozenset[str], place: str) -> Iterator[str]:
    bare = name.removesuffix("-input")  # what an action asks for: schema.org/docs/actions.html
    if "Property" not in _types(bare):
        yield f"{place}: no such property"
        return
    term = terms()[bare]
    if term.superseded:
        yield f"{place}: superseded by {set(term.superseded)}"
    if bare == name and not term.domains & above:
        yield f"{place}: belongs to {set(term.domains)}"
    ranges = term.ranges if bare == name else frozenset({"Text"})
    for value in values if isinstance(values, list) else [values]:
        if isinstance(value, dict) and "@type" in value:
            yield from faults(value, f"{place} > ")
        if not _fits(value, ranges):
            yield f"{place}: {value!r} is none of {set(ranges)}"


def _types(name: str) -> frozenset[str]:
    return terms()[name].types if name in terms() else frozenset()


def _fits(value: Any, ranges: frozenset[str]) -> bool:
    if isinstance(value, dict):
        kinds = value.get("@type", [])
        every = [kinds] if isinstance(kinds, str) else kinds
        # A reference to a thing that is described elsewhere has no type here.
        return set(value) == {"@id"} or any(ancestors(kind) & ranges for kind in every)
    if isinstance(value, bool):
        return "Boolean" in ranges
    if isinstance(value, int | float):
        return bool(ranges & {"Number", "Integer", "Float"})
    return isinstance(value, str) and any(_is(value, kind) for kind in ranges)


def _is(text: str, kind: str) -> bool:
    member = text.removeprefix(HOME)
    tests: dict[str, Callable[[], bool]] = {
        "Text": lambda: True,
        "URL": lambda: re.match(r"https?://\S+$", text) is not None,
        "Number": lambda: re.fullmatch(r"-?\d+(\.\d+)?", text) is not None,
        "Date": lambda: _parses(date.fromisoformat, text),
        "DateTime": lambda: _parses(datetime.fromisoformat, text) and "+" in text,
        "Duration": lambda: _DURATION.fullmatch(text) is not None,
    }
    return tests[kind]() if kind in tests else member != text and kind in _types(member)


def _parses(read: Any, text: str) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True
