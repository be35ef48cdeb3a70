"""Pages as they were last written, whether or not everybody sees them so yet."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from typing import Any, Final, TypeVar

from django.db import transaction
from django.utils import timezone
from modelcluster.models import get_all_child_m2m_relations
from wagtail.models import Revision, TaskState

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.providers.models import ProviderPage
from editorial.moderation.submission import Written
from people.models import User

Page = TypeVar("Page", ActivityPage, ProviderPage)
A_SITTING: Final = timedelta(minutes=15)
"""So long one's own last revision is written on with; then a new one begins."""


def draft_of(page: Page) -> Page:
    """A page as it was last written."""
    draft: Page = page.get_latest_revision_as_object()
    return draft


def held(page: Page) -> Page:
    """The page as it is stored now; nobody else writes it until the transaction is done."""
    stored: Any = type(page)._default_manager
    found: Page = stored.select_for_update(of=("self",)).get(pk=page.pk)
    return found


def drafts_of(activities: Iterable[ActivityPage]) -> dict[int, ActivityPage]:
    """The same for many by their key, to be read and never saved; in a fixed number of queries.

    Their `latest_revision` must have been fetched.
    """
    pages = list(activities)
    written = {page.pk: page.latest_revision.content for page in pages if page.latest_revision}
    terms = _terms(written.values())
    found = {key: _read(content, terms) for key, content in written.items()}
    names = [relation.name for relation in get_all_child_m2m_relations(ActivityPage)]
    unwritten = [page.pk for page in pages if page.pk not in written]
    if unwritten:
        plain = ActivityPage.objects.filter(pk__in=unwritten)
        found |= {one.pk: one for one in plain.prefetch_related(*names, "occurrences")}
    return found


def _terms(contents: Iterable[dict[str, Any]]) -> dict[str, dict[int, Any]]:
    """The terms that any of these contents names, by relation and key."""
    relations = get_all_child_m2m_relations(ActivityPage)
    models: dict[str, Any] = {one.name: one.related_model for one in relations}
    wanted: defaultdict[Any, set[int]] = defaultdict(set)
    for content in contents:
        for name, model in models.items():
            wanted[model].update(content.get(name, ()))
    held = {model: model.objects.in_bulk(keys) for model, keys in wanted.items()}
    return {name: held.get(model, {}) for name, model in models.items()}


def _read(content: dict[str, Any], terms: dict[str, dict[int, Any]]) -> ActivityPage:
    plain = {name: value for name, value in content.items() if name not in terms}
    draft: ActivityPage = ActivityPage.from_serializable_data(plain, check_fks=False)
    for name, known in terms.items():
        setattr(draft, name, [known[key] for key in content.get(name, ()) if key in known])
    return draft


def begin(provider: ProviderPage, draft: ActivityPage, person: User) -> ActivityPage:
    """Put a new activity below its provider, seen by nobody else; returns it as it is stored."""
    draft.live = False
    draft.owner = person
    with transaction.atomic():
        fresh = ProviderPage.objects.get(pk=provider.pk)
        fresh.add_child(instance=draft)
        draft.save_revision(user=person, log_action="wagtail.create", clean=False)
    return draft


def keep(draft: Written, person: User) -> Revision:
    """Keep what a draft says as an ordinary revision; nothing is published.

    One's own last revision is written on with for a sitting, unless somebody has judged it or it
    stands in public: saving every few seconds would leave hundreds.
    """
    draft.minimal_clean()
    last = draft.latest_revision
    again = last if last is not None and _is_open(last, draft, person) else None
    revision: Revision = draft.save_revision(
        user=person, log_action=again is None, clean=False, overwrite_revision=again
    )
    return revision


def _is_open(last: Revision, draft: Written, person: User) -> bool:
    return (
        last.user_id == person.pk
        and last.created_at > timezone.now() - A_SITTING
        and last.approved_go_live_at is None
        and draft.live_revision_id != last.pk
        and not TaskState.objects.filter(revision=last).exists()
    )
