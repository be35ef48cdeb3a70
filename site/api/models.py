"""What the API keeps: drafts, for as long as their tokens last."""

from uuid import uuid4

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from wagtail.models import Page


class PreviewDraft(models.Model):
    """What somebody previewed: a page's content at that moment, perhaps saved nowhere else."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", editable=False
    )
    session = models.CharField(max_length=64, editable=False)
    """A digest of what the person's sessions hold: what ends all of them ends this, too."""
    content_type = models.ForeignKey(
        ContentType, on_delete=models.CASCADE, related_name="+", editable=False
    )
    page = models.ForeignKey(
        Page, on_delete=models.CASCADE, related_name="+", null=True, editable=False
    )
    """Empty while the page was not saved yet."""
    parent = models.ForeignKey(
        Page, on_delete=models.CASCADE, related_name="+", null=True, editable=False
    )
    """What a page that was not saved yet will stand below."""
    content = models.JSONField(encoder=DjangoJSONEncoder, editable=False)
    made_at = models.DateTimeField(default=timezone.now, db_index=True, editable=False)

    wagtail_reference_index_ignore = True  # a preview is no use of what it shows
    objects = models.Manager["PreviewDraft"]()

    class Meta:
        verbose_name = "previewed draft"
        verbose_name_plural = "previewed drafts"

    def __str__(self) -> str:
        return f"{self.content_type_id}/{self.page_id or '-'} {self.made_at:%H:%M:%S}"
