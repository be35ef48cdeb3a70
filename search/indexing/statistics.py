"""How the index fares: its documents, how far targets are behind, and who is at work."""

from typing import Any

from django.utils import timezone

from catalogue_pages.changes.models import Target, Worker
from catalogue_pages.changes.positions import lag, last_position
from search.engines.protocol import Engine, EngineError
from search.indexing.rebuilding import reason_to_rebuild


def statistics(engine: Engine) -> dict[str, Any]:
    """The figures that `index stats` prints; times in seconds, `lag` of the slowest target."""
    now = timezone.now()
    position = last_position()
    behind = lag()
    try:
        live = engine.live()
        name, documents = live.name, live.count()
    except EngineError:
        name, documents = "", 0
    return {
        "engine": engine.name,
        "index": name,
        "documents": documents,
        "rebuild_needed": reason_to_rebuild(engine),
        "lag": {"rows": behind.rows, "seconds": round(behind.seconds, 1)},
        "targets": [
            {
                "name": target.name,
                "live": target.name == name,
                "confirmed": target.confirmed,
                "behind": position - target.confirmed,
            }
            for target in Target.objects.all()
        ],
        "workers": [
            {
                "name": worker.name,
                "heard_seconds_ago": round((now - worker.heard_at).total_seconds(), 1),
                "in_batch": worker.batch_begun_at is not None,
                "trouble": worker.trouble,
            }
            for worker in Worker.objects.all()
        ],
    }
