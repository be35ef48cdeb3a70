"""The daily round: who is asked about which activities, and what is hidden.

Each provider is one transaction: its letters, its rows and its hidden pages are written together or
not at all. So the round may be run at any time, twice at once, and again after it was killed.
"""

import hashlib
import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.models import Page

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.activities.standing import has_live_provider, time_is_over
from catalogue_pages.providers.models import ProviderPage
from editorial.freshness import letters, links
from editorial.freshness.models import Review
from editorial.freshness.rule import AHEAD, NOTHING, Stage, review_by, stage
from editorial.freshness.verifying import hide
from mailing.letters import Letter
from mailing.posting import post, post_all
from people.memberships import editors, people_of, recipients

logger = logging.getLogger(__name__)

EVERY: Final = 3600.0
"""Seconds between two rounds."""
MORNING: Final = 8
"""The hour before which nobody is written to."""

Progress = Callable[[Sequence[str]], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Step:
    """Something to be done about an activity; `path` is its provider's place in the tree."""

    path: str
    activity: ActivityPage
    stage: Stage


def duty() -> None:
    """The round, unless it is night."""
    if timezone.localtime().hour >= MORNING:
        review()


def review(*, dry_run: bool = False, progress: Progress = iter) -> list[Step]:
    """Do everything that is due today; returns it. A dry run only looks.

    Trouble with one provider is logged, and keeps no other from its turn.
    """
    today = timezone.localdate()
    if dry_run:
        return _steps(today)
    _set_missing_days(today)
    done: list[Step] = []
    for path in progress(sorted({step.path for step in _steps(today)})):
        try:
            with transaction.atomic():
                done += _do(path, today)
        except Exception:
            logger.exception("The activities of the provider at %s could not be reviewed", path)
    _tell_editors(today)
    return done


def _set_missing_days(today: date) -> None:
    """Give what came here without being published one by one the day of its first review."""
    undated = ActivityPage.objects.filter(live=True, alias_of=None, review_due=None)
    for verified in set(undated.values_list("last_verified", flat=True)):
        some = undated.filter(last_verified=verified)
        some.update(review_due=review_by(verified or today))


def _steps(today: date, path: str = "") -> list[Step]:
    """What is to be done, of one provider or of all; two queries."""
    found: Any = ActivityPage.objects.filter(
        ~time_is_over(timezone.now()),
        has_live_provider(),
        live=True,
        alias_of=None,
        review_due__lte=today + AHEAD,
        path__startswith=path,
    )
    reviews = Review.objects.filter(due=F("activity__review_due"), activity__live=True)
    done = {row.activity_id: row.done for row in reviews.filter(activity__path__startswith=path)}
    steps = []
    for activity in found.order_by("path"):
        now = stage(activity.review_due, done.get(activity.pk, NOTHING), today)
        if now is not None:
            steps.append(Step(activity.path[: -Page.steplen], activity, now))
    return steps


def _do(path: str, today: date) -> list[Step]:
    """Everything for one provider; who comes second finds it done."""
    Page.objects.select_for_update().get(path=path)
    provider = ProviderPage.objects.get(path=path)
    steps = _steps(today, path)
    for now in Stage:
        activities = [step.activity for step in steps if step.stage is now]
        if activities:
            told = _write(provider, now, activities, today)
            for activity in activities:
                _note(activity, now, today, told=told)
    return steps


def _write(
    provider: ProviderPage, now: Stage, activities: Sequence[ActivityPage], today: date
) -> bool:
    """Write to the provider's people; returns whether there is anybody."""
    due = letters.latest_due(activities)
    key = f"{provider.public_id}:{due}:{_digest(_named(one) for one in activities)}"
    people = recipients(people_of(provider))
    for person in people:
        link = links.Link(provider, person.person, now, due)  # type: ignore[arg-type]
        compose = _composing(link, activities, today)
        post(f"review-{now.value}", key, person, compose)
    return bool(people)


def _composing(
    link: links.Link, activities: Sequence[ActivityPage], today: date
) -> Callable[[], Letter]:
    return lambda: letters.to_people(link, activities, today)


def _note(activity: ActivityPage, now: Stage, today: date, *, told: bool) -> None:
    due = letters.latest_due([activity])
    row, _created = Review.objects.get_or_create(activity=activity, due=due)
    if now is Stage.HIDE:
        hide(activity, row, today)
        return
    if now is Stage.DUE:
        row.asked_on = today
        row.untold = not told
    else:
        row.reminded_on = today
    row.save()


def _tell_editors(today: date) -> None:
    """One letter to every editor about what they must yet hear of."""
    with transaction.atomic():
        untold = list(
            Review.objects.select_for_update(of=("self",))
            .filter(untold=True)
            .select_related("activity")
            .order_by("activity__path")
        )
        if not untold:
            return
        key = f"{today}:{_digest(_named(one.activity) for one in untold)}"
        post_all("review-editors", key, recipients(editors()), lambda: letters.to_editors(untold))
        Review.objects.filter(pk__in=[one.pk for one in untold]).update(untold=False)


def _named(activity: ActivityPage) -> str:
    return f"{activity.public_id}:{activity.review_due}"


def _digest(names: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(sorted(names)).encode()).hexdigest()[:16]
