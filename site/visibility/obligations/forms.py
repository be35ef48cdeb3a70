"""The form of an obligation: who answers for it, until when, and what shows that it is met."""

from typing import Any, ClassVar, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.log_actions import log

from catalogue_pages.media.papers import clean_paper
from people.models import User
from people.roles import ADMINISTRATOR, COMMUNICATIONS
from visibility.obligations import history
from visibility.obligations.models import Evidence, Obligation


class ObligationForm(WagtailAdminModelForm):
    """What people write of an obligation; nothing is done before its evidence is there."""

    file = forms.FileField(
        label=gettext_lazy("Add evidence"),
        required=False,
        help_text=gettext_lazy("A picture or a PDF. Place and camera of a picture are not stored."),
    )
    shows = forms.CharField(
        label=gettext_lazy("What it shows"),
        required=False,
        max_length=250,
        help_text=gettext_lazy("For example where the poster hangs, and since when."),
    )
    remove = forms.ModelMultipleChoiceField(
        Evidence.objects.none(),
        label=gettext_lazy("Remove evidence"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Its file is deleted for good; the history says that it was there."),
    )

    class Meta:
        widgets: ClassVar = {
            "note": forms.Textarea(attrs={"rows": 4}),
            "waived_reason": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.was_done, self.was_waived = self.instance.done_on, bool(self.instance.waived_reason)
        owner = cast("forms.ModelChoiceField[Any]", self.fields["owner"])
        owner.queryset = _who_may_own(self.instance)
        there = self.instance.evidence.all()
        cast("forms.ModelMultipleChoiceField[Any]", self.fields["remove"]).queryset = there
        if not there:
            del self.fields["remove"]
        if self.instance.demand.read:
            for name in ("due_on", "done_on"):
                self.fields[name].disabled = True
                self.fields[name].help_text = _("What the site says decides it.")

    def clean_file(self) -> Any:
        """The file as it may be stored. Raises ValidationError."""
        file = self.cleaned_data.get("file")
        return clean_paper(file) if file else None

    def clean_done_on(self) -> Any:
        """A day that has come. Raises ValidationError."""
        day = self.cleaned_data.get("done_on")
        if day is not None and day > timezone.localdate():
            raise ValidationError(_("This day is yet to come."))
        return day

    def clean(self) -> dict[str, Any]:
        """What was filled in, if what is done has its evidence."""
        given: dict[str, Any] = super().clean()
        if given.get("done_on") is None or self.instance.demand.read:
            return given
        if given.get("waived_reason"):
            self.add_error("waived_reason", _("It is done: leave this empty, or the day."))
        if self.instance.demand.picture and not self._has_picture(given):
            self.add_error("file", _("A picture is needed before this is done."))
        if self.instance.demand.note and not given.get("note", "").strip():
            needed = _("Needed before this is done: %(asked)s")
            self.add_error("note", needed % {"asked": self.instance.demand.asked})
        return given

    def _has_picture(self, given: dict[str, Any]) -> bool:
        file, gone = given.get("file"), set(given.get("remove") or [])
        is_new = bool(file) and Evidence(file=file).is_picture
        return is_new or any(
            one.is_picture for one in self.instance.evidence.all() if one not in gone
        )

    def save(self, commit: bool = True) -> Obligation:  # noqa: FBT001, FBT002  # Django's own
        """Save under the person's name, with its evidence, and tell the history."""
        if self.instance.done_on != self.was_done:
            self.instance.done_by = self.for_user if self.instance.done_on else None
        saved: Obligation = super().save(commit)
        if commit:
            self._keep_evidence()
            self._tell()
        return saved

    def _keep_evidence(self) -> None:
        given = self.cleaned_data
        for one in given.get("remove") or []:
            log(self.instance, history.REMOVED, user=self.for_user, data={"file": str(one)})
            one.delete()
        if given.get("file"):
            added = Evidence.objects.create(
                obligation=self.instance,
                file=given["file"],
                shows=given.get("shows", ""),
                added_by=self.for_user,
            )
            log(self.instance, history.ADDED, user=self.for_user, data={"file": str(added)})

    def _tell(self) -> None:
        row = self.instance
        if row.done_on != self.was_done:
            action = history.DONE if row.done_on else history.REOPENED
            day = row.done_on.isoformat() if row.done_on else ""
            log(row, action, user=self.for_user, data={"done_on": day})
        if bool(row.waived_reason) != self.was_waived:
            action = history.WAIVED if row.waived_reason else history.REOPENED
            log(row, action, user=self.for_user, data={"reason": row.waived_reason})


def _who_may_own(row: Obligation) -> Any:
    """Communications and administrators who may sign in, and who owns it already."""
    roles = Q(groups__name__in=[COMMUNICATIONS.name, ADMINISTRATOR.name]) | Q(is_superuser=True)
    found = User.objects.filter((roles & Q(is_active=True)) | Q(pk=row.owner_id))
    return found.distinct().order_by("last_name", "first_name", "username")
