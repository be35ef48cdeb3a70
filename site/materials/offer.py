"""What the page of materials offers: looks with their previews, in the order people want them."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Look:
    """One thing to be had: what it is called and for, and its files with their labels.

    `preview` is the PNG that shows it, `width` and `height` that picture's size in pixels.
    """

    code: str
    label: Words
    about: Words
    preview: str
    width: int
    height: int
    files: tuple[tuple[str, Words], ...]


LOOKS: Final = (
    Look(
        "poster",
        _("A3 poster"),
        _("For the wall at the place. The PDF has 3 mm bleed and crop marks for a print shop."),
        "plakats-a3.png",
        421,
        596,
        (("plakats-a3.pdf", _("PDF for printing")), ("plakats-a3.png", _("Picture"))),
    ),
    Look(
        "sheet",
        _("A4 sheet"),
        _("To print in the office, or to attach to a letter. Screen readers can read it."),
        "lapa-a4.png",
        497,
        702,
        (("lapa-a4.pdf", _("PDF")), ("lapa-a4.png", _("Picture"))),
    ),
    Look(
        "slide",
        _("Slide"),
        _("16:9, for a presentation."),
        "slaids.png",
        1920,
        1080,
        (("slaids.pdf", _("PDF")), ("slaids.png", _("Picture"))),
    ),
    Look(
        "share",
        _("Share picture"),
        _("1200 × 630 pixels, for social networks and news."),
        "kopigosanai.png",
        1200,
        630,
        (("kopigosanai.png", _("Picture")),),
    ),
    Look(
        "logos",
        _("Logos"),
        _("The emblem with its statement alone, on white."),
        "logotipi.png",
        2062,
        709,
        (
            ("logotipi.svg", _("SVG")),
            ("logotipi.pdf", _("PDF")),
            ("logotipi.png", _("Picture")),
        ),
    ),
)
