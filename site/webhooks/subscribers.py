"""Who is told: an address, what it wants to hear of, and the secret that signs what it is told."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalogue_pages.bilingual.reading import LANGUAGE_NAMES


class PausedBy(models.TextChoices):
    """Why nothing is sent to a subscriber for the time being."""

    PERSON = "person", _("paused by a person")
    FAILING = "failing", _("paused because nothing was accepted for too long")
    GONE = "gone", _("paused because the address answered that it is gone (410)")


class Subscriber(models.Model):
    """An address outside that is told what happens here.

    `events` are names of `webhooks.happenings`. Both secrets are sealed; the previous one signs as
    well until `previous_until`. `failing_since` is the first failure since the last acceptance.
    """

    name = models.CharField(_("name"), max_length=120, help_text=_("Whose system is told."))
    address = models.CharField(
        _("address"),
        max_length=500,
        help_text=_("Where messages are sent, for example https://portal.example.lv/webhooks."),
    )
    events = models.JSONField(_("events"), default=list)
    contact = models.EmailField(
        _("contact e-mail"), help_text=_("Who is told when the address no longer accepts messages.")
    )
    language = models.CharField(
        _("language of letters"), max_length=2, choices=LANGUAGE_NAMES, default="lv"
    )
    secret = models.TextField(editable=False)
    secret_shown_at = models.DateTimeField(null=True, editable=False)
    previous_secret = models.TextField(editable=False, blank=True)
    previous_until = models.DateTimeField(null=True, editable=False)
    paused_at = models.DateTimeField(_("paused"), null=True, editable=False)
    paused_by = models.CharField(
        _("why it is paused"), max_length=10, choices=PausedBy.choices, blank=True, editable=False
    )
    pause_note = models.CharField(
        _("note on the pause"),
        max_length=250,
        blank=True,
        help_text=_("Needed when you pause; the list shows it."),
    )
    failing_since = models.DateTimeField(_("accepting nothing since"), null=True, editable=False)
    accepted_at = models.DateTimeField(_("last accepted"), null=True, editable=False)
    made_at = models.DateTimeField(_("made"), default=timezone.now, editable=False)

    objects: ClassVar[models.Manager["Subscriber"]] = models.Manager()

    class Meta:
        verbose_name = _("webhook subscriber")
        verbose_name_plural = _("webhook subscribers")
        ordering: ClassVar = ["name", "pk"]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def is_paused(self) -> bool:
        """Whether nothing is sent to it for the time being."""
        return self.paused_at is not None

    @property
    def state_label(self) -> Any:
        """How it stands, in words."""
        if self.is_paused:
            said = PausedBy(self.paused_by).label
            return f"{said}: {self.pause_note}" if self.pause_note else said
        return _("active, but failing") if self.failing_since else _("active")

    def wants(self, name: str) -> bool:
        """Whether it is told of an event of that name now."""
        return not self.is_paused and name in self.events

    def has_previous(self, now: datetime) -> bool:
        """Whether the secret before this one still signs as well."""
        return self.previous_until is not None and now < self.previous_until
