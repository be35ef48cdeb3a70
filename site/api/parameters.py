"""The parameters of an address, each read by what it means; what is left over is refused."""

from collections.abc import Collection, Iterable
from datetime import UTC, date, datetime
from http import HTTPStatus
from typing import Final
from uuid import UUID

from django.http import HttpRequest
from django.utils.dateparse import parse_date, parse_datetime

from api.refusals import RefusedError
from catalogue_pages.bilingual.reading import LANGUAGES, Language
from search.addresses import (
    Parameters,
    last_given,
    nearest,
    read_parameters,
    shortened,
    too_long,
    whole_number,
)
from search.problems import Fault, Problem

LANGUAGE: Final = "language"
BOTH: Final = "both"
FIELDS: Final = "fields"
EXPAND: Final = "expand"
UNFIT: Final = "Some parameters were not understood; nothing was looked up."


class Given:
    """What an address says. Each method reads one parameter and notes what is wrong with it.

    `check` comes last: it refuses the request when anything was wrong or was read by nobody.
    """

    def __init__(self, request: HttpRequest) -> None:
        text = request.META.get("QUERY_STRING", "")
        self.parameters: Parameters = read_parameters(text)
        self.problems: list[Problem] = too_long(text)
        self._read: set[str] = set()

    def languages(self) -> tuple[Language, ...]:
        """The languages that texts are wanted in: one, or both without the parameter."""
        value = self.one_of(LANGUAGE, (*LANGUAGES, BOTH), BOTH)
        return tuple(one for one in LANGUAGES if value in {one, BOTH})

    def fields(self, names: Collection[str]) -> frozenset[str] | None:
        """The names of the fields that are wanted of each thing; None for all."""
        return frozenset(self.several(FIELDS, names)) or None

    def expand(self, names: Collection[str]) -> frozenset[str]:
        """Which relations are wanted whole in place of their ids."""
        return frozenset(self.several(EXPAND, names))

    def one_of(self, name: str, known: Collection[str], default: str = "") -> str:
        """One of the known values."""
        value = self.text(name)
        if not value or value in known:
            return value or default
        self._wrong(name, value, "unknown-value", nearest(value, known))
        return default

    def several(self, name: str, known: Collection[str]) -> list[str]:
        """Known values with commas between them, or the parameter several times; each once."""
        self._read.add(name)
        texts = [text for text in self.parameters.get(name, ()) if text]
        values = list(dict.fromkeys(value for text in texts for value in text.split(",")))
        for value in values:
            if value not in known:
                self._wrong(name, value, "unknown-value", nearest(value, known))
        return [value for value in values if value in known]

    def number(self, name: str, default: int, largest: int) -> int:
        """A whole number from 1 to `largest`."""
        self._read.add(name)
        return whole_number(self.parameters, name, default, largest, self.problems) or default

    def text(self, name: str) -> str:
        """Whatever was said last; empty without the parameter."""
        self._read.add(name)
        return last_given(self.parameters, name)

    def day(self, name: str) -> date | None:
        """A day (2026-09-01)."""
        value = self.text(name)
        try:
            found = parse_date(value) if value else None
        except ValueError:
            found = None
        if value and (found is None or not _is_sound(found)):
            self._wrong(name, value, "malformed")
            return None
        return found

    def moment(self, name: str) -> datetime | None:
        """A moment with its offset from UTC (2026-09-01T08:00:00+03:00); without one UTC is meant.

        A plus sign that the address turned into a space is understood.
        """
        value = self.text(name)
        try:
            found = parse_datetime(value.strip().replace(" ", "+")) if value else None
        except ValueError:
            found = None
        if found is not None and found.tzinfo is None:
            found = found.replace(tzinfo=UTC)
        if value and (found is None or not _is_sound(found)):
            self._wrong(name, value, "malformed")
            return None
        return found

    def identity(self, name: str) -> UUID | None:
        """A public id."""
        value = self.text(name)
        try:
            return UUID(value) if value else None
        except ValueError:
            self._wrong(name, value, "malformed")
            return None

    def note(self, problems: Iterable[Problem]) -> None:
        """Add what somebody else found wrong."""
        self.problems.extend(problems)

    def left(self) -> Parameters:
        """The parameters that were read by nobody yet; they count as read from now on."""
        rest = {name: values for name, values in self.parameters.items() if name not in self._read}
        self._read |= rest.keys()
        return rest

    def check(self) -> None:
        """Raise RefusedError (422) unless everything was understood."""
        for name in self.parameters:
            if name not in self._read:
                value = " ".join(self.parameters[name])
                self._wrong(name, value, "unknown-parameter", nearest(name, self._read))
        if self.problems:
            raise RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, UNFIT, self.problems)

    def _wrong(self, name: str, value: str, fault: Fault, instead: str = "") -> None:
        self.problems.append(Problem(shortened(name), shortened(value), fault, instead))


def _is_sound(moment: date) -> bool:
    """Whether it is a moment in every time zone: the first and the last year have gaps."""
    return 1 < moment.year < 9999
