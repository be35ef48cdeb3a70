"""Pages saved by the hundred.

Saved alone, a page asks the database some ninety times. Here what Wagtail writes for a new page
(its place in the tree, its revision, its history, its entries in the search and in the index of
references), for a new draft, and for a published page that changes, is written in bulk, in
Wagtail's own form. What needs more than that (`apart`) goes Wagtail's way, in `importing`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, Final

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import F
from django.utils import timezone
from wagtail.models import Locale, Page, PageLogEntry, Revision
from wagtail.search.backends import get_search_backends
from wagtail.signals import page_published, published

from catalogue_pages.exchange.applying.chosen_terms import insert_terms, replace_terms
from catalogue_pages.exchange.applying.judging import judge
from catalogue_pages.exchange.applying.placing import Places
from catalogue_pages.exchange.applying.referring import note_references
from catalogue_pages.exchange.plans.plan import Step
from catalogue_pages.publication.gate import refusals

BATCH: Final = 100
_OF_A_DRAFT: Final = (
    "latest_revision",
    "latest_revision_created_at",
    "live_revision",
    "has_unpublished_changes",
    "draft_title",
)
_OF_ITS_PLACE: Final = frozenset(
    {"id", "path", "depth", "numchild", "url_path", "slug", "translation_key", "content_type"}
)
_OF_WHAT_IS_PUBLIC: Final = tuple(
    field.name for field in Page._meta.concrete_fields if field.name not in _OF_ITS_PLACE
)


class Saver:
    """Saves simple steps; it remembers where in the tree it has come."""

    def __init__(self, user: AbstractBaseUser | None) -> None:
        self._user = user
        self._page_type = ContentType.objects.get_for_model(Page)
        self._locale = Locale.get_default()
        self._places = Places()
        self._waiting: list[Step] = []

    def take(self, step: Step) -> None:
        """Save a step, at the latest when `finish` is called."""
        if self._waiting and type(self._waiting[0].page) is not type(step.page):
            self.finish()
        self._waiting.append(step)
        if len(self._waiting) >= BATCH:
            self.finish()

    def finish(self) -> None:
        """Save what has not been saved yet."""
        steps, self._waiting = self._waiting, []
        if not steps:
            return
        model = type(steps[0].page)
        now = timezone.now()
        for step in steps:
            self._prepare(step, now)
        contents = [step.page.serializable_data() for step in steps]
        self._insert(
            [
                (step.page, content)
                for step, content in zip(steps, contents, strict=True)
                if step.what == "created"
            ]
        )
        for step, content in zip(steps, contents, strict=True):
            content["pk"] = step.page.pk
        self._revise(steps, contents, now)
        changed = [step.page for step in steps if step.publish and step.what == "updated"]
        self._replace(changed)
        self._log(steps, now)
        self._index([*(step.page for step in steps if step.what == "created"), *changed])
        for step in steps:
            if step.publish:
                told = {"instance": step.page, "revision": step.page.latest_revision}
                page_published.send(sender=model, **told)
                published.send(sender=model, **told)

    # -- What a page says before it is written ---------------------------------------------------

    def _prepare(self, step: Step, now: datetime) -> None:
        page: Any = step.page
        if step.what == "created":
            page.title = page.draft_title = page.name_lv
            page.content_type, page.locale = _type_of(page), self._locale
            self._places.give(page, step.parent)
        step.old_title = page.title
        if step.publish:
            judge(step)
        if step.publish:
            _ask_again(step)
        if step.what == "created":
            page.live, page.has_unpublished_changes = step.publish, not step.publish
        elif step.publish:
            page.live, page.has_unpublished_changes, page.expired = True, False, False
        else:
            page.minimal_clean()  # a draft may lack what it likes
            page.has_unpublished_changes = True
        if step.publish:
            page.first_published_at = page.first_published_at or now
            page.last_published_at = now
        page.draft_title = page.title

    # -- New pages -------------------------------------------------------------------------------

    def _insert(self, made: Sequence[tuple[Any, dict[str, Any]]]) -> None:
        if not made:
            return
        plain = [_row(page) for page, _content in made]
        for (page, _content), row in zip(made, Page.objects.bulk_create(plain), strict=True):
            page.pk = page.id = row.pk
            page.page_ptr_id = row.pk
            # The journal and whoever else listens is told; the tree's row is there already.
            page.save_base(raw=True, force_insert=True)
        above = Counter(page.path[: -Page.steplen] for page, _content in made)
        for path, count in above.items():
            Page.objects.filter(path=path).update(numchild=F("numchild") + count)
        insert_terms(made)

    # -- Published pages that change -------------------------------------------------------------

    def _replace(self, pages: Sequence[Any]) -> None:
        for page in pages:
            page.save_base(raw=True, force_update=True)
        if pages:
            replace_terms(pages)

    # -- What is written for all -----------------------------------------------------------------

    def _revise(self, steps: list[Step], contents: list[dict[str, Any]], now: datetime) -> None:
        revisions = Revision.objects.bulk_create(
            Revision(
                content_type=_type_of(step.page),
                base_content_type=self._page_type,
                object_id=str(step.page.pk),
                created_at=now,
                user=self._user,
                object_str=str(step.page),
                content=content,
            )
            for step, content in zip(steps, contents, strict=True)
        )
        for step, revision in zip(steps, revisions, strict=True):
            page: Any = step.page
            page.latest_revision, page.latest_revision_created_at = revision, now
            if step.publish:
                page.live_revision = revision
            if step.own_draft:
                step.revision = revision.pk
        shown = [step.page for step in steps if step.publish and step.what == "updated"]
        drafted = [step.page for step in steps if not (step.publish and step.what == "updated")]
        for pages, columns in ((shown, _OF_WHAT_IS_PUBLIC), (drafted, _OF_A_DRAFT)):
            # The rows are there: this is one UPDATE of all of them, and inserts nothing.
            Page.objects.bulk_create(
                [_row(page) for page in pages],
                update_conflicts=True,
                unique_fields=["id"],
                update_fields=columns,
            )

    def _log(self, steps: Iterable[Step], now: datetime) -> None:
        PageLogEntry.objects.bulk_create(
            PageLogEntry(
                page_id=step.page.pk,
                content_type=_type_of(step.page),
                label=step.page.title,
                action=action,
                timestamp=now,
                user=self._user,
                revision=step.page.latest_revision,
                content_changed=True,
                data=data,
            )
            for step in steps
            for action, data in _history(step)
        )

    def _index(self, pages: Sequence[Any]) -> None:
        if not pages:
            return
        note_references(pages)
        for backend in get_search_backends(with_auto_update=True):
            backend.add_bulk(type(pages[0]), pages)


def _ask_again(step: Step) -> None:
    """Hold a page back that the gate refuses now although it did not when it was planned."""
    found = refusals(step.page)
    if found:
        step.publish, step.held_back, step.refusals = False, "gate", found


def _history(step: Step) -> Iterator[tuple[str, dict[str, Any]]]:
    yield ("wagtail.create" if step.what == "created" else "wagtail.edit"), {}
    if not step.publish:
        return
    title = step.page.title
    renamed = {"title": {"old": step.old_title, "new": title}} if step.old_title != title else {}
    if renamed:
        yield "wagtail.rename", renamed
    yield "wagtail.publish", renamed


def _type_of(page: Page) -> ContentType:
    found: ContentType = ContentType.objects.get_for_model(page)
    return found


_COLUMNS: Final = tuple(field.attname for field in Page._meta.concrete_fields)


def _row(page: Any) -> Page:
    return Page(**{name: getattr(page, name) for name in _COLUMNS})
