"""What processes do for imports: check what was uploaded, apply what a person let be applied.

A run belongs to the process whose name it bears. Everything that applying writes, the run's own end
included, is one transaction: a process that is killed leaves nothing behind, and its run is taken
up again once nothing was heard of it for a while. A process that was only slow finds at the end
that the run is no longer its own, and takes everything back.
"""

import logging
import os
import socket
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import Any, Final
from uuid import uuid4

from django.db import OperationalError, transaction
from django.db.models import F
from django.utils import timezone, translation
from wagtail.models import Page

from catalogue_pages.exchange.applying.importing import apply
from catalogue_pages.exchange.models import FileKind, ImportRun, ReportLine, Sort, State
from catalogue_pages.exchange.plans.plan import Options, Plan
from catalogue_pages.exchange.plans.planning import (
    NoCatalogueError,
    plan_activities,
    plan_providers,
)
from catalogue_pages.exchange.plans.report import as_data
from catalogue_pages.exchange.runs.progress import Progress

ABANDONED_AFTER: Final = 120.0
"""Seconds without a word after which a run's process is held to be dead."""
MOST_ATTEMPTS: Final = 3
KEPT_DAYS: Final = 90
_BEGUN: Final = {State.UPLOADED: State.CHECKING, State.WAITING: State.IMPORTING}
_BACK: Final = {begun: waits for waits, begun in _BEGUN.items()}
_LINES_AT_ONCE: Final = 500

logger = logging.getLogger(__name__)


class LostRunError(Exception):
    """Raised when another process has taken up the run that this one is working on."""


def run_waiting(*, abandoned_after: float = ABANDONED_AFTER) -> int:
    """Do all that waits, one run after the other; returns how many. Meant to be called often.

    Any number of processes may call this at once. Where another one holds the database's only
    writing lock, this does nothing.
    """
    done = 0
    try:
        _take_back(abandoned_after)
        _forget_old()
        for pk in list(_waiting()):
            done += carry_out(pk)
    except OperationalError:
        logger.info("The database is busy; imports wait", exc_info=True)
    return done


def _waiting() -> Iterator[int]:
    yield from (
        ImportRun.objects.filter(state__in=_BEGUN).order_by("pk").values_list("pk", flat=True)
    )


def _take_back(abandoned_after: float) -> None:
    """Let runs of dead processes wait again; those that were taken up too often have failed."""
    silent_since = timezone.now() - timedelta(seconds=abandoned_after)
    for begun, waits in _BACK.items():
        dead = ImportRun.objects.filter(state=begun, heard_at__lt=silent_since)
        if not dead.exists():
            continue
        dead.filter(attempts__gte=MOST_ATTEMPTS).update(
            state=State.FAILED,
            finished_at=timezone.now(),
            content=b"",
            report={"interrupted": MOST_ATTEMPTS},
        )
        dead.filter(attempts__lt=MOST_ATTEMPTS).update(state=waits, worker="")


def _forget_old() -> None:
    old = ImportRun.objects.filter(
        created_at__lt=timezone.now() - timedelta(days=KEPT_DAYS)
    ).exclude(state=State.IMPORTING)
    if old.exists():
        old.delete()


def carry_out(pk: int) -> bool:
    """Do what a run waits for; False when another process was there first."""
    run = _claimed(pk)
    if run is None:
        return False
    telling = Progress(run.pk, run.worker)
    try:
        with translation.override(run.language):
            _apply(run, telling) if run.state == State.IMPORTING else _check(run)
    except LostRunError:
        logger.warning("Import %d was taken up by another process", run.pk)
        return False
    except OperationalError:
        raise  # the run's process is silent from now on, and another try comes
    except Exception as error:  # whatever one file holds, the others must have their turn
        known = isinstance(error, NoCatalogueError)
        (logger.warning if known else logger.exception)("Import %d failed: %s", run.pk, error)
        _end(run, State.FAILED, {"failed": str(error) if known else ""})
    finally:
        telling.close()
    return True


