"""The form of a subscriber, and those of what is done with one."""

from datetime import datetime, time, timedelta
from typing import Any, ClassVar, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.log_actions import log

from webhooks import history
from webhooks.happenings import choices
from webhooks.models import PausedBy, Subscriber
from webhooks.signing import give_secret
from webhooks.targets import check

OVERLAPS: Final = {
    "24": gettext_lazy("for a day"),
    "168": gettext_lazy("for seven days"),
    "0": gettext_lazy("not at all: others know it"),
}
"""Hours for which the secret before a new one signs as well."""


class SubscriberForm(WagtailAdminModelForm):
    """Who is told of what; a pause has its reason."""

    events = forms.MultipleChoiceField(
        label=gettext_lazy("Events"),
        choices=choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("What this subscriber is told of."),
    )
    paused = forms.BooleanField(
        label=gettext_lazy("Paused"),
        required=False,
        help_text=gettext_lazy(
            "Nothing is sent. What happens during a pause is not sent later either: the subscriber "
            "reads it from the API."
        ),
    )

    class Meta:
        widgets: ClassVar = {"address": forms.URLInput(attrs={"spellcheck": "false"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.was_paused = self.instance.is_paused
        self.fields["paused"].initial = self.was_paused

    def clean_address(self) -> str:
        """An address that may be called. Raises ValidationError."""
        address = str(self.cleaned_data["address"])
        check(address)
        return address

    def clean(self) -> dict[str, Any]:
        """What was filled in, if a pause says why."""
        given: dict[str, Any] = super().clean()
        if given.get("paused") and not self.was_paused and not given.get("pause_note", "").strip():
            self.add_error("pause_note", _("Say why nothing is to be sent."))
        return given

    def save(self, commit: bool = True) -> Subscriber:  # noqa: FBT001, FBT002  # Django's own
        """Save it; a new one gets its secret, and what was put in order begins anew."""
        row: Subscriber = self.instance
        paused = self.cleaned_data["paused"]
        if row._state.adding:
            give_secret(row)
        if paused != self.was_paused:
            row.paused_at = timezone.now() if paused else None
            row.paused_by = PausedBy.PERSON if paused else ""
        if not paused:
            row.pause_note = ""
        if "address" in self.changed_data or (self.was_paused and not paused):
            row.failing_since = None
        saved: Subscriber = super().save(commit)
        if commit and paused != self.was_paused:
            action = history.PAUSED if paused else history.RESUMED
            log(saved, action, user=self.for_user, data={"said": saved.pause_note})
        return saved


class RotationForm(forms.Form):
    """For how long the secret in force signs beside the new one."""

    overlap = forms.ChoiceField(
        label=gettext_lazy("The secret in force goes on to sign beside the new one"),
        choices=list(OVERLAPS.items()),
        initial="24",
        widget=forms.RadioSelect,
    )

    @property
    def hours(self) -> timedelta:
        """The overlap that was chosen."""
        return timedelta(hours=int(self.cleaned_data["overlap"]))


class AgainForm(forms.Form):
    """From which day on everything that was given up is sent again."""

    since = forms.DateField(
        label=gettext_lazy("What was given up since"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text=gettext_lazy("The day itself included."),
    )

    @property
    def moment(self) -> datetime:
        """The beginning of the day."""
        day = datetime.combine(self.cleaned_data["since"], time.min)
        return timezone.make_aware(day, timezone.get_default_timezone())
