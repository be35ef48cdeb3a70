"""Documents that an editor withholds: those who linked to them are told."""

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from django.utils.translation import gettext as _

from catalogue_pages.media.models import Attachment
from catalogue_pages.media.withholding_documents import document_withheld
from editorial.moderation import addresses
from editorial.pictures import shown_to_people
from editorial.withheld import tell
from mailing.addresses import address_of
from mailing.letters import Item, Letter, Link

EVENT: Final = "document-withheld"


def connect() -> None:
    """Write letters about documents that are withheld from now on."""
    document_withheld.connect(_tell, dispatch_uid="editorial.documents")


def _tell(document: Attachment, **_signal: Any) -> None:
    tell(EVENT, document, partial(_to_people, document), partial(_to_editors, document))


def _to_people(document: Attachment, shown: Sequence[Any]) -> Letter:
    return Letter(
        subject=_subject(document),
        paragraphs=[
            *_paragraphs(document),
            _("Ask the editors if you do not know why, or send them another document."),
        ],
        items=shown_to_people(shown),
    )


def _to_editors(document: Attachment, pages: Sequence[Any]) -> Letter:
    return Letter(
        subject=_subject(document),
        paragraphs=_paragraphs(document),
        items=[Item(page.title, address=addresses.of_editing(page.pk)) for page in pages],
        action=Link(_("Open the document"), address_of("wagtaildocs:edit", document.pk)),
    )


def _subject(document: Attachment) -> str:
    return _("A document is given no more: %(title)s") % {"title": document.title}


def _paragraphs(document: Attachment) -> list[str]:
    said = _(
        "An editor has withheld the document “%(title)s”. Nobody gets it any more; the pages stand "
        "without it."
    )
    return [said % {"title": document.title}]
