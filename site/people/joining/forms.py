"""The form of a new person, and the one that invites a colleague."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from catalogue_pages.bilingual.reading import as_language
from catalogue_pages.providers.models import ProviderPage
from people.applications.models import one_line
from people.inviting import invite
from people.models import Invitation, User


class NewPersonForm(forms.Form):
    """Name and password of somebody who accepts an invitation and has no account."""

    first_name = forms.CharField(
        label=_("First name"),
        max_length=150,
        validators=[one_line],
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    last_name = forms.CharField(
        label=_("Surname"),
        max_length=150,
        validators=[one_line],
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )
    password = forms.CharField(
        label=_("Password"),
        max_length=128,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least 8 characters; not a common one, nor one like your name."),
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean(self) -> dict[str, Any]:
        """A password must not be like what else is known about the person."""
        given: dict[str, Any] = super().clean() or {}
        named = {name: given.get(name, "") for name in ("first_name", "last_name")}
        if password := given.get("password"):
            try:
                validate_password(password, User(email=self.email, **named))
            except ValidationError as error:
                self.add_error("password", error)
        return given


class ColleagueForm(forms.Form):
    """Whom to invite to a provider, and the language of the letter."""

    email = forms.EmailField(
        label=_("Their e-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    language = forms.ChoiceField(
        label=_("Language of the letter"), choices=[("lv", _("Latvian")), ("en", _("English"))]
    )

    def send(self, provider: ProviderPage, by: User) -> Invitation | None:
        """Invite them once the form is valid; None, with the reason at the field, if refused."""
        try:
            return invite(
                provider,
                self.cleaned_data["email"],
                as_language(self.cleaned_data["language"]),
                by,
            )
        except ValidationError as error:
            self.add_error("email", error)
            return None
