"""One row for the words that found nothing on a day, however often and by however many."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class UnfoundQuery(models.Model):
    """Words that were searched for on a day and found nothing."""

    words = models.CharField(_("words"), max_length=80)
    language = models.CharField(_("language"), max_length=2)
    day = models.DateField(_("day"))

    objects: ClassVar[models.Manager["UnfoundQuery"]] = models.Manager()

    class Meta:
        verbose_name = _("search without results")
        verbose_name_plural = _("searches without results")
        default_permissions = ("view",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["words", "language", "day"], name="unfound_once_a_day")
        ]
        indexes: ClassVar = [models.Index(fields=["day"], name="unfound_day")]

    def __str__(self) -> str:
        return self.words
