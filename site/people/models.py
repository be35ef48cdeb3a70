"""Accounts, and who writes for which provider."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import ClassVar, Final

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalogue_pages.bilingual.reading import LANGUAGES, Language
from catalogue_pages.providers.models import ProviderPage

INVITATION_LASTS: Final = timedelta(days=14)


def _invitation_ends() -> datetime:
    return timezone.now() + INVITATION_LASTS


class User(AbstractUser):
    """A person who signs in; our own model, since the account model cannot be swapped later.

    An e-mail address belongs to one account at most, whatever its case. Raising `session_series`
    ends every session of the account.
    """

    session_series = models.PositiveIntegerField(default=0, editable=False)
    erased_at = models.DateTimeField(_("erased"), null=True, blank=True, editable=False)

    class Meta(AbstractUser.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                Lower("email"),
                condition=~Q(email=""),
                name="one_account_an_address",
                violation_error_message=_("There is an account with this e-mail address."),
            )
        ]

    def get_session_auth_hash(self) -> str:
        """What a session must hold to go on: another password or another series ends it."""
        return f"{super().get_session_auth_hash()}:{self.session_series}"

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """The same for keys that were replaced."""
        for found in super().get_session_auth_fallback_hash():
            yield f"{found}:{self.session_series}"


class Membership(models.Model):
    """A person who writes for a provider in the workspace."""

    person = models.ForeignKey(
        User, verbose_name=_("person"), on_delete=models.CASCADE, related_name="memberships"
    )
    provider = models.ForeignKey(
        ProviderPage,
        verbose_name=_("provider"),
        on_delete=models.CASCADE,
        related_name="memberships",
    )
    joined_at = models.DateTimeField(_("joined"), default=timezone.now)

    objects: ClassVar[models.Manager["Membership"]] = models.Manager()

    class Meta:
        verbose_name = _("member of a provider")
        verbose_name_plural = _("members of providers")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "provider"], name="member_once")
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.provider}"


class Invitation(models.Model):
    """A letter that lets somebody write for a provider, until it is used, withdrawn or too old."""

    provider = models.ForeignKey(
        ProviderPage,
        verbose_name=_("provider"),
        on_delete=models.CASCADE,
        related_name="invitations",
    )
    email = models.EmailField(_("e-mail"))
    language = models.CharField(
        _("language"), max_length=2, choices=[(code, code) for code in LANGUAGES], default="lv"
    )
    invited_by = models.ForeignKey(
        User,
        verbose_name=_("invited by"),
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
    )
    made_at = models.DateTimeField(_("made"), default=timezone.now)
    ends_at = models.DateTimeField(_("ends"), default=_invitation_ends)
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    objects: ClassVar[models.Manager["Invitation"]] = models.Manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints: ClassVar = [
            models.UniqueConstraint(
                "provider",
                Lower("email"),
                condition=Q(accepted_at=None, withdrawn_at=None),
                name="one_open_invitation",
            )
        ]

    def __str__(self) -> str:
        return f"{self.email} – {self.provider}"

    @property
    def is_open(self) -> bool:
        """Whether it can still be accepted."""
        return (
            self.accepted_at is None and self.withdrawn_at is None and self.ends_at > timezone.now()
        )

    @property
    def reader(self) -> Language:
        """The language that its letter is written in."""
        return "en" if self.language == "en" else "lv"
