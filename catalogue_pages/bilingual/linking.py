"""What rich texts link to, looked up at once for many of them.

Wagtail asks the database for each text. Whoever writes many of them holds `looked_up` around that.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Final

from django.db.models import Model
from wagtail.fields import RichTextField
from wagtail.rich_text import features
from wagtail.rich_text.rewriters import FIND_A_TAG, extract_attrs

from catalogue_pages.bilingual.reading import LANGUAGES

_MARK: Final = "linktype="
Targets = Mapping[tuple[str, str], Any]
"""What links lead to, by their type and id; None for what nobody is led to."""
_known: ContextVar[Targets | None] = ContextVar("linked", default=None)


class LookedUp:
    """For handlers of links, before Wagtail's own: does not ask for what is known."""

    identifier: str

    @classmethod
    def look_up(cls, attrs_list: list[dict[str, Any]]) -> list[Any]:
        """What the links lead to, in their order; None for what nobody is to be led to."""
        raise NotImplementedError

    @classmethod
    def get_many(cls, attrs_list: list[dict[str, Any]]) -> list[Any]:
        """The same, from memory within `looked_up`."""
        known = _known.get()
        keys = [(cls.identifier, str(attrs.get("id", ""))) for attrs in attrs_list]
        if known is not None and known.keys() >= set(keys):
            return [known[key] for key in keys]
        return cls.look_up(attrs_list)


@contextmanager
def looked_up(instances: Iterable[Model | None]) -> Iterator[None]:
    """Know all that the rich texts of these lead to; as many queries as for one of them."""
    token = _known.set(_targets(instances))
    try:
        yield
    finally:
        _known.reset(token)


def _targets(instances: Iterable[Model | None]) -> Targets:
    links: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for instance in instances:
        for text in _rich_texts(instance) if instance is not None else ():
            for tag in FIND_A_TAG.findall(text):
                attrs = extract_attrs(tag)
                links[attrs.get("linktype", "")][attrs.get("id", "")] = attrs
    handlers = features.get_link_types()
    found: dict[tuple[str, str], Any] = {}
    for linktype, attributes in links.items():
        handler = handlers.get(linktype)
        if isinstance(handler, type) and issubclass(handler, LookedUp):
            targets = handler.look_up(list(attributes.values()))
            found |= zip(((linktype, one) for one in attributes), targets, strict=True)
    return found


def _rich_texts(instance: Model) -> Iterator[str]:
    for field in instance._meta.get_fields():
        if isinstance(field, RichTextField) and field.name.endswith(LANGUAGES):
            text = str(getattr(instance, field.name) or "")
            if _MARK in text:
                yield text
