"""The pictures of what is judged, with what an editor must know of their rights."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from catalogue_pages.media.models import Picture
from catalogue_pages.media.rules import pictures_of


@dataclass(frozen=True, slots=True)
class Shown:
    """One picture: itself, its texts in both languages, who made it, and who may be seen."""

    picture: Picture
    texts: tuple[tuple[str, str], ...]
    rights: str
    people: str


def pictures_in(judged: Any) -> list[Shown]:
    """Every picture of a page once, in the order of its fields."""
    found = {picture.pk: picture for _field, picture in pictures_of(judged)}
    return [_shown(one) for one in found.values()]


def _shown(picture: Picture) -> Shown:
    texts = (("lv", picture.alternative_text_lv or ""), ("en", picture.alternative_text_en or ""))
    licence = picture.get_licence_display()
    return Shown(
        picture=picture,
        texts=() if picture.is_decorative else texts,
        rights=", ".join(str(one) for one in (picture.author, licence) if one),
        people=_people(picture),
    )


def _people(picture: Picture) -> str:
    if picture.shows_people is None:
        return _("Nobody has said whether people are recognisable.")
    if not picture.shows_people:
        return _("Nobody is recognisable.")
    lasting = picture.consents.allowing(timezone.now()).order_by("-expires_on").first()
    if lasting is None:
        return _("People are recognisable, and no consent allows it to be shown.")
    said = _("People are recognisable; %(who)s agreed, until %(day)s.")
    return said % {"who": lasting.given_by, "day": date_format(lasting.expires_on)}
