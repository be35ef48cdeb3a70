"""Which obligations there are, as the project's data say it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import Max
from django.utils import timezone

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.activities.standing import Openness
from catalogue_pages.articles.accessibility import lacking, public_statement
from catalogue_pages.articles.models import HomePage
from catalogue_pages.identity.models import FundingOperation
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.vocabularies.formats import ONLINE
from catalogue_pages.vocabularies.models import Format
from visibility.audit.verdicts import Limits
from visibility.limits import months_of
from visibility.obligations.kinds import DEMANDS, Kind
from visibility.obligations.models import Obligation
from visibility.projects.described import everything
from visibility.projects.renewal import Standing, months_after

Identity = tuple[str, int | None, int | None, date | None]
"""Kind, operation, place, and the first day of its period."""
DAY: Final = timedelta(days=1)
MILLION: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """An obligation that there is: of what, since when, and its last day."""

    kind: Kind
    due_on: date
    operation: int | None = None
    place: int | None = None
    period_start: date | None = None

    @property
    def identity(self) -> Identity:
        """What no two of them share."""
        return self.kind.value, self.operation, self.place, self.period_start


def wanted(today: date, limits: Limits) -> list[Wanted]:
    """Every obligation that the data call for on a day.

    Operations oblige from their first day to their last. Of what is due every few months there is
    the period that the day is in, and those before it since the last one that was ever made.
    """
    found = [*_news(), *_accessibility(today, limits)]
    running = FundingOperation.objects.filter(starts_on__lte=today, ends_on__gte=today)
    for operation in running:
        found += _posters(operation, limits)
        found += _event(operation, limits)
        for kind in (Kind.ARCHIVE, Kind.FIGURES):
            found += _periods(kind, operation, today, limits)
    return found


def _news() -> Iterator[Wanted]:
    """What rule L3 says: of the pages on an operation the one that must be renewed first."""
    first: dict[int, Wanted] = {}
    for one in everything():
        key = one.page.operation_id
        if key is None or one.renewal.standing is Standing.ENDED:
            continue
        found = Wanted(Kind.NEWS, one.renewal.due - DAY, key, None, one.renewal.newest)
        if key not in first or found.due_on < first[key].due_on:
            first[key] = found
    yield from first.values()


def _accessibility(today: date, limits: Limits) -> Iterator[Wanted]:
    """The next review; where there has been none, or something lacks, since the site is public."""
    page = public_statement()
    if page is not None and not lacking(page):
        due = months_after(page.reviewed_on, months(limits, Kind.ACCESSIBILITY)) - DAY
        yield Wanted(Kind.ACCESSIBILITY, due, period_start=page.reviewed_on)
        return
    home = page or HomePage.objects.live().first()
    if home is not None:
        public_since = home.first_published_at
        yield Wanted(
            Kind.ACCESSIBILITY, timezone.localdate(public_since) if public_since else today
        )


def _posters(operation: FundingOperation, limits: Limits) -> Iterator[Wanted]:
    """One where the beneficiary works, and one at each provider of something funded."""
    within = timedelta(days=int(limits["O4-place"].value))
    yield Wanted(Kind.POSTER, operation.starts_on + within, operation.pk)
    for place, since in _places(operation).items():
        due = max(since, operation.starts_on) + within
        yield Wanted(Kind.POSTER, due, operation.pk, place)


def _places(operation: FundingOperation) -> dict[int, date]:
    """Providers with public funded activities that happen in a place, and since which day."""
    somewhere = Format.objects.exclude(code=ONLINE)
    funded = ActivityPage.objects.filter(
        funding_operation=operation, alias_of=None, formats__in=somewhere
    )
    since: dict[str, date] = {}
    for activity in Openness.read().among(funded.distinct()):
        published = activity.first_published_at
        day = timezone.localdate(published) if published else operation.starts_on
        above = activity.path[: -ActivityPage.steplen]
        since[above] = min(day, since.get(above, day))
    providers = ProviderPage.objects.filter(path__in=list(since)).order_by("path")
    return {provider.pk: since[provider.path] for provider in providers}


def _event(operation: FundingOperation, limits: Limits) -> Iterator[Wanted]:
    """Before the end of an operation that costs more than the threshold."""
    if operation.total is not None and not limits["O5"].holds(float(operation.total) / MILLION):
        yield Wanted(Kind.EVENT, operation.ends_on, operation.pk)


def _periods(
    kind: Kind, operation: FundingOperation, today: date, limits: Limits
) -> Iterator[Wanted]:
    """The periods of the calendar from the last one that was made to that of the day."""
    every = months(limits, kind)
    start = period_of(today, every)
    made = Obligation.objects.filter(kind=kind, operation=operation)
    last = made.aggregate(last=Max("period_start"))["last"]
    if last is not None and last < start:
        start = period_of(last, every)
    while start <= today:
        after = months_after(start, every)
        due = min(after - DAY, operation.ends_on)
        yield Wanted(kind, due, operation.pk, None, start)
        start = after


def months(limits: Limits, kind: Kind) -> int:
    """After how many months something of a kind is due again."""
    return months_of(DEMANDS[kind].rule_id, limits)


def period_of(day: date, every: int) -> date:
    """The first day of the period of so many months that a day is in; January begins one."""
    return months_after(day.replace(day=1), -((day.month - 1) % min(every, 12)))
