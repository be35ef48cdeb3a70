"""Pictures whose consent has ended: taken out of everything by the clock, and told of."""

from functools import partial
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext as _

from catalogue_pages.media import withholding_documents
from catalogue_pages.media.marking import withheld
from catalogue_pages.media.models import Picture
from catalogue_pages.media.withholding import withhold_due
from editorial.withheld import Words, tell
from mailing.addresses import address_of
from mailing.letters import Link

EVERY: Final = 30.0
"""Seconds between two looks: a picture is gone within a minute of its consent's end."""
EVENT: Final = "picture-withheld"


def withhold() -> None:
    """Withhold every picture whose consents have ended by now; finish what was interrupted."""
    withhold_due(timezone.now())
    withholding_documents.finish()


def connect() -> None:
    """Write letters about pictures that are withheld from now on."""
    withheld.connect(_tell, sender=Picture, dispatch_uid="editorial.pictures")


def _tell(kept: Picture, **_signal: Any) -> None:
    tell(EVENT, kept, partial(_words, kept))


def _words(picture: Picture) -> Words:
    title = {"title": picture.title}
    said = _(
        "No consent allows the picture “%(title)s” to be shown any more. It was taken out of the "
        "catalogue; the pages stand without it."
    )
    return Words(
        subject=_("A picture is shown no more: %(title)s") % title,
        said=said % title,
        advice=_("Choose another picture, or send the editors a new consent."),
        way=Link(_("Open the picture"), address_of("wagtailimages:edit", picture.pk)),
    )
