"""The form of an answer."""

from typing import Any, ClassVar, Final

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from visibility.answers import Said
from visibility.models import Answer

CHOICES: Final[list[tuple[str, str | Promise]]] = [
    (Said.YES.value, _("Yes: check passed")),
    (Said.NO.value, _("No: check failed")),
    (Said.UNSURE.value, _("Cannot say: somebody else should look")),
]


class AnswerForm(WagtailAdminModelForm):
    """Yes, no or cannot say; after no, what is wrong."""

    said = forms.ChoiceField(label=_("Your answer"), choices=CHOICES, widget=forms.RadioSelect)

    class Meta:
        model = Answer
        fields = ("said", "note")
        widgets: ClassVar = {"note": forms.Textarea(attrs={"rows": 3})}
        labels: ClassVar = {"note": _("Note")}
        help_texts: ClassVar = {"note": _("After “no”: what is wrong, and where.")}

    def clean(self) -> dict[str, Any]:
        """Demand a note after "no"."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("said") == Said.NO and not given.get("note", "").strip():
            self.add_error("note", _("Say what is wrong, so that somebody can mend it."))
        return given
