"""Ways to preview a page beside the page itself, which higher rooms register by page type."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.functional import Promise


def always() -> bool:
    """Say that something is there in every installation."""
    return True


@dataclass(frozen=True, slots=True)
class Preview:
    """One way: `show` answers with a page (a draft, perhaps not saved) in the active language.

    `is_offered` says whether this installation has it.
    """

    name: str
    label: str | Promise
    show: Callable[[Any, HttpRequest], HttpResponseBase]
    is_offered: Callable[[], bool] = always


_previews: dict[type[Model], list[Preview]] = defaultdict(list)


def register(model: type[Model], preview: Preview) -> None:
    """Offer `preview` for every page of `model` from now on."""
    if preview not in _previews[model]:
        _previews[model].append(preview)


def previews_of(instance: Model) -> list[Preview]:
    """The further ways to preview `instance`."""
    return [
        preview
        for model, several in _previews.items()
        if isinstance(instance, model)
        for preview in several
        if preview.is_offered()
    ]
