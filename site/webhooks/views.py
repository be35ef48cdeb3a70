"""What is done with a subscriber or a message, and where they are shown."""

from datetime import timedelta
from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.views.generic import InspectView
from wagtail.log_actions import log

from people.sealing import InvalidToken
from webhooks import history
from webhooks.again import send_again, send_all_again
from webhooks.deliveries import STATES
from webhooks.forms import AgainForm, RotationForm
from webhooks.models import Delivery, Subscriber
from webhooks.noting import note_test
from webhooks.signing import rotate, secret_of

SUBSCRIBERS = "wagtailsnippets_webhooks_subscriber"
DELIVERIES = "wagtailsnippets_webhooks_delivery"
CHANGES = "webhooks.change_subscriber"


class ShownView(InspectView):
    """One row in the words of its list; a time that has not come is a dash."""

    def get_field_label(self, field_name: str, field: Any) -> str:
        """As the list calls it."""
        if field_name == "state_label":
            return _("State")
        return str(super().get_field_label(field_name, field))

    def get_field_display_value(self, field_name: str, field: Any) -> Any:
        """What there is, or a dash."""
        value = super().get_field_display_value(field_name, field)
        return "–" if value is None else value


class SubscriberView(ShownView):
    """One subscriber: how it stands, what is done with it, and the newest messages."""

    template_name = "webhooks/subscriber.html"
    page_title = gettext_lazy("Webhook subscriber")
    again: AgainForm | None = None

    def get_events_display_value(self) -> str:
        """The events by their names, as messages hold them."""
        return ", ".join(self.object.events)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With what may be done, and how many messages stand how."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        counted = {
            state: Delivery.objects.filter(condition, subscriber=self.object).count()
            for state, (_label, condition) in STATES.items()
        }
        listed = reverse(f"{DELIVERIES}:list")
        week = timezone.localdate() - timedelta(days=7)
        return context | {
            "may_change": self.request.user.has_perm(CHANGES),
            "counted": [
                {
                    "label": STATES[state][0],
                    "number": number,
                    "address": f"{listed}?subscriber={self.object.pk}&state={state}",
                }
                for state, number in counted.items()
            ],
            "given_up": counted["failed"],
            "overlapping": self.object.has_previous(timezone.now()),
            "again": self.again or AgainForm(initial={"since": week}),
        }


class Press(SubscriberView):
    """Something that is done with a subscriber by those who may change it."""

    http_method_names: ClassVar = ["post"]
    any_permission_required: ClassVar = ["change"]

    def done(self, action: str, said: str, kept: str = "") -> HttpResponse:
        """Tell the history and the person, and show the subscriber."""
        log(self.object, action, user=self.request.user, data={"said": kept})
        messages.success(self.request, said)
        return redirect(f"{SUBSCRIBERS}:inspect", self.object.pk)


class TestView(Press):
    """Sends a message that only tries whether one is accepted."""

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Write it down; it is sent beside the requests."""
        if self.object.is_paused:
            messages.warning(request, _("It is paused: let it go on first, then send a test."))
            return redirect(f"{SUBSCRIBERS}:inspect", self.object.pk)
        delivery = note_test(self.object)
        log(self.object, history.TESTED, user=request.user)
        messages.success(request, _("A test message is on its way. Look again in a moment."))
        return redirect(f"{DELIVERIES}:inspect", delivery.pk)


class SecretView(Press):
    """Shows the secret, to one person and once."""

    template_name = "webhooks/secret.html"

    def post(self, request: HttpRequest, *_args: Any, **kwargs: Any) -> HttpResponse:
        """Show it unless somebody has seen it; one conditional update decides."""
        unseen = Subscriber.objects.filter(pk=self.object.pk, secret_shown_at=None)
        if not unseen.update(secret_shown_at=timezone.now()):
            messages.warning(request, _("The secret was shown already. Make a new one instead."))
            return redirect(f"{SUBSCRIBERS}:inspect", self.object.pk)
        try:
            secret = secret_of(self.object)
        except InvalidToken:
            messages.error(request, _("The secret cannot be read any more. Make a new one."))
            return redirect(f"{SUBSCRIBERS}:inspect", self.object.pk)
        log(self.object, history.SHOWN, user=request.user)
        context = self.get_context_data(**kwargs) | {"secret": secret}
        shown: HttpResponse = self.render_to_response(context)
        add_never_cache_headers(shown)
        return shown


class RotateView(Press):
    """Asks for how long the secret in force goes on, and makes a new one."""

    template_name = "webhooks/rotate.html"
    http_method_names: ClassVar = ["get", "head", "post"]
    page_title = gettext_lazy("Make a new secret")
    form: RotationForm | None = None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the form."""
        return {**super().get_context_data(**kwargs), "form": self.form or RotationForm()}

    def post(self, request: HttpRequest, *_args: Any, **kwargs: Any) -> HttpResponse:
        """Make it, or show what was not understood."""
        self.form = RotationForm(request.POST)
        if not self.form.is_valid():
            shown: HttpResponse = self.render_to_response(self.get_context_data(**kwargs))
            return shown
        rotate(self.object, self.form.hours, timezone.now())
        return self.done(history.ROTATED, _("A new secret signs from now on. Show it once below."))


class AgainView(Press):
    """Sends again all that was given up since a day."""

    def post(self, request: HttpRequest, *_args: Any, **kwargs: Any) -> HttpResponse:
        """Begin it anew, or show what was not understood."""
        self.again = AgainForm(request.POST)
        if not self.again.is_valid():
            shown: HttpResponse = self.render_to_response(self.get_context_data(**kwargs))
            return shown
        count = send_all_again(self.object, self.again.moment, timezone.now())
        said = ngettext(
            "%(count)d message is sent again.", "%(count)d messages are sent again.", count
        )
        return self.done(history.AGAIN, said % {"count": count}, str(count))


class DeliveryView(ShownView):
    """One message with what came of each attempt."""

    template_name = "webhooks/delivery.html"
    page_title = gettext_lazy("Webhook message")

    def get_page_subtitle(self) -> str:
        """What it tells of."""
        return str(self.object.notice.name)

    def get_due_at_display_value(self) -> Any:
        """When it is sent, while it waits and may be."""
        waits = self.object.state == "waiting" and not self.object.subscriber.is_paused
        return self.object.due_at if waits else "–"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the log, and whether it may be sent again."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "log": self.object.log.all(),
            "may_send": self.request.user.has_perm(CHANGES),
        }


class DeliverAgainView(DeliveryView):
    """The press that sends a message again."""

    http_method_names: ClassVar = ["post"]

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Begin it anew. Raises PermissionDenied."""
        if not request.user.has_perm(CHANGES):
            raise PermissionDenied
        if send_again(self.object, timezone.now()):
            messages.success(request, _("The message is sent again, with the same id."))
        else:
            messages.warning(request, _("The message is being sent just now."))
        return redirect(f"{DELIVERIES}:inspect", self.object.pk)
