"""Pictures whose consent has ended: taken out of everything by the clock, and told of."""

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, ReferenceIndex

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.media import withholding_documents
from catalogue_pages.media.models import Picture
from catalogue_pages.media.withholding import picture_withheld, withhold_due
from catalogue_pages.providers.branches import provider_of
from catalogue_pages.providers.models import ProviderPage
from editorial.moderation import addresses
from mailing.addresses import address_of
from mailing.letters import Item, Letter, Link
from mailing.posting import post_all
from people.memberships import editors, people_of, recipients

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
    """Write to the people of every provider that shows the picture, and to the editors."""
    pages = pages_with(picture)
    key = f"{picture.pk}:{timezone.now():%Y-%m-%d %H:%M:%S}"
    by_provider: dict[ProviderPage, list[Any]] = {}
    for page in pages:
        if isinstance(page, ActivityPage | ProviderPage):
            by_provider.setdefault(provider_of(page), []).append(page)
    for provider, shown in by_provider.items():
        post_all(EVENT, key, recipients(people_of(provider)), partial(_to_people, picture, shown))
    post_all(EVENT, key, recipients(editors()), lambda: _to_editors(picture, pages))


def pages_with(picture: Picture) -> list[Any]:
    """Every page that shows a picture, or whose draft does, as what it is; by title."""
    kind = ReferenceIndex._get_base_content_type(Page)
    found = ReferenceIndex.get_references_to(picture).filter(base_content_type=kind)
    keys = [int(key) for key in found.values_list("object_id", flat=True).distinct()]
    return sorted(Page.objects.filter(pk__in=keys).specific(), key=lambda page: str(page.title))


def _to_people(picture: Picture, shown: Sequence[Any]) -> Letter:
    items = [
        Item(page.title, address=addresses.of_workspace(page))
        if isinstance(page, ActivityPage)
        else Item(page.title)
        for page in shown
    ]
    return Letter(
        subject=_subject(picture),
        paragraphs=[
            *_paragraphs(picture),
            _("Choose another picture, or send the editors a new consent."),
        ],
        items=items,
    )


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
