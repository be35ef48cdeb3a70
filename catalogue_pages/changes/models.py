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


class Role(models.TextChoices):
    """What a target is to searches."""

    FILLING = "filling", _("being filled")
    LIVE = "live", _("read by searches")
    PREVIOUS = "previous", _("kept for going back")


class Target(models.Model):
    """A reader of the journal (an index), and how far it has confirmed.

    `role` follows the engine, whose word counts. `failing_since` is set while it does not take what
    it is handed, and `trouble` says why.
    """

    name = models.CharField(_("name"), max_length=100, unique=True)
    confirmed = models.BigIntegerField(_("confirmed position"), default=0)
    registered_at = models.DateTimeField(_("registered at"), auto_now_add=True)
    role = models.CharField(_("role"), max_length=10, choices=Role.choices, default=Role.FILLING)
    failing_since = models.DateTimeField(_("failing since"), null=True)
    trouble = models.TextField(_("trouble"), blank=True)

    objects: ClassVar[models.Manager["Target"]] = models.Manager()

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return f"{self.name} @ {self.confirmed}"


class Rejection(models.Model):
    """An activity that could not be indexed as it is: set aside, so that the others go on.

    `target` is the index that would not take its document, or empty where no document could be
    made. It goes when the activity is taken.
    """

    target = models.CharField(_("index"), max_length=100, blank=True)
    activity = models.UUIDField(_("activity"))
    position = models.BigIntegerField(_("position"))
    reason = models.TextField(_("reason"))
    rejected_at = models.DateTimeField(_("rejected at"), auto_now=True)

    objects: ClassVar[models.Manager["Rejection"]] = models.Manager()

    class Meta:
        verbose_name = _("activity that could not be indexed")
        verbose_name_plural = _("activities that could not be indexed")
        ordering: ClassVar = ["-rejected_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["target", "activity"], name="one_rejection_a_target")
        ]

    def __str__(self) -> str:
        return f"{self.activity}: {self.reason}"


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
    changed_at = models.DateTimeField(_("changed at"), default=timezone.now)

    objects: ClassVar[models.Manager["Edition"]] = models.Manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")

    def __str__(self) -> str:
        return f"{self.name} {self.number}"
