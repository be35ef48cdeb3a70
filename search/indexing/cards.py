"""Cards: what a listing shows of an activity, with the renditions of its picture."""

import logging

from wagtail.images.models import SourceImageIOError

from catalogue_pages.activities.models import ActivityPage, PriceUnit
from catalogue_pages.bilingual.reading import LANGUAGES, Language, read
from catalogue_pages.media.models import Picture
from catalogue_pages.media.renditions import CARD_SIZES, of_shapes
from catalogue_pages.providers.models import ProviderPage
from search.documents import Card, CardPicture
from search.indexing.texts import own_text

logger = logging.getLogger(__name__)


def card_picture(picture: Picture | None) -> CardPicture | None:
    """The picture of a card; missing renditions are made here, in the worker.

    None when there is no picture, it is withheld, or its file cannot be read (which is logged).
    """
    if picture is None:
        return None
    try:
        sizes = of_shapes(picture, CARD_SIZES)
    except (SourceImageIOError, OSError, ValueError):
        logger.exception("The picture %s cannot be made into renditions", picture.pk)
        return None
    if not sizes:
        return None
    rows = tuple((size.address, size.width, size.height, size.type) for size in sizes)
    return CardPicture(rows, _alternative(picture, "lv"), _alternative(picture, "en"))


def _alternative(picture: Picture, language: Language) -> str:
    return "" if picture.is_decorative else own_text(picture, "alternative_text", language)


def _texts(page: ActivityPage | ProviderPage, field: str) -> dict[Language, tuple[str, Language]]:
    found = {}
    for language in LANGUAGES:
        reading = read(page, field, language)
        found[language] = (str(reading.value or ""), reading.language or language)
    return found


def build_card(
    activity: ActivityPage, provider: ProviderPage, path: str, municipalities: tuple[str, ...]
) -> Card:
    """The card of an activity, whose relations have been fetched.

    `path` is its address below the language prefix, `municipalities` the codes of those to name.
    """
    price = activity.price
    return Card(
        path=path,
        title=_texts(activity, "name"),
        summary=_texts(activity, "summary"),
        provider=_texts(provider, "name"),
        field=activity.field.code,
        kind=activity.kind.code,
        formats=tuple(term.code for term in activity.formats.all()),
        grades=tuple(term.code for term in activity.grades.all()),
        municipalities=municipalities,
        serves_all=activity.serves_all,
        price=None if price is None else f"{price:.2f}",
        price_per_group=activity.price_unit == PriceUnit.GROUP,
        duration_minutes=activity.duration_minutes,
        group_min=activity.group_min,
        group_max=activity.group_max,
        picture=card_picture(activity.picture),
        demonstration=activity.demonstration,
        languages=tuple(term.code for term in activity.languages.all()),
    )
