"""What an import remembers of each page that it wrote."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class ImportedPage(models.Model):
    """The last import of one page.

    `digests` holds a fingerprint of each value that the import wrote, by field: a field that has
    another now was changed by a person. `revision` is the last revision that holds nothing but the
    work of imports and of what was already published; an import may publish it.
    """

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="+")
    digests = models.JSONField(default=dict)
    revision = models.BigIntegerField(null=True)
    imported_at = models.DateTimeField(_("imported at"), auto_now=True)

    objects: ClassVar[models.Manager["ImportedPage"]] = models.Manager()

    class Meta:
        verbose_name = _("imported page")
        verbose_name_plural = _("imported pages")

    def __str__(self) -> str:
        return str(self.page)
