"""How the index fares: its documents, how far targets are behind, and who is at work."""

from datetime import datetime
from typing import Any, Final

from django.utils import timezone

from catalogue_pages.changes.models import Rejection, Target, Worker
from catalogue_pages.changes.positions import lag, last_position
from search.engines.protocol import Engine, EngineError
from search.indexing.rebuilding import reason_to_rebuild

MOST_REJECTED: Final = 100


def statistics(engine: Engine) -> dict[str, Any]:
    """The figures that `index stats` prints; times in seconds, `lag` of the slowest target."""
    now = timezone.now()
    behind = lag()
    return {
        "engine": engine.name,
        "indices": [_index(part) for part in engine.parts],
        "lag": {"rows": behind.rows, "seconds": round(behind.seconds, 1)},
        "targets": [_target(target, now) for target in Target.objects.all()],
        "workers": [_worker(worker, now) for worker in Worker.objects.all()],
        "rejected": [
            {
                "activity": str(one.activity),
                "target": one.target,
                "reason": one.reason,
                "seconds_ago": round((now - one.rejected_at).total_seconds(), 1),
            }
            for one in Rejection.objects.all()[:MOST_REJECTED]
        ],
        "rejected_in_all": Rejection.objects.count(),
    }


def _index(part: Engine) -> dict[str, Any]:
    """What searches read of one engine; `trouble` says why it cannot be told."""
    try:
        live = part.live()
        told: dict[str, Any] = {"name": live.name, "documents": live.count(), "trouble": ""}
    except EngineError as error:
        told = {"name": "", "documents": 0, "trouble": str(error)}
    return {"engine": part.name, **told, "rebuild_needed": reason_to_rebuild(part)}


def _target(target: Target, now: datetime) -> dict[str, Any]:
    failing = target.failing_since
    return {
        "name": target.name,
        "role": target.role,
        "confirmed": target.confirmed,
        "behind": last_position() - target.confirmed,
        "failing_seconds": round((now - failing).total_seconds(), 1) if failing else None,
        "trouble": target.trouble,
    }


def _worker(worker: Worker, now: datetime) -> dict[str, Any]:
    return {
        "name": worker.name,
        "heard_seconds_ago": round((now - worker.heard_at).total_seconds(), 1),
        "in_batch": worker.batch_begun_at is not None,
        "trouble": worker.trouble,
    }
