"""What an import remembers of each page that it wrote, and imports themselves as they go on."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from catalogue_pages.providers.models import ProviderPage


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


class State(models.TextChoices):
    """How far an import has come."""

    UPLOADED = "uploaded", _("waiting to be checked")
    CHECKING = "checking", _("being checked")
    CHECKED = "checked", _("checked; nothing is changed yet")
    WAITING = "waiting", _("waiting to be imported")
    IMPORTING = "importing", _("being imported")
    DONE = "done", _("imported")
    REFUSED = "refused", _("refused: the file has faults")
    CANCELLED = "cancelled", _("cancelled")
    FAILED = "failed", _("failed; nothing was changed")

    @property
    def is_under_way(self) -> bool:
        """Whether a process has to do something yet."""
        return self in (self.UPLOADED, self.CHECKING, self.WAITING, self.IMPORTING)


class FileKind(models.TextChoices):
    """What a file holds."""

    ACTIVITIES = "activities", _("activities")
    PROVIDERS = "providers", _("providers")


class ImportRun(models.Model):
    """One file that somebody imports: uploaded, checked, looked at, applied.

    `content` is the file, until it is done with; `digest` stays. `options` are those of
    `plan.Options`. `seen` holds the newest revision of each page when the plan was shown, `report`
    the plan's figures. `worker` is the process that has the run, heard of at `heard_at`; `attempts`
    counts how often a process has taken it up.
    """

    kind = models.CharField(_("contents"), max_length=10, choices=FileKind.choices)
    filename = models.CharField(_("file"), max_length=200)
    digest = models.CharField(max_length=64)
    content = models.BinaryField(default=b"")
    options = models.JSONField(default=dict)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("person"),
    )
    provider = models.ForeignKey(
        ProviderPage,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("provider"),
    )
    language = models.CharField(max_length=5, default="lv")
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.UPLOADED
    )
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    seen = models.JSONField(default=dict)
    report = models.JSONField(default=dict)
    worker = models.CharField(max_length=40, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    heard_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished"), null=True)

    objects: ClassVar[models.Manager["ImportRun"]] = models.Manager()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return self.filename

    @property
    def is_under_way(self) -> bool:
        """Whether a process has to do something yet."""
        return State(self.state).is_under_way

    @property
    def may_be_applied(self) -> bool:
        """Whether a person may let it be imported now."""
        return self.state == State.CHECKED and bool(self.report.get("may_be_applied"))


class Sort(models.TextChoices):
    """What a line of a report tells."""

    FAULT = "fault", _("fault")
    KEPT = "kept", _("kept, since a person has changed it")
    REFUSED = "refused", _("not published")
    CREATED = "created", _("new")
    UPDATED = "updated", _("changed")


class ReportLine(models.Model):
    """One thing that a run tells of one line of its file."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="lines")
    number = models.PositiveIntegerField()
    sort = models.CharField(max_length=10, choices=Sort.choices)
    key = models.CharField(max_length=200, blank=True)
    data = models.JSONField(default=dict)

    objects: ClassVar[models.Manager["ReportLine"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["number", "pk"]
        indexes: ClassVar = [models.Index(fields=["run", "sort", "number"])]

    def __str__(self) -> str:
        return f"{self.number}: {self.key}"
