"""What calendars were told: an entry an occurrence, which keeps its identity when rows do not."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from catalogue_pages.activities.models import ActivityPage


class CalendarEntry(models.Model):
    """One occurrence as programs that follow a calendar know it.

    Rows of occurrences are written anew by most ways of editing, and none tells that it was
    another one before. An entry keeps the identity that was told (`uid`), how often its times
    changed (`sequence`) and when they last did, also after its occurrence was cancelled.
    """

    activity = models.ForeignKey(ActivityPage, on_delete=models.CASCADE, related_name="+")
    uid = models.UUIDField(unique=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    sequence = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField()
    cancelled = models.BooleanField(default=False)

    wagtail_reference_index_ignore = True  # an entry is no use of its activity

    objects: ClassVar[models.Manager["CalendarEntry"]] = models.Manager()

    class Meta:
        verbose_name = _("calendar entry")
        verbose_name_plural = _("calendar entries")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.uid} {self.starts_at:%Y-%m-%d %H:%M}"
