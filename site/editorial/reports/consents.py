"""Pictures of people: until when their consent lasts, and where they are shown."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from functools import cached_property
from typing import Any, Final

import django_filters
from django.contrib.contenttypes.models import ContentType
from django.db.models import (
    Case,
    CharField,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page, ReferenceIndex
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import policy_registry

from catalogue_pages.media.consents import Consent
from catalogue_pages.media.models import Picture

SOON: Final = timedelta(days=60)
"""So long before its end somebody should ask again: parents answer slowly."""
STATES: Final[dict[str, str | Promise]] = {
    "withheld": _("not shown any more"),
    "without": _("without a consent"),
    "soon": _("ends within 60 days"),
    "later": _("ends later"),
}


def with_ends() -> QuerySet[Any]:
    """Pictures of people with `state`, and of the consent that lasts longest `ends_on`, `by`."""
    now = timezone.now()
    lasting = Consent.objects.filter(picture=OuterRef("pk"))
    # What lasts first; where nothing does, what ended last.
    longest = lasting.annotate(
        lasts=Case(When(Q(pk__in=Consent.objects.allowing(now).values("pk")), then=1), default=0)
    ).order_by("-lasts", "-expires_on", "-pk")
    found: QuerySet[Any] = Picture.objects.filter(shows_people=True).annotate(
        ends_on=Subquery(longest.values("expires_on")[:1]),
        by=Subquery(longest.values("given_by")[:1]),
        allowed=Subquery(longest.values("lasts")[:1]),
        state=Case(
            When(withheld=True, then=Value("withheld")),
            When(Q(allowed=0) | Q(allowed=None), then=Value("without")),
            When(ends_on__lte=timezone.localdate() + SOON, then=Value("soon")),
            default=Value("later"),
            output_field=CharField(),
        ),
    )
    return found


def troubles() -> list[str]:
    """How many pictures somebody should ask about again; one query."""
    number = with_ends().filter(state="soon").count()
    if not number:
        return []
    said = ngettext(
        "The consent to %(count)d picture ends within 60 days. Ask again in time.",
        "The consents to %(count)d pictures end within 60 days. Ask again in time.",
        number,
    )
    return [said % {"count": number}]


class ConsentsFilterSet(WagtailFilterSet):
    """Narrows by state, by the last day, and to who agreed."""

    state = django_filters.ChoiceFilter(label=_("State"), choices=list(STATES.items()))
    ends_on = django_filters.DateFromToRangeFilter(
        label=_("Valid until"), widget=DateRangePickerWidget
    )
    by = django_filters.CharFilter(label=_("Who agreed"), lookup_expr="icontains")

    class Meta:
        model = Picture
        fields = ["state", "ends_on", "by"]


class ConsentsReportView(ReportView):
    """Every picture of people, those first whose consent ends first."""

    permission_policy = ModelPermissionPolicy(Consent)
    any_permission_required = ("view",)
    is_searchable = False
    model = Picture
    page_title = _("Pictures whose consent ends")
    header_icon = "image"
    index_url_name = "consents_report"
    index_results_url_name = "consents_report_results"
    filterset_class = ConsentsFilterSet
    default_ordering = ("ends_on", "title")
    export_filename = "consents"
    list_export = ["title", "state_label", "ends_on", "by", "shown_on"]
    export_headings = {
        "title": _("Picture"),
        "state_label": _("State"),
        "ends_on": _("Valid until"),
        "by": _("Who agreed"),
        "shown_on": _("Pages"),
    }

    @cached_property
    def columns(self) -> list[Column]:
        """The picture, its consent, and where it is shown."""
        return [
            TitleColumn("title", label=_("Picture"), get_url=self._edit_url),
            Column("state_label", label=_("State")),
            Column("ends_on", label=_("Valid until")),
            Column("by", label=_("Who agreed")),
            Column("shown_on", label=_("Pages")),
        ]

    def get_base_queryset(self) -> QuerySet[Any]:
        """Pictures of people with the end of their consent, those without any first."""
        return with_ends()

    def order_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """By the last day; those without one first, whatever the database thinks of nothing."""
        return queryset.order_by(F("ends_on").asc(nulls_first=True), "title", "pk")

    def decorate_paginated_queryset(self, object_list: Iterable[Any]) -> list[Any]:
        """The rows with what their states are called and the pages that show them."""
        rows = list(object_list)
        pages = _pages_with([row.pk for row in rows])
        for row in rows:
            row.state_label = str(STATES[row.state])
            row.shown_on = ", ".join(pages[row.pk])
        return rows

    def _edit_url(self, row: Picture) -> str | None:
        return reverse("wagtailimages:edit", args=[row.pk]) if self._may_edit else None

    @cached_property
    def _may_edit(self) -> bool:
        policy = policy_registry.get_by_type(Picture)
        return bool(policy.user_has_permission(self.request.user, "change"))


def _pages_with(pictures: list[int]) -> dict[int, list[str]]:
    """The titles of the pages that show each picture; two queries."""
    references = ReferenceIndex.objects.filter(
        base_content_type=ReferenceIndex._get_base_content_type(Page),
        to_content_type=ContentType.objects.get_for_model(Picture),
        to_object_id__in=[str(key) for key in pictures],
    )
    pairs = set(references.values_list("to_object_id", "object_id"))
    titles = dict(
        Page.objects.filter(pk__in=[int(page) for _picture, page in pairs]).values_list(
            "pk", "title"
        )
    )
    found: dict[int, list[str]] = defaultdict(list)
    for picture, page in pairs:
        if int(page) in titles:
            found[int(picture)].append(titles[int(page)])
    for several in found.values():
        several.sort()
    return found
