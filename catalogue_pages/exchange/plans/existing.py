"""The pages that stand already, read in bulk as an import compares them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Final

from django.db.models import QuerySet
from wagtail.models import Comment, Page, Revision

from catalogue_pages.exchange.models import ImportedPage

BATCH: Final = 500


@dataclass(frozen=True, slots=True)
class Existing:
    """A page as its people last saved it: the newest draft, or what is published."""

    page: Page
    content: Mapping[str, Any]
    digests: Mapping[str, str]
    own_draft: bool
    """The newest draft holds nothing of a person's that is not published."""
    base: Mapping[str, Any] | None = None
    """The content that a row was exported from, where the row says so."""
    has_comments: bool = False
    """Editors have written remarks at the page."""

    @property
    def held_back(self) -> str:
        """Why an import may not publish this page by itself; empty when it may."""
        if not self.page.live and self.page.first_published_at is not None:
            return "unpublished"
        if self.page.has_unpublished_changes and not self.own_draft:
            return "draft"
        return ""


def read_existing(pages: QuerySet[Any], **lookup: Iterable[Any]) -> Iterator[Existing]:
    """Read those among the pages for which a field (the one keyword) has one of the values."""
    ((field, values),) = lookup.items()
    remaining = iter(values)
    while batch := list(islice(remaining, BATCH)):
        yield from as_they_stand(pages.filter(**{f"{field}__in": batch}))


def as_they_stand(pages: Iterable[Any]) -> Iterator[Existing]:
    """Read what belongs to these pages, a batch at a time."""
    remaining = iter(pages)
    while batch := list(islice(remaining, BATCH)):
        keys = [page.pk for page in batch]
        revisions = Revision.objects.in_bulk(
            [page.latest_revision_id for page in batch if page.latest_revision_id]
        )
        imported = {record.page_id: record for record in ImportedPage.objects.filter(page__in=keys)}
        commented = set(Comment.objects.filter(page__in=keys).values_list("page_id", flat=True))
        for page in batch:
            revision = revisions.get(page.latest_revision_id)
            record = imported.get(page.pk)
            yield Existing(
                page=page,
                content=revision.content if revision else page.serializable_data(),
                digests=record.digests if record else {},
                own_draft=record is not None and record.revision == page.latest_revision_id,
                has_comments=page.pk in commented,
            )


def with_bases(named: Mapping[int, tuple[Existing, int | None]]) -> dict[int, Existing]:
    """Each line's page with the content that the line was exported from.

    `named` are the pages and the revisions that lines name; 0 stands for a page that has none. A
    revision that is gone, or is another page's, is passed over as if the line had named none.
    """
    older = {
        version
        for one, version in named.values()
        if version is not None and version != one.page.latest_revision_id
    }
    revisions = {}
    remaining = iter(sorted(older))
    while batch := list(islice(remaining, BATCH)):
        revisions.update(Revision.page_revisions.in_bulk(batch))
    found = {}
    for line, (one, version) in named.items():
        base = one.content if version == (one.page.latest_revision_id or 0) else None
        revision = revisions.get(version)
        if revision is not None and revision.object_id == str(one.page.pk):
            base = revision.content
        found[line] = replace(one, base=base)
    return found
