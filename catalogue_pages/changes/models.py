"""Tables of the journal: rows of changes, the targets and workers that read them, and editions."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Change(models.Model):
    """One row of the journal: "this activity changed".

    The row holds the activity's public id and never its content. Its position is given by the
    indexing worker under a lock, after the commit: the order of ids is not the order of commits.
    A row goes when every target has confirmed its position.
    """

    id = models.BigAutoField(primary_key=True)
    activity = models.UUIDField(_("activity"))
    position = models.BigIntegerField(_("position"), null=True, unique=True)
    recorded_at = models.DateTimeField(_("recorded at"), auto_now_add=True)

    objects: ClassVar[models.Manager["Change"]] = models.Manager()

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [
            models.Index(fields=["position", "id"], name="change_position"),
            models.Index(fields=["activity"], name="change_activity"),
        ]

    def __str__(self) -> str:
        return f"{self.activity} @ {self.position or '-'}"


class Journal(models.Model):
    """The journal's single row: its lock, the last position given, and how far the clock was read.

    Some things change by themselves: an expiry passes, an occurrence's day ends. What came due up
    to `clock` has been journalled.
    """

    last_position = models.BigIntegerField(_("last position"), default=0)
    clock = models.DateTimeField(_("clock read at"), default=timezone.now)

    objects: ClassVar[models.Manager["Journal"]] = models.Manager()

    class Meta:
        verbose_name = _("journal")
        verbose_name_plural = _("journals")

    def __str__(self) -> str:
        return str(self.last_position)


class Target(models.Model):
    """A reader of the journal (an index), and how far it has confirmed."""

    name = models.CharField(_("name"), max_length=100, unique=True)
    confirmed = models.BigIntegerField(_("confirmed position"), default=0)
    registered_at = models.DateTimeField(_("registered at"), auto_now_add=True)

    objects: ClassVar[models.Manager["Target"]] = models.Manager()

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return f"{self.name} @ {self.confirmed}"


class Worker(models.Model):
    """A process that reads the journal: when it was last heard of, and what it is doing.

    `batch_begun_at` and `batch_end` (a position) are set while it is in the middle of a batch, and
    so they stay when it is killed there.
    """

    name = models.CharField(_("name"), max_length=100, unique=True)
    started_at = models.DateTimeField(_("started at"), auto_now_add=True)
    heard_at = models.DateTimeField(_("last heard of"))
    batch_begun_at = models.DateTimeField(_("batch begun at"), null=True)
    batch_end = models.BigIntegerField(_("last position of the batch"), null=True)
    trouble = models.TextField(_("trouble"), blank=True)

    objects: ClassVar[models.Manager["Worker"]] = models.Manager()

    class Meta:
        verbose_name = _("indexing worker")
        verbose_name_plural = _("indexing workers")
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


class Edition(models.Model):
    """Which edition of something that every process keeps in memory is the present one."""

    name = models.CharField(_("name"), max_length=50, primary_key=True)
    number = models.BigIntegerField(_("number"), default=0)

    objects: ClassVar[models.Manager["Edition"]] = models.Manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")

    def __str__(self) -> str:
        return f"{self.name} {self.number}"
