"""Taking a document out of everything that this site serves, and giving it again.

As with pictures, it is marked first; from then on no address answers and no page links to it. Its
file is moved afterwards, and `finish` does what was interrupted between the two.
"""

import logging
from pathlib import PurePosixPath
from typing import Final

from django.db import transaction
from django.db.models import Q
from django.dispatch import Signal
from django.utils import timezone

from catalogue_pages.media.models import Attachment
from catalogue_pages.media.moving import move, put_away
from catalogue_pages.media.storage import WITHHELD, is_private

logger = logging.getLogger(__name__)

document_withheld: Final = Signal()
"""Sent once with `document`, in the transaction that withholds it; as with pictures, a receiver
that fails is logged, and the document is withheld all the same."""


def withhold(document: Attachment) -> None:
    """Keep a document from everybody from now on; once more changes nothing."""
    with transaction.atomic():
        stored = Attachment.objects.select_for_update().filter(pk=document.pk, withheld=False)
        if not stored:
            document.refresh_from_db(fields=["withheld", "withheld_at", "file"])
            return
        document.withheld, document.withheld_at = True, timezone.now()
        document.save(update_fields=["withheld", "withheld_at"])
        _tell(document)
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


def _tell(document: Attachment) -> None:
    try:
        with transaction.atomic():
            document_withheld.send(sender=Attachment, document=document)
    except Exception:
        logger.exception("Nobody could be told that document %s is withheld", document.pk)


def _put_away(key: int) -> None:
    document = Attachment.objects.filter(pk=key, withheld=True).first()
    if document is not None:
        put_away(document)
