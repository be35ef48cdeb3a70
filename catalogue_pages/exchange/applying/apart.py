"""Pages that are not saved by the hundred, since more hangs on them than their own rows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from modelcluster.models import get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME, Comment, Page, Revision, WorkflowState

from catalogue_pages.exchange.plans.plan import Step


def set_apart(steps: Sequence[Step]) -> set[int]:
    """Which of the steps (by `id()`) Wagtail has to do, one by one.

    They move a page, or change its address, or change one that somebody judges, remarks on,
    mirrors or has scheduled: Wagtail does more for these at every save than writing them.
    """
    changed = [step for step in steps if step.what == "updated"]
    if not changed:
        return set()
    known = {
        *_known_to_wagtail([step.page.pk for step in changed]),
        *_with_rows_of_their_own(step.page for step in changed if step.publish),
    }
    return {id(step) for step in changed if step.page.pk in known or _is_more(step)}


def _is_more(step: Step) -> bool:
    page: Any = step.page
    if step.parent is not None:
        return True
    if not step.publish:
        return False
    renamed = any(one.field == "name_lv" for one in step.differences)
    is_timed = page.go_live_at is not None or page.expire_at is not None
    # The address of what was never public follows its name.
    return is_timed or (renamed and page.first_published_at is None)


def _known_to_wagtail(keys: list[int]) -> Iterator[int]:
    named = {
        "base_content_type": Page().get_base_content_type(),
        "object_id__in": [str(key) for key in keys],
    }
    judged = WorkflowState.objects.active().filter(**named)
    scheduled = Revision.objects.filter(approved_go_live_at__isnull=False, **named)
    yield from map(int, judged.values_list("object_id", flat=True))
    yield from map(int, scheduled.values_list("object_id", flat=True))
    yield from Page.objects.filter(alias_of__in=keys).values_list("alias_of", flat=True)
    yield from Comment.objects.filter(page__in=keys).values_list("page", flat=True)


def _with_rows_of_their_own(pages: Iterable[Any]) -> Iterator[int]:
    """Those whose draft may hold other rows (dated occurrences) than the published page."""
    by_type: defaultdict[type[Any], dict[int, Any]] = defaultdict(dict)
    for page in pages:
        if page.has_unpublished_changes or not page.live:
            by_type[type(page)][page.pk] = page
    for model, drafts in by_type.items():
        for relation in get_all_child_relations(model):
            name = relation.get_accessor_name()
            if name != COMMENTS_RELATION_NAME:
                column = relation.field.attname
                stored = relation.related_model.objects.filter(**{f"{column}__in": list(drafts)})
                yield from stored.values_list(column, flat=True)
                yield from (key for key, page in drafts.items() if getattr(page, name).all())
