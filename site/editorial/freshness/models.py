"""A review: one activity, the day it is due, and what was done about it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from catalogue_pages.activities.models import ActivityPage
from editorial.freshness.rule import Done


class Review(models.Model):
    """What was done about an activity that is to be looked through by a day.

    The row is written in the transaction of what it tells: the letter, the hiding. `shown` is the
    revision that visitors saw until it was hidden. `untold` while editors must yet hear of it.
    """

    activity = models.ForeignKey(
        ActivityPage, on_delete=models.CASCADE, related_name="reviews", verbose_name=_("activity")
    )
    due = models.DateField(_("review due"))
    reminded_on = models.DateField(_("reminded"), null=True, blank=True)
    asked_on = models.DateField(_("asked"), null=True, blank=True)
    hidden_on = models.DateField(_("hidden"), null=True, blank=True)
    shown = models.ForeignKey(
        Revision, on_delete=models.SET_NULL, related_name="+", null=True, blank=True
    )
    untold = models.BooleanField(default=False)

    wagtail_reference_index_ignore = True

    objects: ClassVar[models.Manager["Review"]] = models.Manager()

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        default_permissions = ("view",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["activity", "due"], name="one_review_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.activity} – {self.due:%Y-%m-%d}"

    @property
    def done(self) -> Done:
        """What was done, as the rule reads it."""
        return Done(self.reminded_on, self.asked_on, self.hidden_on)
