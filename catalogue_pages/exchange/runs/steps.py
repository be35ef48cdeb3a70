"""The steps of an import that a person takes: upload a file, look at the plan, apply or cancel it.

The admin and the providers' workspace call these; what a run may reach is decided here, by its
`provider`, and not by the page that shows it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from django.db import transaction
from django.db.models import Count, QuerySet
from django.utils import timezone
from django.utils.translation import get_language

from catalogue_pages.exchange.models import FileKind, ImportRun, ReportLine, Sort, State
from catalogue_pages.exchange.runs.running import carry_out
from catalogue_pages.providers.models import ProviderPage

SMALL: Final = 200_000
"""A file of at most so many bytes is checked at once, a larger one in the background."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as somebody gave it; `options` are those of `plan.Options`."""

    content: bytes
    filename: str
    kind: FileKind = FileKind.ACTIVITIES
    options: Mapping[str, bool] | None = None


def begin(upload: Upload, *, user: Any, provider: ProviderPage | None = None) -> ImportRun:
    """Keep a file and have it checked; a small one is checked when this returns.

    With a provider, the run reaches nothing but that provider's activities.
    """
    options = dict(upload.options or {})
    if provider is not None:
        options["publish"] = False
    run = ImportRun.objects.create(
        kind=FileKind.ACTIVITIES if provider is not None else upload.kind,
        filename=upload.filename[:200],
        digest=sha256(upload.content).hexdigest(),
        content=upload.content,
        options=options,
        user=user,
        provider=provider,
        language=(get_language() or "lv")[:2],
    )
    if len(upload.content) <= SMALL:
        carry_out(run.pk)
        run.refresh_from_db()
    return run


def apply_later(run: ImportRun) -> bool:
    """Have a checked run imported in the background; False when it is no more to be applied."""
    with transaction.atomic():
        changed = ImportRun.objects.filter(pk=run.pk, state=State.CHECKED).update(
            state=State.WAITING, attempts=0, done=0
        )
    run.refresh_from_db()
    return bool(changed)


def cancel(run: ImportRun) -> bool:
    """Give up a run that is not being imported; False when it is too late."""
    waiting = (State.UPLOADED, State.CHECKED, State.WAITING)
    changed = ImportRun.objects.filter(pk=run.pk, state__in=waiting).update(
        state=State.CANCELLED, content=b"", finished_at=timezone.now()
    )
    run.refresh_from_db()
    return bool(changed)


def runs_of(provider: ProviderPage) -> QuerySet[ImportRun]:
    """A provider's own imports, newest first."""
    return ImportRun.objects.filter(provider=provider).defer("content", "seen")


def is_busy(provider: ProviderPage) -> bool:
    """Whether a file of this provider waits for a process, or has one."""
    under_way = [state for state in State if state.is_under_way]
    return ImportRun.objects.filter(provider=provider, state__in=under_way).exists()


def lines_of(run: ImportRun, sort: str = "") -> QuerySet[ReportLine]:
    """What a run tells, in the order of its file; of one sort or of all."""
    lines = ReportLine.objects.filter(run=run)
    return lines.filter(sort=sort) if sort in Sort.values else lines


def counts_of(run: ImportRun) -> dict[str, int]:
    """How many lines of each sort a run tells."""
    rows = ReportLine.objects.filter(run=run).values_list("sort").annotate(Count("pk"))
    return dict(rows.order_by("sort"))
