"""Subscribers and messages in the admin."""

from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from django.urls import path, reverse
from django.urls.resolvers import URLPattern
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import (
    CreateView,
    IndexView,
    SnippetViewSet,
    SnippetViewSetGroup,
)

from catalogue_pages.reports.kept import KeptIndexView
from webhooks import views
from webhooks.deliveries import STATES
from webhooks.forms import SubscriberForm
from webhooks.happenings import NAMES, TEST
from webhooks.models import Delivery, Subscriber


class SubscriberIndexView(IndexView):
    """The list of subscribers, to which the front page's warning leads."""

    permission_policy = ModelPermissionPolicy(Subscriber)
    any_permission_required = ("view", "add", "change", "delete")
    index_url_name = f"{views.SUBSCRIBERS}:list"


class SubscriberCreateView(CreateView):
    """Makes a subscriber, and leads to where its secret is shown once."""

    def get_success_url(self) -> str:
        """The subscriber itself."""
        return reverse(f"{views.SUBSCRIBERS}:inspect", args=[self.object.pk])


class SubscriberViewSet(SnippetViewSet):
    """Who is told: kept by administrators, seen by communications and auditors."""

    model = Subscriber
    icon = "globe"
    menu_label = _("Subscribers")
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = SubscriberIndexView
    add_view_class = SubscriberCreateView
    inspect_view_class = views.SubscriberView
    inspect_view_fields: ClassVar = [
        *("name", "address", "events", "contact", "language", "state_label"),
        *("failing_since", "accepted_at"),
    ]
    list_display: ClassVar = [
        "__str__",
        Column("state_label", label=_("State")),
        Column("address", label=_("Address")),
    ]
    list_export: ClassVar = [
        *("name", "address", "events", "contact", "state_label", "failing_since", "accepted_at")
    ]
    export_filename = "webhook-subscribers"
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("address"),
            FieldPanel("events"),
            MultiFieldPanel([FieldPanel("contact"), FieldPanel("language")], heading=_("Contact")),
            MultiFieldPanel([FieldPanel("paused"), FieldPanel("pause_note")], heading=_("Pause")),
        ],
        base_form_class=SubscriberForm,
    )

    def get_urlpatterns(self) -> list[URLPattern]:
        """Wagtail's, and what is done with a subscriber."""
        patterns: list[URLPattern] = super().get_urlpatterns()
        presses = {
            "test": views.TestView,
            "secret": views.SecretView,
            "rotate": views.RotateView,
            "again": views.AgainView,
        }
        return [*patterns, *(_below_inspect(self, *one) for one in presses.items())]

    def register_chooser_viewset(self) -> None:
        """Nothing refers to a subscriber but its messages."""


class DeliveryFilterSet(WagtailFilterSet):
    """Messages by what became of them, by subscriber and by event."""

    state = django_filters.ChoiceFilter(
        label=_("State"),
        choices=[(code, label) for code, (label, _condition) in STATES.items()],
        method="in_state",
    )
    subscriber = django_filters.ModelChoiceFilter(
        label=_("Subscriber"), queryset=Subscriber.objects.all()
    )
    event = django_filters.ChoiceFilter(
        label=_("Event"),
        field_name="notice__name",
        choices=[(name, name) for name in (*NAMES, TEST)],
    )

    class Meta:
        model = Delivery
        fields: ClassVar = ["state", "subscriber", "event"]

    def in_state(self, queryset: QuerySet[Any], _name: str, code: str) -> QuerySet[Any]:
        """Those of the query in one state."""
        return queryset.filter(STATES[code][1])


class DeliveryIndexView(KeptIndexView):
    """All messages, the newest first."""

    def get_base_queryset(self) -> QuerySet[Any]:
        """With what the columns name; one query."""
        return Delivery.objects.select_related("notice", "subscriber")


def _happened(delivery: Delivery) -> str:
    return date_format(timezone.localtime(delivery.notice.happened_at), "SHORT_DATETIME_FORMAT")


class DeliveryViewSet(SnippetViewSet):
    """What was told to whom; nobody adds, changes or deletes a message by hand."""

    model = Delivery
    icon = "mail"
    menu_label = _("Messages")
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = DeliveryIndexView
    inspect_view_class = views.DeliveryView
    inspect_view_fields: ClassVar = ["subscriber", "state_label", "attempts", "due_at"]
    filterset_class = DeliveryFilterSet
    list_per_page = 50
    list_display: ClassVar = [
        Column("notice", label=_("Event"), accessor="notice.name"),
        Column("subscriber", label=_("Subscriber")),
        Column("state_label", label=_("State")),
        Column("happened_at", label=_("Happened at"), accessor=_happened),
        Column("attempts", label=_("Attempts"), sort_key="attempts"),
    ]
    list_export: ClassVar = [
        *("notice.name", "notice.identity", "notice.happened_at", "subscriber.name"),
        *("state", "attempts", "delivered_at", "failed_at"),
    ]
    export_filename = "webhook-messages"
    panels: ClassVar[list[FieldPanel]] = []

    def get_urlpatterns(self) -> list[URLPattern]:
        """Wagtail's, and the press that sends again."""
        patterns: list[URLPattern] = super().get_urlpatterns()
        return [*patterns, _below_inspect(self, "again", views.DeliverAgainView)]

    def register_chooser_viewset(self) -> None:
        """Nothing refers to a message."""


def _below_inspect(viewset: SnippetViewSet, name: str, view: Any) -> URLPattern:
    """The address of something that is done with what an inspection shows."""
    kwargs = viewset.get_inspect_view_kwargs(template_name=view.template_name)
    shown = viewset.construct_view(view, **kwargs)
    address: URLPattern = path(f"inspect/<int:pk>/{name}/", shown, name=name)
    return address


class WebhooksGroup(SnippetViewSetGroup):
    """Both under one heading of the menu."""

    menu_label = _("Webhooks")
    menu_icon = "globe"
    menu_order = 905
    items = (SubscriberViewSet, DeliveryViewSet)
