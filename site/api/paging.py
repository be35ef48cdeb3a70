"""Lists from the database: pages by number, and beyond them by a signed place to go on from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.core.signing import BadSignature, Signer
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from django.utils.http import urlencode

from api.parameters import Given
from search.addresses import shortened
from search.problems import Problem
from search.selection import AFTER, LARGEST_PAGE, LAST_RESULT, PAGE, PAGE_SIZE, SIZE

_MADE_SO: Final = "api.paging.1"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a list: the page of a number, or behind the row with the key `after`.

    A key holds the values of the columns that the list is ordered by, which no two rows share.
    """

    page: int
    size: int
    after: list[Any] | None


@dataclass(frozen=True, slots=True)
class Page:
    """A page of rows. `next` and `previous` are absolute addresses; `page` is None behind a key."""

    rows: Sequence[Any]
    total: int
    page: int | None
    page_size: int
    pages: int
    next: str | None
    previous: str | None

    def as_fields(self, request: HttpRequest) -> dict[str, Any]:
        """What `schemas.Paged` says of it."""
        named = ("total", "page", "page_size", "pages", "next", "previous")
        return {"self": request.build_absolute_uri()} | {one: getattr(self, one) for one in named}


def read_place(given: Given, path: str) -> Place:
    """Read where in the list at `path` to begin. A place that is damaged is a problem."""
    size = given.number(SIZE, PAGE_SIZE, LARGEST_PAGE)
    page = given.number(PAGE, 1, LAST_RESULT // size)
    value = given.text(AFTER)
    if not value:
        return Place(page, size, None)
    if page != 1:
        given.note([Problem(PAGE, str(page), "contrary", AFTER)])
    try:
        return Place(1, size, list(_signer(path).unsign_object(value)))
    except (BadSignature, ValueError, TypeError):
        given.note([Problem(AFTER, shortened(value), "lost-place")])
        return Place(page, size, None)


def page_of(
    request: HttpRequest, rows: QuerySet[Any, Any], key: Sequence[str], place: Place
) -> Page:
    """The page of a query, ordered by the columns `key` ("-" before one turns it round).

    Two queries; the last column of `key` must tell rows apart.
    """
    total = rows.count()
    ordered = rows.order_by(*key)
    if place.after is not None:
        ordered = ordered.filter(_behind(key, place.after))
    start = (place.page - 1) * place.size if place.after is None else 0
    found = list(ordered[start : start + place.size + 1])
    more, found = len(found) > place.size, found[: place.size]
    pages = max(-(-min(total, LAST_RESULT) // place.size), 1)
    number = place.page if place.after is None else None
    following = previous = None
    if more and number is not None and number < LAST_RESULT // place.size:
        following = address(request, {PAGE: str(number + 1)}, drop=(AFTER,))
    elif more:
        behind = _signer(request.path).sign_object(_key_of(found[-1], key))
        following = address(request, {AFTER: behind}, drop=(PAGE,))
    if number is not None and 1 < number <= pages:
        previous = address(request, {PAGE: str(number - 1)})
    return Page(found, total, number, place.size, pages, following, previous)


def page_of_list(request: HttpRequest, rows: Sequence[Any], place: Place) -> Page:
    """The page of a list that is in memory, and is short enough to be read by number."""
    pages = max(-(-len(rows) // place.size), 1)
    start = (place.page - 1) * place.size
    following = previous = None
    if place.page < pages:
        following = address(request, {PAGE: str(place.page + 1)})
    if 1 < place.page <= pages:
        previous = address(request, {PAGE: str(place.page - 1)})
    found = rows[start : start + place.size]
    return Page(found, len(rows), place.page, place.size, pages, following, previous)


def address(request: HttpRequest, change: dict[str, str], drop: Sequence[str] = ()) -> str:
    """This request's absolute address with some parameters changed and some dropped."""
    kept = [
        (name, value)
        for name, values in Given(request).parameters.items()
        if name not in {*change, *drop}
        for value in values
    ]
    return request.build_absolute_uri(f"{request.path}?{urlencode([*kept, *change.items()])}")


def _behind(key: Sequence[str], after: Sequence[Any]) -> Q:
    """The condition on rows that come behind a key, column by column."""
    found = Q(pk__in=())
    same: dict[str, Any] = {}
    for column, value in zip(key, after, strict=False):
        name = column.removeprefix("-")
        way = "lt" if column.startswith("-") else "gt"
        found |= Q(**same, **{f"{name}__{way}": value})
        same[name] = value
    return found


def _key_of(row: Model, key: Sequence[str]) -> list[Any]:
    values = [getattr(row, column.removeprefix("-")) for column in key]
    return [value if isinstance(value, int) else str(value) for value in values]


def _signer(path: str) -> Signer:
    return Signer(sep=".", salt=f"{_MADE_SO}:{path}")
