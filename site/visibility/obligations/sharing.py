"""Communication material for bodies of the Union: what may be handed on, and what may not.

Regulation (EU) 2021/1060, Article 49(6) and Annex IX 2: a royalty-free, non-exclusive and
irrevocable licence. What nobody may hand on stays out and is named with the reason.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, ReferenceIndex

from catalogue_pages.bilingual.emptiness import is_empty
from catalogue_pages.media.consents import Scope
from catalogue_pages.media.models import Attachment, Licence, Picture
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.publication.closed import open_pages

TEXTS: Final = Path(__file__).parent / "licences"
FREE: Final = {
    Licence.CC_BY: "CC-BY-4.0",
    Licence.CC_BY_SA: "CC-BY-SA-4.0",
    Licence.CC0: "CC0-1.0",
}
"""The licences under which everybody may hand on, and the files of their texts."""
Said = str | Promise


@dataclass(frozen=True, slots=True)
class Shared:
    """A file of the archive with its rights."""

    file: str
    title: str
    author: Said
    licence: Said
    source: Said


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What may not be handed on, and why."""

    kind: Said
    title: str
    reason: Said


@dataclass(slots=True)
class Sorted:
    """Both lists, as they are being written."""

    shared: list[Shared] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


def licence_text(licence: str) -> tuple[str, str]:
    """The name of a licence's file and its text; `licence` is one of `FREE`."""
    name = FREE[Licence(licence)]
    known = json.loads((TEXTS / f"{name}.json").read_text(encoding="utf-8"))
    return f"{name}.txt", str(known["licenseText"])


def shown(model: type[Model]) -> QuerySet[Any]:
    """The pictures or documents that public pages show."""
    references = ReferenceIndex.objects.filter(
        base_content_type=ReferenceIndex._get_base_content_type(Page),
        to_content_type=ContentType.objects.get_for_model(model),
    )
    public = set(_public_pages())
    pairs = references.values_list("object_id", "to_object_id").iterator()
    keys = {int(named) for page, named in pairs if int(page) in public}
    return model._default_manager.filter(pk__in=keys).order_by("pk")


def _public_pages() -> Iterator[int]:
    hidden = tuple(ProviderPage.objects.filter(live=False).values_list("path", flat=True))
    pages = open_pages(Page.objects.all()).values_list("pk", "path")
    return (key for key, path in pages.iterator() if not path.startswith(hidden or ("\x00",)))


def why_not(one: Picture | Attachment) -> Said:
    """Why something may not be handed on; empty where it may."""
    if one.withheld:
        return _("It is withheld.")
    if is_empty(one.licence):
        return _("It has no licence.")
    if one.licence not in FREE:
        return _NOT_FREE[Licence(one.licence)]
    if is_empty(one.author) and one.licence != Licence.CC0:
        return _("Its author is not known, whom the licence asks to name.")
    return _why_no_people(one) if isinstance(one, Picture) else ""


_NOT_FREE: Final = {
    Licence.OWN: _("All rights are reserved. Ask its author for a licence."),
    Licence.AGREEMENT: _("A written agreement decides. Read it, and add this by hand if it may."),
}


def _why_no_people(picture: Picture) -> Said:
    if picture.shows_people is None:
        return _("Nobody has said whether people are recognisable.")
    consents = picture.consents.allowing(timezone.now()).filter(scope=Scope.MATERIALS)
    if picture.shows_people and not consents.exists():
        return _("People are recognisable, and their consent is for this catalogue alone.")
    return ""
