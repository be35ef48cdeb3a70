"""Words with figures in them, said in the language that is active when they are read.

Whoever judges need not know in which language, or in how many, the verdict will be read.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.functional import lazy


def _said(message: Any, **named: object) -> str:
    return str(message % named)


def _figure(value: float, places: int | None = None) -> str:
    rounded = f"{value:g}" if places is None else f"{value:.{places}f}"
    return str(number_format(Decimal(rounded)))


def _day(value: date) -> str:
    return date_format(value)


def _listed(parts: Sequence[object], between: str = ", ") -> str:
    return between.join(str(part) for part in parts)


said = lazy(_said, str)
"""A message of `gettext_lazy` or `ngettext_lazy`, with what it names by `%(name)s`."""
figure = lazy(_figure, str)
"""A number with so many decimal places, or (None) with those that say something."""
day = lazy(_day, str)
"""A day as people write it."""
listed = lazy(_listed, str)
"""Words one after another, and what stands between them."""
