"""What changed since: all that a client needs who keeps a copy of the catalogue."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse
from ninja import Field, Router

from api import details
from api.answers import about, answer
from api.documentation import LANGUAGE, SIZE_OF_PAGE, expand, query, several, taking
from api.paging import address
from api.parameters import Given
from api.providers import providers_among
from api.refusals import PROBLEMS
from api.schemas import About, Activity, Provider, Schema
from ledger.models import Entry, Kind
from ledger.reading import before, last_position, since
from search.addresses import shortened
from search.problems import Problem
from search.selection import AFTER, LARGEST_PAGE, PAGE_SIZE, SIZE

SINCE: Final = "updated_since"
_MADE_SO: Final = "api.changes.1"
_KINDS: Final = {one.value: one for one in Kind}

router = Router(tags=["Changes"])


class Change(Schema):
    """The last thing that happened to something. What was removed stays in the list for good."""

    kind: str = Field(description="`activity`, `provider` or `text` (an article or a page).")
    id: UUID
    event: str = Field(description="`published`, `changed`, `unpublished` or `deleted`.")
    removed: bool = Field(description="True: delete it from the copy.")
    happened_at: datetime
    published_at: datetime = Field(description="Public since, the last time.")
    activity: Activity | None = Field(
        default=None, description="As it is now, with `expand=item`; null once it is gone."
    )
    provider: Provider | None = Field(default=None, description="As `activity`.")


class ChangeList(Schema):
    """Changes in the order in which they happened; read on from `next` until `more` is false."""

    changes: list[Change]
    more: bool
    next: str = Field(
        description="Where to read on: at once while `more`, else whenever the copy is to be "
        "brought up to date. Keep it; it leaves no gap and repeats nothing."
    )
    self: str
    about: About


@router.get(
    "/changes",
    response={200: ChangeList, **PROBLEMS},
    operation_id="list_changes",
    openapi_extra=taking(
        LANGUAGE,
        several("kind", "Of some kinds.", _KINDS),
        query(
            SINCE, "What happened at or after a moment.", {"type": "string", "format": "date-time"}
        ),
        query(AFTER, "What an answer's `next` holds.", {"type": "string"}),
        SIZE_OF_PAGE,
        expand(("item",)),
    ),
    summary="What changed",
)
def list_changes(request: HttpRequest) -> HttpResponse:
    """Everything public, in the order of its last change, and what was removed.

    Begin without parameters, or with `updated_since`; go on with `next`.
    """
    given = Given(request)
    languages, expand = given.languages(), given.expand(("item",))
    kinds = [_KINDS[one] for one in given.several("kind", _KINDS)]
    size = given.number(SIZE, PAGE_SIZE, LARGEST_PAGE)
    position = _position(given)
    given.check()
    end = last_position()
    found = list(since(position, kinds)[: size + 1])
    more, found = len(found) > size, found[:size]
    last = found[-1].position if found else position  # perhaps written after `end` was read
    reached = last if more else max(end, last)
    behind = Signer(sep=".", salt=_MADE_SO).sign_object(reached)
    told = ChangeList(
        changes=_told(request, found, whole="item" in expand),
        more=more,
        next=address(request, {AFTER: behind}, drop=(SINCE,)),
        self=request.build_absolute_uri(),
        about=about(request),
    )
    return answer(told, languages)


def _position(given: Given) -> int:
    moment, value = given.moment(SINCE), given.text(AFTER)
    if moment and value:
        given.note([Problem(SINCE, given.text(SINCE), "contrary", AFTER)])
    if not value:
        return before(moment) if moment else 0
    try:
        return int(Signer(sep=".", salt=_MADE_SO).unsign_object(value))
    except (BadSignature, ValueError, TypeError):
        given.note([Problem(AFTER, shortened(value), "lost-place")])
        return 0


def _told(request: HttpRequest, entries: Sequence[Entry], *, whole: bool) -> list[Change]:
    shown = [one for one in entries if whole and not one.is_gone]
    activities = {one.identity for one in shown if one.kind == Kind.ACTIVITY}
    providers = {one.identity for one in shown if one.kind == Kind.PROVIDER}
    items: dict[tuple[str, UUID], Any] = {
        ("activity", one.id): one for one in details.among(request, activities)
    }
    items |= {("provider", one.id): one for one in providers_among(request, providers)}
    return [
        Change(
            kind=one.kind,
            id=one.identity,
            event=one.event,
            removed=one.is_gone,
            happened_at=one.happened_at,
            published_at=one.published_at,
            **{name: item for name in (one.kind,) if (item := items.get((name, one.identity)))},
        )
        for one in entries
    ]
