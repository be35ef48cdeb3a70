"""The project's own screens, listed from the resolver and from what it registers with Wagtail."""

import inspect
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.urls import URLPattern, URLResolver, get_resolver
from wagtail import hooks
from wagtail.models import get_page_models

ROOMS: Final = frozenset(
    {
        *("api", "catalogue_pages", "editorial", "embedding", "mailing", "materials", "opendata"),
        *("people", "presentation", "search", "visibility", "webhooks", "workspace"),
    }
)
_PARAMETER: Final = re.compile(r"<(?:\w+:)?(\w+)>")
_UNSEEN: Final = (
    *("api/", "admin/api/", "covers/", "logos/", "media/", "documents/", "open-data/"),
    "robots.txt",
)
"""What stands below these is no screen: data, pictures and documents."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address's name with its namespaces, and its route with parameters."""

    name: str
    route: str

    @property
    def namespace(self) -> str:
        """What stands before the name's last colon."""
        return self.name.rpartition(":")[0]

    def filled(self, values: Mapping[str, object]) -> str:
        """The path; values are known by `name parameter`, `namespace parameter` or `parameter`.

        Raises LookupError where there is none.
        """

        def value(found: re.Match[str]) -> str:
            parameter = found[1]
            for key in (f"{self.name} {parameter}", f"{self.namespace} {parameter}", parameter):
                if key in values:
                    return str(values[key])
            raise LookupError(f"Nothing stands for <{parameter}> of {self.name}: see content.py.")

        return "/" + _PARAMETER.sub(value, self.route)


def own_addresses() -> Iterator[Address]:
    """Every address whose view is the project's, or Wagtail's for a model of the project."""
    seen = set()
    for name, route, view in _walk(get_resolver(), "", ()):
        if route.startswith(_UNSEEN) or "^" in route:
            continue
        if _is_ours(view) and route not in seen:
            seen.add(route)
            yield Address(name, route)
    yield from _in_wagtails_views()


def _walk(
    resolver: URLResolver, before: str, namespaces: tuple[str, ...]
) -> Iterator[tuple[str, str, Any]]:
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield ":".join((*namespaces, pattern.name or route)), route, pattern.callback
        else:
            deeper = (*namespaces, pattern.namespace) if pattern.namespace else namespaces
            yield from _walk(pattern, route, deeper)


def _is_ours(callback: Any) -> bool:
    view = getattr(callback, "view_class", None) or inspect.unwrap(callback)
    model = getattr(callback, "view_initkwargs", {}).get("model")
    return _room(view) in ROOMS or (isinstance(model, type) and _room(model) in ROOMS)


def _room(thing: Any) -> str:
    return str(getattr(thing, "__module__", "")).partition(".")[0]


def _in_wagtails_views() -> Iterator[Address]:
    """The forms of our pages, and the actions on many of them: Wagtail has one view for all."""
    for model in get_page_models():
        if _room(model) in ROOMS:
            name = model._meta.model_name
            yield Address(f"page form: {name}", f"admin/pages/<int:{name}>/edit/")
    for action in hooks.get_hooks("register_bulk_action"):
        if _room(action) in ROOMS:
            kind = action.action_type
            yield Address(f"many: {kind}", f"admin/bulk/wagtailcore/page/{kind}/?id=<int:page_id>")
