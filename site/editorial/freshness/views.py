"""The page behind the link of a letter: it shows, and a press of a button acts.

Programs that look through mail open every link, so that opening must change nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import F
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.cache import add_never_cache_headers
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.debug import sensitive_variables

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.media.rules import said_of_unseen
from editorial.freshness import links
from editorial.freshness.links import LASTS, Link, LinkError
from editorial.freshness.models import Review
from editorial.freshness.verifying import NotPublicError, verify

TEMPLATE: Final = "freshness/review.html"
NO_LINK: Final = "freshness/no_link.html"


@dataclass(frozen=True, slots=True)
class Row:
    """One activity of the link: whether it waits for a press, is hidden, and what refused it.

    `notes` say what visitors do not see of it.
    """

    activity: ActivityPage
    waits: bool
    hidden: bool
    refusal: str = ""
    notes: tuple[str, ...] = ()


class ReviewLinkView(View):
    """The activities of one letter, each with a button “still true”."""

    http_method_names = ["get", "head", "post"]

    @method_decorator(sensitive_variables("token"))
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer; no cache keeps it and no search engine lists it."""
        try:
            self.link: Link = links.read(kwargs["token"])
        except LinkError:
            response: HttpResponseBase = TemplateResponse(
                request, NO_LINK, status=HTTPStatus.NOT_FOUND
            )
        else:
            response = super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(response)
        response["X-Robots-Tag"] = "noindex"
        return response

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponseBase:
        """Show the activities; nothing changes."""
        return self._page(request, list(rows(self.link)))

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponseBase:
        """Confirm one activity or all; what the gate refuses is said at the activity."""
        found = list(rows(self.link))
        refused = {
            row.activity.pk: reason
            for row in _chosen(found, request.POST)
            if (reason := self._confirm(row.activity))
        }
        if not refused:
            return HttpResponseRedirect(request.path)
        again = [replace(row, refusal=refused.get(row.activity.pk, "")) for row in rows(self.link)]
        return self._page(request, again, HTTPStatus.UNPROCESSABLE_ENTITY)

    def _confirm(self, activity: ActivityPage) -> str:
        """Confirm; returns why it could not be, or nothing."""
        try:
            verify(activity.pk, self.link.person)
        except ValidationError as refusal:  # the gate's are of this kind, too
            return " ".join(dict.fromkeys(map(str, refusal.messages)))
        except NotPublicError:  # somebody has withdrawn it meanwhile; the page shows it no more
            return ""
        return ""

    def _page(
        self, request: HttpRequest, found: list[Row], status: int = HTTPStatus.OK
    ) -> HttpResponseBase:
        shown = {
            "provider": self.link.provider,
            "rows": found,
            "waiting": sum(row.waits for row in found),
        }
        return TemplateResponse(request, TEMPLATE, shown, status=status)


def rows(link: Link) -> Iterator[Row]:
    """The provider's activities that a review was due for up to the link's day; four queries."""
    reviews = Review.objects.filter(activity__path__startswith=link.provider.path)
    asked = reviews.filter(due__range=(link.due - LASTS, link.due)).values("activity_id")
    hidden = set(
        reviews.filter(
            hidden_on__isnull=False, due=F("activity__review_due"), activity__live=False
        ).values_list("activity_id", flat=True)
    )
    activities = list(ActivityPage.objects.child_of(link.provider).filter(pk__in=asked))
    notes = said_of_unseen(activity.pk for activity in activities)
    for activity in activities:
        is_hidden = activity.pk in hidden
        if activity.live or is_hidden:
            waits = activity.review_due is not None and activity.review_due <= link.due
            yield Row(activity, waits, is_hidden, notes=tuple(notes.get(activity.pk, ())))


def _chosen(found: list[Row], sent: Any) -> list[Row]:
    waiting = [row for row in found if row.waits]
    if "all" in sent:
        return waiting
    try:
        chosen = UUID(sent.get("activity", ""))
    except ValueError:
        return []
    return [row for row in waiting if row.activity.public_id == chosen]
