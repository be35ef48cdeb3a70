"""A delivery: one letter to one person about one event, and what became of it."""

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Delivery(models.Model):
    """A letter that was written and must be sent; the row is the truth about it.

    `event` and `key` say what happened (such as `activity-returned` and the number of the
    decision); `message_id` is made from them and the recipient, so that the same letter is never
    written twice and a receiver recognises a letter that was sent twice.
    """

    event = models.CharField(_("event"), max_length=60)
    key = models.CharField(_("key"), max_length=150)
    recipient = models.EmailField(_("recipient"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
    )
    message_id = models.CharField(_("message id"), max_length=200, unique=True)
    subject = models.CharField(_("subject"), max_length=250)
    text = models.TextField(_("text"))
    html = models.TextField(_("HTML"))
    is_secret = models.BooleanField(_("holds a secret link"), default=False)
    written_at = models.DateTimeField(_("written"), default=timezone.now)
    due_at = models.DateTimeField(_("next attempt"), default=timezone.now)
    claimed_until = models.DateTimeField(_("being sent until"), null=True, blank=True)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    refused_at = models.DateTimeField(_("refused"), null=True, blank=True)
    trouble = models.CharField(_("last trouble"), max_length=500, blank=True)

    objects: ClassVar[models.Manager["Delivery"]] = models.Manager()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        default_permissions = ("view",)
        ordering: ClassVar = ["-written_at"]
        indexes: ClassVar = [
            models.Index(
                fields=["due_at"],
                condition=Q(sent_at=None, refused_at=None),
                name="delivery_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject} → {self.recipient}"

    @classmethod
    def waiting(cls, now: datetime) -> "models.QuerySet[Delivery]":
        """Letters whose turn it is at `now` and that nobody is sending, the oldest first."""
        free = Q(claimed_until=None) | Q(claimed_until__lte=now)
        return cls.objects.filter(free, sent_at=None, refused_at=None, due_at__lte=now).order_by(
            "written_at", "pk"
        )
