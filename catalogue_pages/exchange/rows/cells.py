"""Readers of cells: from a file's text to a plain value, or Unfit.

A plain value is what a page's field holds in a form that can be compared, shown and remembered:
text, a whole number, a decimal as text ("4.5"), yes or no, a term's code, or sorted codes.
"""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.utils.translation import gettext as _

from catalogue_pages.exchange.files.faults import Unfit
from catalogue_pages.exchange.rows import markup
from catalogue_pages.exchange.rows.terms import Terms

Reader = Callable[[str, Terms], Any]

ALL: Final = "all"
CENTS: Final = 2
_WHOLE = re.compile(r"[0-9]{1,6}")
_DECIMAL = re.compile(r"-?[0-9]{1,5}(\.[0-9]{1,12})?")
_IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_YES_OR_NO: Final = {"yes": True, "jā": True, "no": False, "nē": False}


def plain_decimal(number: Decimal) -> str:
    """A decimal as comparable text: 4.50 and 4.5 are the same."""
    return format(number.normalize(), "f")


def text(longest: int) -> Reader:
    """One line of text of at most so many characters."""

    def read(value: str, _terms: Terms) -> str:
        if "\n" in value or "\r" in value:
            raise Unfit(_("one line, without a line break"))
        if len(value) > longest:
            raise Unfit(
                _("at most %(longest)d characters, and not %(length)d")
                % {"longest": longest, "length": len(value)}
            )
        return value

    return read


def paragraphs(longest: int, *, wide: bool = False) -> Reader:
    """Rich text, given as plain text or as the editor's markup; see `markup`."""

    def read(value: str, terms: Terms) -> str:
        lines = value.replace("\r\n", "\n").replace("\r", "\n")
        if markup.is_markup(lines):
            markup.check(lines, wide=wide)
            said = re.sub(r"<[^>]*>", "", lines)
        else:
            said, lines = lines, markup.as_markup(lines)
        text(longest)(said.replace("\n", " "), terms)
        return lines

    return read


def identifier(value: str, terms: Terms) -> str:
    """An id that another system gave: letters without diacritics, digits, points, dashes."""
    if not _IDENTIFIER.fullmatch(value):
        raise Unfit(_("letters without diacritics, digits, points and dashes"))
    return str(text(100)(value, terms))


def whole(low: int, high: int) -> Reader:
    """A whole number within bounds."""

    def read(value: str, _terms: Terms) -> int:
        if not _WHOLE.fullmatch(value) or not low <= int(value) <= high:
            raise Unfit(_("a whole number from %(low)d to %(high)d") % {"low": low, "high": high})
        return int(value)

    return read


def decimal(low: str, high: str, places: int, what: str) -> Reader:
    """A decimal number within bounds, with a point; `what` (a message) says what is expected.

    The message may name the bounds, as `low` and `high`.
    """

    def read(value: str, _terms: Terms) -> str:
        expected = _(what) % {"low": low, "high": high}
        with_point = value.replace(",", ".")
        if not _DECIMAL.fullmatch(value):
            meant = with_point if _DECIMAL.fullmatch(with_point) else ""
            raise Unfit(expected, meant)
        number = Decimal(value)
        if not Decimal(low) <= number <= Decimal(high):
            raise Unfit(expected)
        rounded = round(number, places)
        if places <= CENTS and rounded != number:
            raise Unfit(expected, plain_decimal(rounded))
        return plain_decimal(rounded)

    return read


def web_address(longest: int) -> Reader:
    """An address that begins with http:// or https://."""

    def read(value: str, terms: Terms) -> str:
        try:
            URLValidator(schemes=("http", "https"))(value)
        except ValidationError:
            raise Unfit(_("a web address that begins with https://")) from None
        return str(text(longest)(value, terms))

    return read


def email(value: str, terms: Terms) -> str:
    """An e-mail address."""
    try:
        EmailValidator()(value)
    except ValidationError:
        raise Unfit(_("an e-mail address")) from None
    return str(text(254)(value, terms))


def registration_number(value: str, _terms: Terms) -> str:
    """Eleven digits, as in the Register of Enterprises."""
    if not re.fullmatch(r"[0-9]{11}", value):
        raise Unfit(_("eleven digits"))
    return value


def version(value: str, _terms: Terms) -> int:
    """The number of the revision that a row was exported from."""
    if not re.fullmatch(r"[0-9]{1,18}", value):
        raise Unfit(_("the number that the export wrote, or nothing"))
    return int(value)


def day(value: str, _terms: Terms) -> str:
    """A day as year-month-day."""
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise Unfit(_("a day such as 2026-09-01")) from None


def yes_or_no(value: str, _terms: Terms) -> bool:
    """Yes or no, in either language."""
    if value.casefold() not in _YES_OR_NO:
        raise Unfit(_("one of %s") % "yes, no")
    return _YES_OR_NO[value.casefold()]


def one_of(*codes: str) -> Reader:
    """One of a few codes that are no vocabulary."""

    def read(value: str, _terms: Terms) -> str:
        if value not in codes:
            raise Unfit(_("one of %s") % ", ".join(codes))
        return value

    return read


def term(vocabulary: str) -> Reader:
    """A term of a vocabulary, as its code."""

    def read(value: str, terms: Terms) -> str:
        return terms.find(vocabulary, value).code

    return read


def several(vocabulary: str, *, or_all: bool = False) -> Reader:
    """Terms with semicolons between them, as a sorted list of codes; or "all" where allowed."""

    def read(value: str, terms: Terms) -> list[str]:
        if or_all and value.casefold() == ALL:
            return [ALL]
        names = [name.strip() for name in value.split(";")]
        return sorted({terms.find(vocabulary, name).code for name in names if name})

    return read
