"""Tables of the ledger: an entry for everything that is or was public, and the ledger's lock."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What an entry is about. Its identity is a public id, of texts Wagtail's translation key."""

    ACTIVITY = "activity", _("activity")
    PROVIDER = "provider", _("provider")
    TEXT = "text", _("article or page of text")


class Event(models.TextChoices):
    """What happened last."""

    PUBLISHED = "published", _("published")
    CHANGED = "changed", _("changed")
    UNPUBLISHED = "unpublished", _("no longer public")
    DELETED = "deleted", _("deleted")


GONE = (Event.UNPUBLISHED, Event.DELETED)


class Entry(models.Model):
    """Something that is or was public. It stays when that goes, and so tells that it went.

    `position` is the entry's place among all that happened: each happening takes the next number,
    in the order of commits, so that whoever has read up to one misses nothing. `version` is the
    journal's position of an activity's content; `stamp` tells one content from another.
    """

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    identity = models.UUIDField(_("public id"))
    position = models.BigIntegerField(_("position"), unique=True)
    event = models.CharField(_("event"), max_length=12, choices=Event.choices)
    happened_at = models.DateTimeField(_("happened at"), db_index=True)
    published_at = models.DateTimeField(_("public since"))
    version = models.BigIntegerField(_("version"), default=0)
    stamp = models.CharField(_("stamp"), max_length=64, blank=True)

    objects: ClassVar[models.Manager["Entry"]] = models.Manager()

    class Meta:
        verbose_name = _("entry of the ledger")
        verbose_name_plural = _("entries of the ledger")
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "identity"], name="one_entry_each")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.identity}: {self.event} @ {self.position}"

    @property
    def is_gone(self) -> bool:
        """Whether it is public no longer."""
        return self.event in GONE


class Ledger(models.Model):
    """The ledger's single row: its lock, and the last position given."""

    last_position = models.BigIntegerField(_("last position"), default=0)

    objects: ClassVar[models.Manager["Ledger"]] = models.Manager()

    class Meta:
        verbose_name = _("ledger")
        verbose_name_plural = _("ledgers")

    def __str__(self) -> str:
        return str(self.last_position)
