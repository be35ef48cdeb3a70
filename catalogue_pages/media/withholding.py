"""Taking a picture out of everything that this site serves, and showing it again.

A withheld picture is marked first: from then on no address answers and no page shows it, and the
journal has told every index. Then its file is moved to private storage and its renditions are
deleted. Whatever was interrupted between the two, `withhold_due` finishes.
"""

from datetime import datetime
from pathlib import PurePosixPath

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.crypto import get_random_string
from wagtail.models import Page, ReferenceIndex

from catalogue_pages.media.consents import Consent
from catalogue_pages.media.marking import mark
from catalogue_pages.media.models import Picture, PictureRendition
from catalogue_pages.media.moving import move, put_away
from catalogue_pages.media.storage import WITHHELD, is_private


def withdraw(picture: Picture, now: datetime | None = None) -> None:
    """Withdraw every consent to a picture, and withhold it; a new consent shows it again."""
    moment = now or timezone.now()
    with transaction.atomic():
        Consent.objects.filter(picture=picture, withdrawn_at=None).update(withdrawn_at=moment)
        _withhold(picture.pk)
    _take_over(picture)


def withhold_due(now: datetime) -> list[Picture]:
    """Withhold pictures whose consents have ended; returns those withheld by this call.

    Also finishes what was interrupted. May be called as often as one likes, by several at once.
    """
    withheld = []
    for key in list(_due(now).values_list("pk", flat=True)):
        with transaction.atomic():
            picture = _withhold(key)
        if picture is not None:
            withheld.append(picture)
    for key in list(_left_behind().values_list("pk", flat=True)):
        _put_away(key)
    return withheld


def review(picture: Picture, now: datetime | None = None) -> None:
    """Withhold or show a picture as its answer and consents now say.

    To be called after either was changed; the admin's forms and consents that are saved do.
    """
    moment = now or timezone.now()
    if picture.withheld:
        if may_be_shown(picture, moment):
            _restore(picture.pk)
            _take_over(picture)
    elif _due(moment).filter(pk=picture.pk).exists():
        with transaction.atomic():
            _withhold(picture.pk)
        _take_over(picture)


def may_be_shown(picture: Picture, now: datetime) -> bool:
    """Whether nobody is recognisable in a picture, or a consent allows it to be shown."""
    if picture.shows_people:
        return bool(picture.consents.allowing(now).exists())
    return picture.shows_people is False


def _due(now: datetime) -> QuerySet[Picture]:
    """Pictures of people that are shown, or could be, and that no consent allows.

    One that never had a consent is due when something public shows it: the gate keeps others back,
    and whoever is still describing a picture must see it.
    """
    consents = Consent.objects.filter(picture=OuterRef("pk"))
    pictures: QuerySet[Picture] = Picture.objects.filter(shows_people=True, withheld=False)
    lapsed = pictures.exclude(Exists(consents.allowing(now)))
    without = lapsed.exclude(Exists(consents))
    public = [picture.pk for picture in without if _is_public(picture)]
    return lapsed.filter(Q(Exists(consents)) | Q(pk__in=public))


def _is_public(picture: Picture) -> bool:
    page = ReferenceIndex._get_base_content_type(Page)
    places = ReferenceIndex.get_references_to(picture).values_list(
        "base_content_type_id", "object_id"
    )
    pages = [key for kind, key in places if kind == page.pk]
    return len(pages) < len(places) or Page.objects.live().filter(pk__in=pages).exists()


def _withhold(key: int) -> Picture | None:
    """Mark a picture, within the caller's transaction; None when it is marked already, or gone."""
    picture = Picture.objects.select_for_update().filter(pk=key, withheld=False).first()
    if picture is None:
        return None
    mark(picture)
    transaction.on_commit(lambda: _put_away(key))
    return picture


def _left_behind() -> QuerySet[Picture]:
    """Withheld pictures that still have something where it could be served from."""
    renditions = PictureRendition.objects.filter(image=OuterRef("pk"))
    withheld: QuerySet[Picture] = Picture.objects.filter(withheld=True, erased_at=None)
    return withheld.filter(~Q(file__startswith=WITHHELD) | Exists(renditions))


def _put_away(key: int) -> None:
    picture = Picture.objects.filter(pk=key, withheld=True).first()
    if picture is None:
        return
    for rendition in picture.renditions.all():
        rendition.file.storage.delete(rendition.file.name)
        rendition.delete()
    put_away(picture)


def _restore(key: int) -> None:
    picture = Picture.objects.filter(pk=key, withheld=True, erased_at=None).first()
    if picture is None:
        return
    name = picture.file.name
    if is_private(name):
        # A name of its own, so that nothing remembered of the old one is taken for this one.
        own = PurePosixPath(name)
        public = picture.get_upload_to(f"{own.stem}_{get_random_string(7)}{own.suffix}")
        if not move(picture, name, public):
            return
    with transaction.atomic():
        shown = Picture.objects.select_for_update().filter(pk=key).first()
        if shown is not None:
            shown.withheld, shown.withheld_at = False, None
            shown.save(update_fields=["withheld", "withheld_at"])


def _take_over(picture: Picture) -> None:
    """Let an object in the caller's hands say what is stored now."""
    stored = Picture.objects.filter(pk=picture.pk).first()
    if stored is not None:
        picture.withheld, picture.withheld_at = stored.withheld, stored.withheld_at
        picture.file.name = stored.file.name
