"""The process that does the duties: a thread for each, so that a long one holds up no other."""

import logging
import signal
from datetime import UTC, datetime
from types import FrameType

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.blocking import BlockingScheduler
from django.db import connections

from duties.attendance import had_its_turn
from duties.registry import Duty, duties

logger = logging.getLogger(__name__)


def perform(duty: Duty) -> bool:
    """Do a duty once; returns whether it ended well. Trouble is logged."""
    well = False
    try:
        duty.do()
        well = True
    except Exception:
        logger.exception(
            "The duty “%s” failed; it has its next turn in %g s", duty.name, duty.every
        )
    finally:
        _note(duty, well=well)
        connections.close_all()
    return well


def _note(duty: Duty, *, well: bool) -> None:
    try:
        had_its_turn(duty, well=well)
    except Exception:  # the database may be what is ill
        logger.exception("The turn of “%s” could not be noted", duty.name)


def work() -> None:
    """Do every duty by its clock until SIGTERM or SIGINT; what is being done then is finished."""
    found = duties()
    scheduler = BlockingScheduler(
        executors={"default": ThreadPoolExecutor(max_workers=max(1, len(found)))},
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        timezone=UTC,
    )
    for duty in found:
        scheduler.add_job(
            perform, "interval", [duty], seconds=duty.every, next_run_time=datetime.now(UTC)
        )

    def stop(_signal: int, _frame: FrameType | None) -> None:
        scheduler.shutdown(wait=True)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    scheduler.start()
