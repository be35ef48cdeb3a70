"""What changes an activity writes it into the journal, in the same transaction.

Saves and deletions are heard, whatever way they come: the editor, bulk actions, moves, copies, the
importer. `QuerySet.update()`, `bulk_create()` and the like send no signals: who uses them on what
an activity shows calls `changes.journal.record_all` himself.
"""

from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.signals import m2m_changed, post_save, pre_delete, pre_save
from modelcluster.fields import ParentalManyToManyField
from wagtail.models import Page, PageViewRestriction, Site

from catalogue_pages.activities import dependants
from catalogue_pages.activities.models import ActivityPage, Occurrence
from catalogue_pages.changes.journal import record, record_all
from catalogue_pages.identity.models import FundingOperation
from catalogue_pages.media.models import Picture
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.publication.closed import with_aliases
from catalogue_pages.vocabularies.models import VOCABULARIES

_DRAFT_ONLY = frozenset(
    {
        "draft_title",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
        "locked",
        "locked_at",
        "locked_by",
        "owner",
        "wagtail_admin_comments",
    }
)
"""Fields of a page that Wagtail saves alone with a draft, and that no visitor sees."""


def _is_draft_only(update_fields: frozenset[str] | None) -> bool:
    return update_fields is not None and update_fields <= _DRAFT_ONLY


# -- Activities and what belongs to them -------------------------------------------------------


def _activity_saved(
    instance: ActivityPage, update_fields: frozenset[str] | None = None, **_kwargs: Any
) -> None:
    if not _is_draft_only(update_fields):
        record([instance.public_id])


def _activity_deleted(instance: ActivityPage, **_kwargs: Any) -> None:
    record([instance.public_id])


def _terms_changed(
    instance: Any, action: str, *, reverse: bool, pk_set: set[int] | None, **_kwargs: Any
) -> None:
    if not action.startswith("post_"):
        return
    if not reverse:
        record([instance.public_id])
    elif pk_set:
        record_all(ActivityPage.objects.filter(pk__in=pk_set))


def _occurrence_changed(instance: Occurrence, **_kwargs: Any) -> None:
    record_all(ActivityPage.objects.filter(pk=instance.activity_id))


# -- Pages above activities --------------------------------------------------------------------


def _below(page: Page) -> QuerySet[Any]:
    """The activities below a page (itself included) where it stands now, and their aliases."""
    branches = Q(pk__in=[])
    for path in with_aliases(page.path):
        branches |= Q(path__startswith=path)
    found: QuerySet[Any] = ActivityPage.objects.filter(branches)
    return found


def _at_or_right_below(page: Page) -> QuerySet[Any]:
    """A page that is an activity, or the activities of a page that is a provider."""
    found: QuerySet[Any] = ActivityPage.objects.filter(
        path__startswith=page.path, depth__lte=page.depth + 1
    )
    return found


def _page_to_be_saved(
    instance: Page, sender: type[Any], update_fields: frozenset[str] | None = None, **_kwargs: Any
) -> None:
    # Wagtail tells of a changed slug only after the commit, too late for the same transaction.
    if not issubclass(sender, Page) or issubclass(sender, ActivityPage):
        return
    instance._url_path_stored = (
        None
        if _is_draft_only(update_fields) or instance.pk is None
        else Page.objects.filter(pk=instance.pk).values_list("url_path", flat=True).first()
    )


def _page_saved(
    instance: Page,
    sender: type[Any],
    update_fields: frozenset[str] | None = None,
    *,
    created: bool = False,
    **_kwargs: Any,
) -> None:
    if not issubclass(sender, Page) or issubclass(sender, ActivityPage) or created:
        return
    stored = getattr(instance, "_url_path_stored", None)
    moved = stored is not None and stored != instance.url_path
    shown = issubclass(sender, ProviderPage) and not _is_draft_only(update_fields)
    if moved or shown:
        record_all(_below(instance))
    elif sender is Page and not _is_draft_only(update_fields):
        # Bulk actions, moves and the clock save plain pages, and a plain page may be an activity
        # or a provider, which is public no more together with its activities.
        record_all(_at_or_right_below(instance))


def _restriction_changed(instance: PageViewRestriction, **_kwargs: Any) -> None:
    record_all(_below(instance.page))


def _site_changed(**_kwargs: Any) -> None:
    record_all(ActivityPage.objects.all())


# -- What activities refer to ------------------------------------------------------------------


def _referred_to_be_saved(instance: Any, sender: type[Any], **_kwargs: Any) -> None:
    stored = sender._default_manager.filter(pk=instance.pk).first() if instance.pk else None
    instance._is_changed = (
        dependants.may_show_new(sender)
        if stored is None
        else any(
            getattr(stored, field.attname) != getattr(instance, field.attname)
            for field in sender._meta.concrete_fields
        )
    )


def _referred_changed(instance: Any, **_kwargs: Any) -> None:
    if getattr(instance, "_is_changed", True):
        record_all(dependants.of(instance))


def _connect_content() -> None:
    post_save.connect(_activity_saved, sender=ActivityPage, dispatch_uid="journal-activity-save")
    pre_delete.connect(
        _activity_deleted, sender=ActivityPage, dispatch_uid="journal-activity-delete"
    )
    for field in ActivityPage._meta.get_fields():
        if isinstance(field, ParentalManyToManyField):
            m2m_changed.connect(
                _terms_changed,
                sender=getattr(ActivityPage, field.name).through,
                dispatch_uid=f"journal-terms-{field.name}",
            )
    for name, signal in (("save", post_save), ("delete", pre_delete)):
        signal.connect(
            _occurrence_changed, sender=Occurrence, dispatch_uid=f"journal-occurrence-{name}"
        )


def _connect_surroundings() -> None:
    # Without a sender: any page type may stand above an activity, and moves save plain pages.
    pre_save.connect(_page_to_be_saved, dispatch_uid="journal-page-before")
    post_save.connect(_page_saved, dispatch_uid="journal-page-after")
    for name, signal in (("save", post_save), ("delete", pre_delete)):
        signal.connect(
            _restriction_changed,
            sender=PageViewRestriction,
            dispatch_uid=f"journal-restriction-{name}",
        )
        signal.connect(_site_changed, sender=Site, dispatch_uid=f"journal-site-{name}")


def _connect_referred() -> None:
    referred: list[type[Any]] = [*VOCABULARIES.values(), Picture, FundingOperation]
    for model in referred:
        for name, signal, handler in (
            ("before", pre_save, _referred_to_be_saved),
            ("save", post_save, _referred_changed),
            ("delete", pre_delete, _referred_deleted),
        ):
            signal.connect(
                handler, sender=model, dispatch_uid=f"journal-{model._meta.label}-{name}"
            )


def _referred_deleted(instance: Any, **_kwargs: Any) -> None:
    record_all(dependants.of(instance))


def connect() -> None:
    """Listen to everything that an activity shows."""
    _connect_content()
    _connect_surroundings()
    _connect_referred()
