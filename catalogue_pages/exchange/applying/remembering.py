"""What is kept of an import, for the next one."""

from collections.abc import Sequence

from django.utils import timezone

from catalogue_pages.exchange.models import ImportedPage
from catalogue_pages.exchange.plans.plan import Step


def remember(steps: Sequence[Step]) -> None:
    """Keep what was written to each page, for the next import."""
    known = ImportedPage.objects.in_bulk([step.page.pk for step in steps], field_name="page_id")
    new, old = [], []
    for step in steps:
        record = known.get(step.page.pk)
        if record is None:
            record = ImportedPage(page_id=step.page.pk)
            new.append(record)
        else:
            old.append(record)
        record.digests = step.merged.digests
        record.imported_at = timezone.now()
        if step.revision is not None:
            record.revision = step.revision
    ImportedPage.objects.bulk_create(new, batch_size=500)
    ImportedPage.objects.bulk_update(old, ["digests", "revision", "imported_at"], batch_size=200)
