"""The pages that stand already, read in bulk as an import compares them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from wagtail.models import Page, Revision

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

    @property
    def held_back(self) -> str:
        """Why an import may not publish this page by itself; empty when it may."""
        if not self.page.live and self.page.first_published_at is not None:
            return "unpublished"
        if self.page.has_unpublished_changes and not self.own_draft:
            return "draft"
        return ""


def read_existing(model: type[Page], **lookup: Iterable[Any]) -> Iterator[Existing]:
    """Read the pages of `model` for which a field (the one keyword) has one of the values."""
    ((field, values),) = lookup.items()
    remaining = iter(values)
    while batch := list(islice(remaining, BATCH)):
        pages = list(model.objects.filter(**{f"{field}__in": batch}))
        revisions = Revision.objects.in_bulk(
            [page.latest_revision_id for page in pages if page.latest_revision_id]
        )
        imported = {
            record.page_id: record
            for record in ImportedPage.objects.filter(page__in=[page.pk for page in pages])
        }
        for page in pages:
            revision = revisions.get(page.latest_revision_id)
            record = imported.get(page.pk)
            yield Existing(
                page=page,
                content=revision.content if revision else page.serializable_data(),
                digests=record.digests if record else {},
                own_draft=record is not None and record.revision == page.latest_revision_id,
            )
