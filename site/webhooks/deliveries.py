"""What is to be told to whom, and what came of each attempt: rows are the truth about it."""

import uuid
from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from webhooks.subscribers import Subscriber

STATES = {
    "waiting": (pgettext_lazy("message", "waiting"), Q(delivered_at=None, failed_at=None)),
    "delivered": (pgettext_lazy("message", "accepted"), Q(delivered_at__isnull=False)),
    "failed": (pgettext_lazy("message", "given up"), Q(failed_at__isnull=False)),
}
"""What can have become of a message: how it is called, and the condition on its delivery."""


class Notice(models.Model):
    """Something that happened and that somebody wants to be told; it holds no content.

    `number` makes the id that receivers recognise a message by. `position` is the ledger's; what a
    person sent as a test has none.
    """

    number = models.UUIDField(default=uuid.uuid4, unique=True)
    name = models.CharField(_("event"), max_length=40)
    kind = models.CharField(max_length=10)
    identity = models.UUIDField(_("public id"), null=True)
    position = models.BigIntegerField(null=True, unique=True)
    happened_at = models.DateTimeField(_("happened at"), default=timezone.now, db_index=True)

    objects: ClassVar[models.Manager["Notice"]] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.name} {self.identity or ''}".strip()

    @property
    def message_id(self) -> str:
        """What stands in `webhook-id`, the same however often it is sent."""
        return f"msg_{self.number.hex}"


class Delivery(models.Model):
    """A message to one subscriber. `attempts` are those since it was last begun."""

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="deliveries")
    subscriber = models.ForeignKey(
        Subscriber,
        verbose_name=_("subscriber"),
        on_delete=models.CASCADE,
        related_name="deliveries",
    )
    due_at = models.DateTimeField(_("next attempt"), default=timezone.now)
    claimed_until = models.DateTimeField(null=True)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    delivered_at = models.DateTimeField(_("accepted"), null=True)
    failed_at = models.DateTimeField(_("given up"), null=True)

    objects: ClassVar[models.Manager["Delivery"]] = models.Manager()

    class Meta:
        verbose_name = _("webhook message")
        verbose_name_plural = _("webhook messages")
        default_permissions = ("view",)
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["notice", "subscriber"], name="told_once_each")
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["subscriber", "due_at"],
                condition=Q(delivered_at=None, failed_at=None),
                name="webhook_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.notice} → {self.subscriber}"

    @property
    def state(self) -> str:
        """What became of it, a key of `STATES`."""
        if self.delivered_at:
            return "delivered"
        return "failed" if self.failed_at else "waiting"

    @property
    def state_label(self) -> Any:
        """What became of it, in words."""
        return STATES[self.state][0]

    @classmethod
    def due(cls, now: datetime) -> "models.QuerySet[Delivery]":
        """Those whose turn it is at `now` and that nobody is sending; conditions on the row alone.

        So an update of them is one that only one process makes.
        """
        free = Q(claimed_until=None) | Q(claimed_until__lte=now)
        return cls.objects.filter(free, STATES["waiting"][1], due_at__lte=now)

    @classmethod
    def waiting(cls, now: datetime) -> "models.QuerySet[Delivery]":
        """Those that are due to subscribers who are not paused, the oldest first."""
        return cls.due(now).filter(subscriber__paused_at=None).order_by("due_at", "pk")


class Trouble(models.TextChoices):
    """Why an attempt was none that counts."""

    ADDRESS = "address", _("the address may not be called")
    REFUSED = "refused", _("the answer was no success (2xx)")
    REDIRECT = "redirect", _("the answer leads elsewhere; redirects are not followed")
    GONE = "gone", _("the address answered that it is gone")
    NAME = "name", _("the name was not found")
    CONNECTION = "connection", _("no connection")
    CERTIFICATE = "certificate", _("no secure connection; look at the certificate")
    TIME = "time", _("it took too long")
    SECRET = "secret", _("the secret cannot be read; give out a new one")


class Attempt(models.Model):
    """One call: when, for how long, what was answered, and what went wrong."""

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="log")
    begun_at = models.DateTimeField(_("begun"))
    milliseconds = models.PositiveIntegerField(_("milliseconds"))
    status = models.PositiveSmallIntegerField(_("status"), null=True)
    trouble = models.CharField(_("trouble"), max_length=12, choices=Trouble.choices, blank=True)
    detail = models.CharField(_("detail"), max_length=250, blank=True)
    answer = models.CharField(_("answer"), max_length=500, blank=True)

    objects: ClassVar[models.Manager["Attempt"]] = models.Manager()

    class Meta:
        default_permissions = ()
        ordering: ClassVar = ["-begun_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.begun_at:%Y-%m-%d %H:%M:%S} {self.status or self.trouble}"
