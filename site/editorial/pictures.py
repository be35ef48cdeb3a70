"""Pictures whose consent has ended: taken out of everything by the clock, and told of."""

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext as _

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.media import withholding_documents
from catalogue_pages.media.models import Picture
from catalogue_pages.media.withholding import picture_withheld, withhold_due
from editorial.moderation import addresses
from editorial.withheld import tell
from mailing.addresses import address_of
from mailing.letters import Item, Letter, Link

EVERY: Final = 30.0
"""Seconds between two looks: a picture is gone within a minute of its consent's end."""
EVENT: Final = "picture-withheld"


def withhold() -> None:
    """Withhold every picture whose consents have ended by now; finish what was interrupted."""
    withhold_due(timezone.now())
    withholding_documents.finish()


def connect() -> None:
    """Write letters about pictures that are withheld from now on."""
    picture_withheld.connect(_tell, dispatch_uid="editorial.pictures")


def _tell(picture: Picture, **_signal: Any) -> None:
    tell(EVENT, picture, partial(_to_people, picture), partial(_to_editors, picture))


def _to_people(picture: Picture, shown: Sequence[Any]) -> Letter:
    return Letter(
        subject=_subject(picture),
        paragraphs=[
            *_paragraphs(picture),
            _("Choose another picture, or send the editors a new consent."),
        ],
        items=shown_to_people(shown),
    )


def shown_to_people(pages: Sequence[Any]) -> list[Item]:
    """Pages as a letter to their provider names them: activities with the way to them."""
    return [
        Item(page.title, address=addresses.of_workspace(page))
        if isinstance(page, ActivityPage)
        else Item(page.title)
        for page in pages
    ]


def _to_editors(picture: Picture, pages: Sequence[Any]) -> Letter:
    return Letter(
        subject=_subject(picture),
        paragraphs=_paragraphs(picture),
        items=[Item(page.title, address=addresses.of_editing(page.pk)) for page in pages],
        action=Link(
            _("Open the picture"),
            address_of("wagtailimages:edit", picture.pk),
        ),
    )


def _subject(picture: Picture) -> str:
    return _("A picture is shown no more: %(title)s") % {"title": picture.title}


def _paragraphs(picture: Picture) -> list[str]:
    said = _(
        "No consent allows the picture “%(title)s” to be shown any more. It was taken out of the "
        "catalogue; the pages stand without it."
    )
    return [said % {"title": picture.title}]
