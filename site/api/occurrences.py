"""Occurrences of public activities: when something happens."""

from datetime import datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Left, Length
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Field, Router
from wagtail.models import Page

from api import readings
from api.answers import about, answer
from api.documentation import LANGUAGE, PAGES, day, fields, query, taking
from api.paging import page_of, read_place
from api.parameters import Given
from api.providers import root_url
from api.refusals import PROBLEMS
from api.schemas import Paged, Sparse, Text
from catalogue_pages.activities.models import ActivityPage, Occurrence
from catalogue_pages.activities.standing import has_live_provider, time_is_over
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.vocabularies.snapshot import current
from ledger.pages import public
from search.problems import Problem

router = Router(tags=["Activities"])


class DatedOccurrence(Sparse):
    """One time at which an activity happens."""

    id: int
    starts_at: datetime
    ends_at: datetime | None
    activity_id: UUID
    activity: Text = Field(description="The activity's name.")
    provider_id: UUID
    url: Text = Field(description="The activity's pages.")


class OccurrenceList(Paged):
    """A page of occurrences, the soonest first."""

    occurrences: list[DatedOccurrence]


UUIDS: Final = {"type": "string", "format": "uuid"}
NAMES: Final = tuple(DatedOccurrence.model_fields)


@router.get(
    "/occurrences",
    response={200: OccurrenceList, **PROBLEMS},
    operation_id="list_occurrences",
    openapi_extra=taking(
        LANGUAGE,
        fields(NAMES),
        day("from", "The first day, in Latvia's time; today without `from` and `to`."),
        day("to", "The last day."),
        query("activity", "Of one activity, by its public id.", UUIDS),
        query("provider", "Of one provider, by its public id.", UUIDS),
        query("field", "Of activities of one field, by its code.", {"type": "string"}),
        *PAGES,
    ),
    summary="Occurrences",
)
def list_occurrences(request: HttpRequest) -> HttpResponse:
    """What happens from today on, or between two days (`from`, `to`) in Latvia's time."""
    given = Given(request)
    languages, fields = given.languages(), given.fields(NAMES)
    place = read_place(given, request.path)
    asked = _asked(given)
    given.check()
    page = page_of(request, _rows().filter(asked), ("starts_at", "pk"), place)
    root = root_url()
    found = OccurrenceList(
        **page.as_fields(request),
        occurrences=[_told(request, one, root) for one in page.rows],
        about=about(request),
    )
    return answer(found, languages, fields=fields, of="occurrences")


def _asked(given: Given) -> Q:
    """The condition that the parameters make."""
    first, last = given.day("from"), given.day("to")
    activity, provider = given.identity("activity"), given.identity("provider")
    field = given.one_of("field", current()["field"])
    asked = Q()
    if first is None and last is None:
        first = timezone.localdate()
    if first and last and last < first:
        given.note([Problem("to", str(last), "out-of-range", str(first))])
    if first:
        begin = _midnight(first)
        asked &= Q(ends_at__gte=begin) | Q(ends_at=None, starts_at__gte=begin)
    if last:
        asked &= Q(starts_at__lt=_midnight(last + timedelta(days=1)))
    if activity:
        asked &= Q(activity__public_id=activity)
    if provider:
        asked &= Q(provider_id=provider)
    if field:
        asked &= Q(activity__field__code=field)
    return asked


def _midnight(day: Any) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min), timezone.get_default_timezone())


def _rows() -> QuerySet[Any]:
    shown = public(ActivityPage).filter(has_live_provider() & ~time_is_over(timezone.now()))
    path = OuterRef("activity__path")
    above = Left(path, Length(path) - Page.steplen)
    provider = ProviderPage.objects.filter(path=above).values("public_id")
    # Keys instead of a subquery: without statistics PostgreSQL would ask it for each occurrence.
    keys = list(shown.values_list("pk", flat=True))
    rows: QuerySet[Any] = Occurrence.objects.filter(activity__in=keys)
    found: QuerySet[Any] = rows.annotate(provider_id=Subquery(provider[:1]))
    return found.select_related("activity")


def _told(request: HttpRequest, one: Any, root: str) -> DatedOccurrence:
    return DatedOccurrence(
        id=one.pk,
        starts_at=one.starts_at,
        ends_at=one.ends_at,
        activity_id=one.activity.public_id,
        activity=readings.text(one.activity, "name"),
        provider_id=one.provider_id,
        url=readings.addresses(request, one.activity, root),
    )
