"""What is asked before many pages are changed."""

from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

from catalogue_pages.vocabularies.models import Season

ADD: Final = "add"
REPLACE: Final = "replace"


class VerifyForm(forms.Form):
    """Nothing but a press."""


class SeasonsForm(forms.Form):
    """Which seasons, and whether they come beside those that are there."""

    seasons = forms.ModelMultipleChoiceField(
        label=_("Seasons"), queryset=Season.objects.all(), widget=forms.CheckboxSelectMultiple
    )
    how = forms.ChoiceField(
        label=_("What happens to the seasons that are there?"),
        choices=[(REPLACE, _("They are replaced")), (ADD, _("They stay"))],
        initial=REPLACE,
        widget=forms.RadioSelect,
    )


class ContactForm(forms.Form):
    """Where to book: of activities the link, of providers e-mail and telephone."""

    booking_url = forms.URLField(
        label=_("Booking link"),
        max_length=500,
        required=False,
        help_text=_("For the activities that are chosen."),
        assume_scheme="https",
    )
    email = forms.EmailField(
        label=_("E-mail"), required=False, help_text=_("For the providers that are chosen.")
    )
    phone = forms.CharField(
        label=_("Telephone"),
        max_length=30,
        required=False,
        help_text=_("For the providers that are chosen."),
    )

    def clean(self) -> dict[str, str]:
        """Ask for at least one: an empty field leaves as it is what stands there."""
        given = super().clean() or {}
        if not any(given.values()) and not self.errors:
            raise forms.ValidationError(_("Fill in at least one field."))
        return given
