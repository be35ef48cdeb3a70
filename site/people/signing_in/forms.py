"""The forms of signing in, where they differ from allauth's."""

from typing import Any, Final

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
)
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateByCodeForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from people.signing_in import letters
from people.signing_in.accounts import account_of, may_enter_admin
from people.signing_in.sessions import note_second_factor

_CODE_LASTS: Final = 90
"""Seconds in which a code is right: its own half minute, the one before and the one after."""


class SignInForm(LoginForm):
    """Sign-in by address or user name; how long it lasts depends on what the account may do."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("E-mail or user name")
        _plainly(self, login="username")
        self.fields["password"].help_text = ""

    def user_credentials(self) -> dict[str, str]:
        """One name for both, so that the password is checked once."""
        return {
            "username": self.cleaned_data["login"],
            "password": self.cleaned_data["password"],
        }

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        """Begin the session, or the question for the second factor."""
        response: HttpResponse = super().login(request, redirect_url)
        if may_enter_admin(self.user):
            request.session.set_expiry(settings.ADMIN_SESSION_AGE)
        return response


class AskResetForm(ResetPasswordForm):
    """Asks for a letter with a link; whether there is such an account is told to nobody."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail")
        _plainly(self, email="email")

    def clean_email(self) -> str:
        """The address as it was given."""
        given: str = self.cleaned_data["email"]
        return given

    def save(self, _request: HttpRequest, **_kwargs: Any) -> str:
        """Write the letter to the account of this address, if it has one that is active."""
        given: str = self.cleaned_data["email"]
        person = account_of(given)
        known = person is not None and person.is_active and person.email.lower() == given.lower()
        letters.post_reset(person if known else None, given)
        return given


class SetPasswordAgainForm(ResetPasswordKeyForm):
    """A new password after a letter."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _newly(self)


class ChangeForm(ChangePasswordForm):
    """A new password by who knows the old one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].label = _("Present password")
        _newly(self)


class ConfirmPasswordForm(ReauthenticateForm):
    """The password once more, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plainly(self, password="current-password")  # noqa: S106 - a browser's hint
        self.fields["password"].help_text = ""


class _OnceMixin:
    """A code from an app opens once: whoever looked over a shoulder cannot use it again."""

    user: Any
    authenticator: Authenticator

    def clean_code(self) -> str:
        """The code. Raises ValidationError for one that is wrong, used, or tried too often."""
        code: str = super().clean_code()  # type: ignore[misc]
        if self.authenticator.type == Authenticator.Type.TOTP:
            used = f"allauth.people.code.used?user={self.user.pk}&code={''.join(code.split())}"
            if not cache.add(used, "used", timeout=_CODE_LASTS):
                raise get_adapter().validation_error("incorrect_code")
        return code


class CodeForm(_OnceMixin, AuthenticateForm):
    """The second factor at sign-in: a code from the app, or a recovery code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _coded(self)


class ConfirmCodeForm(_OnceMixin, ReauthenticateByCodeForm):
    """The second factor once more, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _coded(self)


class FirstCodeForm(ActivateTOTPForm):
    """The first code of an app that was just set up."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _coded(self)

    def clean_code(self) -> str:
        """The code, which proves the second factor for this session."""
        code: str = super().clean_code()
        note_second_factor(context.request, self.user)
        return code


def _plainly(form: forms.Form, **autocomplete: str) -> None:
    """No placeholders: a label says it, and stays; `autocomplete` tells a browser what is asked."""
    for name, field in form.fields.items():
        field.widget.attrs.pop("placeholder", None)
        if name in autocomplete:
            field.widget.attrs["autocomplete"] = autocomplete[name]


def _newly(form: forms.Form) -> None:
    _plainly(form)
    form.fields["password1"].label = _("New password")
    form.fields["password2"].label = _("New password once more")


def _coded(form: forms.Form) -> None:
    _plainly(form)
    form.fields["code"].label = _("Code")
    form.fields["code"].widget.attrs |= {"inputmode": "numeric", "autocapitalize": "none"}
