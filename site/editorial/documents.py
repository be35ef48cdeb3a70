"""Documents that an editor withholds: those who linked to them are told."""

from functools import partial
from typing import Any, Final

from django.utils.translation import gettext as _

from catalogue_pages.media.marking import withheld
from catalogue_pages.media.models import Attachment
from editorial.withheld import Words, tell
from mailing.addresses import address_of
from mailing.letters import Link

EVENT: Final = "document-withheld"


def connect() -> None:
    """Write letters about documents that are withheld from now on."""
    withheld.connect(_tell, sender=Attachment, dispatch_uid="editorial.documents")


def _tell(kept: Attachment, **_signal: Any) -> None:
    tell(EVENT, kept, partial(_words, kept))


def _words(document: Attachment) -> Words:
    title = {"title": document.title}
    said = _(
        "An editor has withheld the document “%(title)s”. Nobody gets it any more; the pages stand "
        "without it."
    )
    return Words(
        subject=_("A document is given no more: %(title)s") % title,
        said=said % title,
        advice=_("Ask the editors if you do not know why, or send them another document."),
        way=Link(_("Open the document"), address_of("wagtaildocs:edit", document.pk)),
    )
