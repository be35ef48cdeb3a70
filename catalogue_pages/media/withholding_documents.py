"""Taking a document out of everything that this site serves, and giving it again.

As with pictures, it is marked first; from then on no address answers and no page links to it. Its
file is moved afterwards, and `finish` does what was interrupted between the two.
"""

from pathlib import PurePosixPath

from django.db import transaction
from django.db.models import Q

from catalogue_pages.media.marking import mark
from catalogue_pages.media.models import Attachment
from catalogue_pages.media.moving import move, put_away
from catalogue_pages.media.storage import WITHHELD, is_private


def withhold(document: Attachment) -> None:
    """Keep a document from everybody from now on; once more changes nothing."""
    with transaction.atomic():
        stored = Attachment.objects.select_for_update().filter(pk=document.pk, withheld=False)
        if not stored:
            document.refresh_from_db(fields=["withheld", "withheld_at", "file"])
            return
        mark(document)
        transaction.on_commit(lambda: _put_away(document.pk))


def give(document: Attachment) -> None:
    """Give a withheld document to everybody again; one whose file was erased stays as it is."""
    if document.erased_at is not None:
        return
    name = str(document.file.name)
    if is_private(name) and not move(document, name, f"documents/{PurePosixPath(name).name}"):
        return
    document.refresh_from_db(fields=["file"])
    document.withheld, document.withheld_at = False, None
    document.save(update_fields=["withheld", "withheld_at"])


def finish() -> None:
    """Move the files of withheld documents that lie where they could be served from."""
    withheld = Attachment.objects.filter(withheld=True, erased_at=None)
    for document in withheld.filter(~Q(file__startswith=WITHHELD)):
        put_away(document)


def _put_away(key: int) -> None:
    document = Attachment.objects.filter(pk=key, withheld=True).first()
    if document is not None:
        put_away(document)
