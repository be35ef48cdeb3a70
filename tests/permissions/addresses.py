"""Every address of the site as its resolver knows it, with ids of things that are there."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

_PARAMETER = re.compile(
    r"<(?:\w+:)?(?P<converted>\w+)>|\(\?P<(?P<named>\w+)>(?:[^()]|\([^()]*\))*\)"
)
_ANYTHING = re.compile(r"\.\*")

Values = Mapping[str, object]
"""What stands for a parameter: by its name, or by `address parameter` where that is not enough."""
Ways = Mapping[str, Sequence[Mapping[str, str]]]
"""Addresses that are many in one: the values of their parameters, a mapping for each."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address's name with its namespaces, and the path it was filled in to."""

    name: str
    path: str


def addresses(below: tuple[str, ...], values: Values, ways: Ways) -> Iterator[Address]:
    """Every address whose path starts with one of `below`, in the resolver's order.

    One of `ways` comes once for each, with the values behind its name. Raises LookupError where
    `values` has nothing for a parameter.
    """
    for name, route in walk(get_resolver()):
        if route.startswith(below):
            for way in ways.get(name, ({},)):
                named = "/".join((name, *way.values()))
                yield Address(named, "/" + _filled((named, name), route, {**values, **way}))


def walk(
    resolver: URLResolver, before: str = "", namespaces: tuple[str, ...] = ()
) -> Iterator[tuple[str, str]]:
    """Each address below a resolver: its name with its namespaces, and its route."""
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield ":".join((*namespaces, pattern.name or route)), route
        else:
            deeper = (*namespaces, pattern.namespace) if pattern.namespace else namespaces
            yield from walk(pattern, route, deeper)


def _filled(names: tuple[str, str], route: str, values: Values) -> str:
    def value(found: re.Match[str]) -> str:
        parameter = found["converted"] or found["named"]
        for known in (*(f"{name} {parameter}" for name in names), parameter):
            if known in values:
                return str(values[known])
        raise LookupError(f"Nothing stands for <{parameter}> of {names[0]}.")

    path = _PARAMETER.sub(value, route)
    return _ANYTHING.sub("anything", path).replace("^", "").replace("$", "").replace("\\", "")
