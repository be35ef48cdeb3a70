"""The formats that are offered, and what each of them orders from Typst."""

from collections.abc import Callable, Mapping
from functools import cache
from io import BytesIO
from typing import Any, Final

import segno
from django.conf import settings
from django.utils.translation import gettext, override

from catalogue_pages.bilingual.reading import Language
from catalogue_pages.identity.arrangement import Ground
from catalogue_pages.identity.ensembles import Role
from catalogue_pages.identity.statement import PROGRAMME_RATE
from materials.content import Content
from materials.ensembles import arrangement, asset_file, drawn
from materials.lettering import showable
from materials.typesetting import Form, Order

BLEED: Final = 3.0
"""How far (mm) colour reaches beyond the trimmed poster."""
SLUG: Final = 10.0
"""How far (mm) the poster's sheet reaches beyond it, with the marks to cut by."""
ARCHIVE: Final = ("a-2a", "ua-1")
"""PDF/A-2a: kept for long and tagged; PDF/UA-1: titled and readable by a screen reader."""
SCREEN_PPI: Final = 72.0
PRINT_PPI: Final = 300.0


def order(content: Content, template: str, form: Form, **more: Any) -> Order:
    """The order of a template, named as the place, filled with what is said; `more` goes to it."""
    ensemble = drawn(arrangement(Role(template), content.language, content.rate))
    files = {
        **ensemble.files,
        "cover.svg": content.cover.encode(),
        "mark.svg": asset_file("mark.svg"),
        "code.svg": square_code(content.address),
    }
    return Order(template, {**_data(content), "ensemble": ensemble.data}, files, form, **more)


def ensemble(content: Content, ground: Ground, form: Form) -> Order:
    """The emblem, its statement and the other logos alone, on a ground."""
    alone = drawn(arrangement(Role.POSTER, content.language, content.rate, ground))
    data = {**_titled(content, alone.data["statement"]), "ensemble": alone.data}
    standards = ("a-2b",) if form == "pdf" else ()
    return Order("alone", data, alone.files, form, standards=standards, ppi=PRINT_PPI)


def emblem(language: Language) -> Order:
    """The emblem alone with its white border, for what shows the statement as text beside it."""
    alone = drawn(arrangement(Role.EMAIL, language, PROGRAMME_RATE, Ground.COLOUR))
    return Order("emblem", {"ensemble": alone.data}, alone.files, "png", ppi=3 * SCREEN_PPI)


def _titled(content: Content, title: str) -> dict[str, str]:
    site = str(settings.WAGTAIL_SITE_NAME)
    return {"title": title or site, "publisher": site, "language": content.language}


def _data(content: Content) -> dict[str, Any]:
    with override(content.language):
        lead = gettext("More about it and booking:")
        code_says = gettext("Square code that leads to %(address)s") % {"address": content.address}
    return {
        **_titled(content, content.name),
        "site": str(settings.WAGTAIL_SITE_NAME),
        "kicker": content.kicker,
        "name": content.name or str(settings.WAGTAIL_SITE_NAME),
        "summary": content.summary,
        "provider": content.provider,
        "languages": {
            name: getattr(content, name).language for name in ("name", "summary", "provider")
        },
        "facts": [{"label": label, "value": value} for label, value in content.facts],
        "address": content.address,
        "short": showable(content.address.partition("//")[2].rstrip("/")),
        "lead": lead,
        "code_says": code_says,
    }


@cache
def square_code(address: str) -> bytes:
    """A square code that leads to an address, as an SVG; a quarter of it may be hidden."""
    result = BytesIO()
    segno.make(address, error="q", micro=False).save(
        result, kind="svg", border=4, dark="#1f1a29", light="#ffffff", xmldecl=False
    )
    return result.getvalue()


def _made(template: str, form: Form, **more: Any) -> Callable[[Content], Order]:
    return lambda content: order(content, template, form, **more)


def _alone(ground: Ground, form: Form) -> Callable[[Content], Order]:
    return lambda content: ensemble(content, ground, form)


FORMATS: Final[Mapping[str, Callable[[Content], Order]]] = {
    "plakats-a3.pdf": _made("poster", "pdf", standards=("a-2b",), bleed=BLEED, slug=SLUG),
    "plakats-a3.png": _made("poster", "png", ppi=36.0),
    "lapa-a4.pdf": _made("sheet", "pdf", standards=ARCHIVE),
    "lapa-a4.png": _made("sheet", "png", ppi=60.0),
    "slaids.pdf": _made("slide", "pdf", standards=ARCHIVE),
    "slaids.png": _made("slide", "png", ppi=2 * SCREEN_PPI),
    "kopigosanai.png": _made("share", "png"),
    "logotipi.svg": _alone(Ground.WHITE, "svg"),
    "logotipi.pdf": _alone(Ground.WHITE, "pdf"),
    "logotipi.png": _alone(Ground.WHITE, "png"),
}
"""The orders by the file's name in addresses."""