def _claimed(pk: int) -> ImportRun | None:
    """The run, if this process could put its name on it."""
    worker = f"{socket.gethostname()[:20]}:{os.getpid()}:{uuid4().hex[:8]}"
    for waits, begun in _BEGUN.items():
        mine = ImportRun.objects.filter(pk=pk, state=waits).update(
            state=begun, worker=worker, heard_at=timezone.now(), attempts=F("attempts") + 1
        )
        if mine:
            return ImportRun.objects.select_related("user", "provider").get(pk=pk)
    return None


def _planned(run: ImportRun, options: Options) -> Plan:
    plan = plan_activities if run.kind == FileKind.ACTIVITIES else plan_providers
    return plan(bytes(run.content), options)


def _options(run: ImportRun, **more: Any) -> Options:
    said: dict[str, Any] = dict(run.options)
    return Options(**said, user=run.user, provider=run.provider, **more)


def _check(run: ImportRun) -> None:
    options = _options(run)
    plan = _planned(run, options)
    report = {**_figures(plan), "may_be_applied": plan.may_be_applied(options)}
    # A page that a row makes is not there yet, and one that it changes may be changed meanwhile.
    run.seen = {
        str(step.page.pk): step.page.latest_revision_id for step in plan.steps if step.page.pk
    }
    refused = plan.faults and not options.skip_faulty
    with transaction.atomic():
        _tell(run, plan)
        _end(run, State.REFUSED if refused or not plan.steps else State.CHECKED, report)


def _apply(run: ImportRun, telling: Progress) -> None:
    options = _options(run, seen={int(key): value for key, value in run.seen.items()})
    with transaction.atomic():
        # Whoever edits one of these pages now waits until it is done.
        list(Page.objects.select_for_update().filter(pk__in=run.seen).values_list("pk"))
        plan = _planned(run, options)
        applied = plan.may_be_applied(options)
        if applied:
            apply(plan, options, telling.over)
        run.total = len(plan.steps)
        _tell(run, plan)
        _end(run, State.DONE if applied else State.REFUSED, _figures(plan))


def _figures(plan: Plan) -> dict[str, Any]:
    data = as_data(plan, applied=True)
    names = ("rows", "created", "updated", "unchanged")
    figures = {name: data[name] for name in names}
    lists = ("faults", "kept", "refused", "providers_created")
    return {**figures, **{name: len(data[name]) for name in lists}}


def _tell(run: ImportRun, plan: Plan) -> None:
    """Write the report anew, a line of the database for each thing that it tells."""
    data = as_data(plan, applied=True)
    make = partial(ReportLine, run=run)
    lines = [
        *(make(number=one["line"], sort=Sort.FAULT, data=one) for one in data["faults"]),
        *(
            make(number=one["line"], sort=Sort(one["what"]), key=one["id"][:200], data=one)
            for one in data["steps"]
        ),
        *(
            make(number=one["line"], sort=sort, key=one["id"][:200], data=one)
            for sort, name in ((Sort.KEPT, "kept"), (Sort.REFUSED, "refused"))
            for one in data[name]
        ),
    ]
    ReportLine.objects.filter(run=run).delete()
    ReportLine.objects.bulk_create(lines, batch_size=_LINES_AT_ONCE)


def _end(run: ImportRun, state: State, report: dict[str, Any]) -> None:
    """Put the run into its next state. Raises LostRunError when it is another process's by now."""
    values: dict[str, Any] = {"state": state, "report": report, "seen": run.seen, "worker": ""}
    if state != State.CHECKED:
        ends = {"finished_at": timezone.now(), "content": b""}
        values |= {**ends, "done": run.total, "total": run.total}
    mine = ImportRun.objects.filter(pk=run.pk, worker=run.worker)
    if not mine.update(**values):
        raise LostRunError
