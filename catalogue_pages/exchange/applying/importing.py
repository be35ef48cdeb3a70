"""Doing what a plan says, all or nothing."""

from collections.abc import Callable, Iterable
from itertools import chain, count
from typing import Any, Final

from django.db import transaction
from wagtail.models import Page, ReferenceIndex, Revision
from wagtail.signal_handlers import disable_reference_index_auto_update

from catalogue_pages.exchange.applying.apart import set_apart
from catalogue_pages.exchange.applying.judging import judge
from catalogue_pages.exchange.applying.many import Saver
from catalogue_pages.exchange.applying.remembering import remember
from catalogue_pages.exchange.plans.plan import Options, Plan, Step
from catalogue_pages.publication.gate import PublicationError

_AT_ONCE: Final = 500
Progress = Callable[[list[Step]], Iterable[Step]]


def apply(plan: Plan, options: Options, progress: Progress = iter) -> None:
    """Do what the plan says, in one transaction. `progress` may show how far it has come."""
    with transaction.atomic(), disable_reference_index_auto_update():
        above = [*plan.providers, *plan.drafts]
        changes = [step for step in plan.steps if step.what != "unchanged"]
        alone = set_apart([*above, *changes])
        changes.sort(key=lambda step: id(step) in alone)  # moves make the tree another
        saver = Saver(options.user)
        for step in progress([*above, *changes]):
            if id(step) in alone:
                saver.finish()
                _save(step, options)
            else:
                saver.take(step)
        saver.finish()
        remembered = [step for step in (*above, *plan.steps) if step.remember]
        for start in range(0, len(remembered), _AT_ONCE):
            remember(remembered[start : start + _AT_ONCE])


def _save(step: Step, options: Options) -> None:
    """Save a page that stands already, Wagtail's way."""
    page: Any = step.page
    if step.parent is not None:
        _move(page, step.parent)
    if step.publish:
        judge(step)
    if not step.publish:
        page.minimal_clean()  # a draft may lack what it likes
    revision = page.save_revision(user=options.user, log_action=True, clean=False)
    if step.publish:
        _publish(step, revision)
    if step.own_draft:
        step.revision = revision.pk
    ReferenceIndex.create_or_update_for_object(page)


def _publish(step: Step, revision: Revision) -> None:
    """Publish, or hold back what the gate refuses now although it did not when it was planned."""
    try:
        with transaction.atomic():
            revision.publish()
    except PublicationError as error:
        step.publish, step.held_back, step.refusals = False, "gate", error.refusals


def _move(page: Page, parent: Page) -> None:
    """Move a page; where a page of its address is there already, it gets the next free one."""
    stored = type(page).objects.get(pk=page.pk)
    taken = set(parent.get_children().values_list("slug", flat=True))
    names = chain([stored.slug], (f"{stored.slug}-{number}" for number in count(2)))
    free = next(name for name in names if name not in taken)
    if free != stored.slug:
        stored.slug = page.slug = free
        stored.save(update_fields=["slug"])
    stored.move(parent, pos="last-child")
    page.refresh_from_db(fields=["path", "depth", "url_path", "numchild"])
