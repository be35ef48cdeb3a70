"""The public form of an application, and the editors' form of a refusal."""

import re
from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalogue_pages.vocabularies.models import Municipality, ProviderType
from people.applications.models import ProviderApplication, Refusal
from people.offering import consent
from people.offering.limits import begun, is_too_fast

_ASKED: Mapping[str, dict[str, str]] = {
    "name_lv": {"autocomplete": "organization"},
    "registration_number": {"inputmode": "numeric", "autocomplete": "off"},
    "website": {"autocomplete": "url"},
    "contact_name": {"autocomplete": "name"},
    "email": {"autocomplete": "email"},
    "phone": {"autocomplete": "tel", "type": "tel"},
    "offers": {"rows": "6"},
}


class RegistrationNumberField(forms.CharField):
    """Eleven digits; the spaces and dashes that people write between them are passed over."""

    def to_python(self, value: Any) -> str:
        """The number alone."""
        return re.sub(r"[\s\-]", "", str(super().to_python(value) or ""))


class ApplicationForm(forms.ModelForm):  # type: ignore[type-arg]  # not subscriptable at run time
    """What an organisation tells about itself.

    `fax` is for robots alone: people neither see it nor reach it by the keyboard.
    """

    fax = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )
    begun = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    registration_number = RegistrationNumberField(
        label=_("Registration number"),
        help_text=_("Eleven digits, as in the Register of Enterprises."),
        max_length=20,
        widget=forms.TextInput,
    )
    website = forms.URLField(
        label=_("Website"), required=False, max_length=200, assume_scheme="https"
    )
    consent = forms.BooleanField(
        label=_("I agree"),
        error_messages={"required": _("Without this we may not keep your application.")},
    )

    class Meta:
        model = ProviderApplication
        fields: ClassVar = [
            "name_lv",
            "name_en",
            "registration_number",
            "provider_type",
            "municipality",
            "website",
            "contact_name",
            "email",
            "phone",
            "offers",
        ]
        labels: ClassVar = {
            "name_lv": _("Name of the organisation in Latvian"),
            "name_en": _("Name in English"),
            "provider_type": _("Type of organisation"),
            "municipality": _("Where is the office?"),
            "contact_name": _("Your name and surname"),
            "email": _("Your e-mail address"),
            "phone": _("Telephone"),
            "offers": _("What do you offer to pupils?"),
        }
        help_texts: ClassVar = {
            "email": _("We send a letter there; its link confirms the application."),
            "offers": _("A few sentences: what pupils do, for which grades, where."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["consent"].help_text = consent.text()
        self.fields["begun"].initial = begun
        for name, attributes in _ASKED.items():
            self.fields[name].widget.attrs.update(attributes)
        today = timezone.localdate()
        kinds, places = self.fields["provider_type"], self.fields["municipality"]
        _choose(kinds, ProviderType.objects.order_by("position", "code"))
        _choose(places, Municipality.objects.exclude(valid_to__lt=today).order_by("label_lv"))

    @property
    def is_from_a_robot(self) -> bool:
        """Whether no person has filled this in. May be asked of a form with faults, too."""
        return bool(self.data.get("fax")) or is_too_fast(str(self.data.get("begun", "")))


def _choose(field: Any, found: Any) -> None:
    field.queryset = found
    field.empty_label = _("Choose")


class RefusalForm(forms.Form):
    """Why an application is refused: a reason of the list, and words of one's own."""

    reason = forms.ChoiceField(
        label=_("Reason"), choices=[("", _("Choose")), *Refusal.choices], required=True
    )
    explanation = forms.CharField(
        label=_("In your own words"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The letter says this to the applicant, below the reason."),
    )

    def clean(self) -> dict[str, Any]:
        """Another reason says nothing without words."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("reason") == Refusal.OTHER and not given.get("explanation"):
            self.add_error("explanation", _("Say what the reason is."))
        return given
