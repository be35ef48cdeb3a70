"""The ensemble of logos at a place: a template names the place, never a logo's file."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from django import template
from django.urls import reverse

from catalogue_pages.identity import library
from catalogue_pages.identity.arrangement import Arrangement, Ground, Mark
from catalogue_pages.identity.ensembles import Ensemble, Role
from catalogue_pages.identity.standard import EMBLEM_RATIO
from catalogue_pages.identity.statement import PROGRAMME_RATE
from presentation.templatetags.bilingual import page_language

register = template.Library()

_HEIGHT: Final = 100
"""What browsers are told of a logo's height; with its width they know its shape in time."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A logo on a page: where its drawing is, and where the one for a dark ground is, if any."""

    kind: str
    name: str
    address: str
    on_dark: str
    width: int
    height: int

    @property
    def is_wide(self) -> bool:
        """Whether its width is what the emblem bounds."""
        return self.width > EMBLEM_RATIO * self.height


@register.inclusion_tag("funding/ensemble.html")
def ensemble(role: str, rate: Decimal | str | None = None, size: str = "large") -> dict[str, Any]:
    """What stands at a place, for the Union's share (%), the programme's own without one.

    `role` is a value of `Role`; `size` is `small` or `large`.
    """
    given = rate if isinstance(rate, Decimal) else PROGRAMME_RATE
    light, dark = (
        library.arrangement(Role(role), page_language(), given, ground)
        for ground in (Ground.WHITE, Ground.DARK)
    )
    return {**_shown(light, dark), "size": size, "rate": rate}


@register.inclusion_tag("funding/ensemble.html")
def ensemble_preview(given: Ensemble, ground: str) -> dict[str, Any]:
    """An ensemble as it is being edited, with the places of logos that are not to be had."""
    shown = library.previewed(given, page_language(), Ground(ground))
    return {**_shown(shown, shown), "size": "large", "missing": shown.missing}


def _shown(light: Arrangement, dark: Arrangement) -> dict[str, Any]:
    return {
        "emblem": _address(light.emblem) if light.emblem.checksum else "",
        "logos": list(_logos(light.others, dark.others)),
    }


def _logos(light: tuple[Mark, ...], dark: tuple[Mark, ...]) -> Iterator[Shown]:
    on_dark = {mark.name: mark for mark in dark}
    for mark in light:
        other = on_dark.get(mark.name, mark)
        yield Shown(
            mark.kind,
            mark.name,
            _address(mark),
            "" if other.checksum == mark.checksum else _address(other),
            round(_HEIGHT * mark.ratio),
            _HEIGHT,
        )


def _address(mark: Mark) -> str:
    return reverse("logo", args=[mark.checksum])
