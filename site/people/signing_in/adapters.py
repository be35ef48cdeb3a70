"""What allauth asks of this site."""

import time
from typing import Any, Final

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from people.models import User
from people.sealing import seal, unseal
from people.signing_in import letters
from people.signing_in.accounts import may_enter_admin
from people.signing_in.sessions import SIGNED_IN_AT

_FRESH: Final = 600
"""Seconds after signing in for which the password is not asked again."""
_PURPOSE: Final = "people.signing_in.second_factor"
_WRONG: Final = _("The name or the password is not right. Check both and try again.")


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come by invitation or from administrators; every letter goes through `mailing`."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _WRONG,
        "email_password_mismatch": _WRONG,
        "incorrect_password": _("The password is not right."),
        "too_many_login_attempts": _(
            "There were too many attempts. Wait five minutes, then try again."
        ),
        "rate_limited": _("There were too many attempts. Wait five minutes, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account for themselves."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """The admin for those who may enter it; for others the settings' LOGIN_REDIRECT_URL."""
        if may_enter_admin(request.user):
            return reverse("wagtailadmin_home")
        return resolve_url(settings.LOGIN_REDIRECT_URL)

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """The front page, in the language that was read."""
        return reverse("wagtail_serve", args=[""])

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """The page of the account, which says that it was changed."""
        return reverse("account_overview")

    def is_reauthentication_required(self, *, app: str, **_kwargs: Any) -> bool:
        """Not within ten minutes of signing in: setting up the second step follows it at once."""
        begun = self.request.session.get(SIGNED_IN_AT, 0)
        return bool(time.time() - begun > _FRESH)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell a person by letter what changed about signing in."""
        letters.post_changed(template_prefix, user)

    def get_client_ip(self, request: HttpRequest) -> str:
        """Whom attempts are counted by; what a proxy wrote wrongly does not stop anybody."""
        try:
            address: str = super().get_client_ip(request)
        except (ImproperlyConfigured, PermissionDenied):
            address = request.META.get("REMOTE_ADDR", "")
        return address


class SecondFactorAdapter(DefaultMFAAdapter):
    """Keeps the secrets of second factors encrypted: a copy of the database opens no account."""

    def encrypt(self, text: str) -> str:
        """The text, readable with SECRET_KEY alone."""
        return seal(text, _PURPOSE)

    def decrypt(self, encrypted_text: str) -> str:
        """What was encrypted with SECRET_KEY or one of SECRET_KEY_FALLBACKS."""
        return unseal(encrypted_text, _PURPOSE)
