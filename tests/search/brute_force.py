"""The judge: what a selection must find, told from the database without the search's own code."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from math import asin, cos, dist, radians, sin
from uuid import UUID

from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.vocabularies.models import Municipality

Choices = Mapping[str, tuple[str, ...]]
SEASONS = ("winter",) * 2 + ("spring",) * 3 + ("summer",) * 3 + ("autumn",) * 3 + ("winter",)


@dataclass(frozen=True)
class Seen:
    """One public activity, and every code that it must be found under."""

    id: UUID
    codes: Mapping[str, frozenset[str]]
    days: tuple[date, ...]
    place: tuple[float, float] | None = None
    comes_to: frozenset[str] = frozenset()


def public_activities() -> list[Seen]:
    """Every activity that anybody may see now."""
    now = timezone.now()
    closed = [restriction.page.path for restriction in PageViewRestriction.objects.all()]
    return [
        see(page)
        for page in ActivityPage.objects.all()
        if page.live
        and page.get_parent().live
        and (page.expire_at is None or page.expire_at > now)
        and (page.valid_to is None or page.valid_to >= timezone.localdate(now))
        and not any(shown.path.startswith(path) for shown in _sources(page) for path in closed)
    ]


def _sources(page: ActivityPage) -> list[Page]:
    """The page and, of an alias, what it shows."""
    return [page, *([page.alias_of] if page.alias_of else [])]


def see(page: ActivityPage) -> Seen:
    """Read one page as a careful person would."""
    days = tuple(timezone.localdate(one.starts_at) for one in page.occurrences.all())
    places = _places(page)
    grades = list(page.grades.all())
    codes = {
        "field": {page.field.code},
        "kind": {page.kind.code},
        "grade": {g.code for g in grades} | {g.group.code for g in grades},
        "municipality": {place.code for place in places},
        "region": {place.region.code for place in places},
        "format": {term.code for term in page.formats.all()},
        "in_language": {term.code for term in page.languages.all()},
        "subject": {term.code for term in page.subjects.all()},
        "accessibility": {term.code for term in page.accessibility.all()},
        "season": {s.code for s in page.seasons.all()} | {SEASONS[day.month - 1] for day in days},
        "covered": {"unknown" if page.covered is None else "yes" if page.covered else "no"},
        "price": _prices(page),
    }
    return Seen(
        page.public_id,
        {name: frozenset(some) for name, some in codes.items()},
        days,
        _venue(page),
        frozenset(place.code for place in _served(page)),
    )


def _pupils_come(page: ActivityPage) -> bool:
    formats = {term.code for term in page.formats.all()}
    return not formats or bool(formats - {"online", "at-school"})


def _places(page: ActivityPage) -> set[Municipality]:
    own = {page.municipality} if page.municipality and _pupils_come(page) else set()
    return own | _served(page)


def _served(page: ActivityPage) -> set[Municipality]:
    if not page.formats.filter(code="at-school").exists():
        return set()
    if page.serves_all:
        return set(Municipality.objects.filter(valid_to=None))
    return set(page.municipalities_served.all())


def _venue(page: ActivityPage) -> tuple[float, float] | None:
    """Where pupils come, in degrees."""
    if not _pupils_come(page):
        return None
    for known in (page, page.municipality):
        if known and known.latitude is not None and known.longitude is not None:
            return float(known.latitude), float(known.longitude)
    return None


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The angle between two directions from the middle of the earth, as a length."""
    directions = []
    for latitude, longitude in (one, other):
        north, east = radians(latitude), radians(longitude)
        directions.append((cos(north) * cos(east), cos(north) * sin(east), sin(north)))
    return 2 * 6371.0088 * asin(dist(*directions) / 2)


def _prices(page: ActivityPage) -> set[str]:
    price: Decimal | None = page.price
    if price and page.price_unit == "group":
        price = price / page.group_max if page.group_max else None
    if price is None:
        return {"unknown"}
    limits = {f"up-to-{limit}" for limit in (5, 10, 20) if price <= limit}
    return limits | {"free"} if price == 0 else limits


def fits(one: Seen, choices: Choices, but: str = "") -> bool:
    """Whether an activity has, of every chosen facet except `but`, one of the codes."""
    return all(
        _on_days(one, codes[0]) if name == "dates" else one.codes[name] & set(codes)
        for name, codes in choices.items()
        if name != but
    )


def _on_days(one: Seen, period: str) -> bool:
    first, last = period.split("/")
    return any(
        (first == ".." or day.isoformat() >= first) and (last == ".." or day.isoformat() <= last)
        for day in one.days
    )


def counted(some: Iterable[Seen], parameter: str) -> dict[str, int]:
    """How many activities stand under each code of a facet that has any."""
    return dict(Counter(code for one in some for code in one.codes[parameter]))


def nearby_days() -> list[str]:
    """Days about which the made-up occurrences lie."""
    return [(date(2026, 8, 25) + timedelta(days=17 * n)).isoformat() for n in range(22)]
