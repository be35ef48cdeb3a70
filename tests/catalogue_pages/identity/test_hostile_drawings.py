"""Drawings that would do more than be looked at are refused, each with its reason."""

import gzip

import pytest
from django.core.exceptions import ValidationError

from catalogue_pages.identity.drawings.vector import LARGEST, read
from tests.catalogue_pages.identity.drawings import EMBLEM

pytestmark = pytest.mark.usefixtures("in_english")

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'viewBox="0 0 30 20"'
)
SHAPE = '<path d="M0 0h30v20z"/>'


def svg(content: str, attributes: str = "", before: str = "") -> bytes:
    return f"{before}{HEAD} {attributes}>{content}{SHAPE}</svg>".encode()


DOCTYPE = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE svg [<!ENTITY file SYSTEM "file:///etc/passwd">]>'
BOMB = '<g id="a0"><path d="M0 0h1"/></g>' + "".join(
    f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 9)
)
HOSTILE = {
    "script": (svg("<script>alert(1)</script>"), "run or fetch"),
    "script of another language": (
        svg('<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>'),
        "no part of a drawing",
    ),
    "event": (svg("", 'onload="alert(1)"'), "event (onload)"),
    "event on a shape": (svg('<path d="M0 0" onClick="alert(1)"/>'), "event (onClick)"),
    "link that runs": (svg('<a xlink:href="javascript:alert(1)"><path/></a>'), "link"),
    "page within": (
        svg('<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>'),
        "run or fetch",
    ),
    "picture from elsewhere": (svg('<image href="https://example.com/x.png"/>'), "pixels"),
    "picture within": (svg('<image href="data:image/png;base64,iVBO"/>'), "pixels"),
    "shape from elsewhere": (svg('<use href="https://example.com/a.svg#x"/>'), "outside itself"),
    "shape from a file": (svg('<use xlink:href="file:///etc/passwd#x"/>'), "outside itself"),
    "shape in data": (svg('<use href="data:image/svg+xml;base64,PHN2Zz4=#x"/>'), "outside itself"),
    "style that imports": (svg("<style>@import 'https://example.com/x.css'</style>"), "fetches"),
    "style with a font": (
        svg("<style>@font-face{font-family:x;src:url(https://example.com/x)}</style>"),
        "fetches",
    ),
    "fill from elsewhere": (svg('<path fill="url(https://example.com/#x)"/>'), "fetches"),
    "fill from elsewhere, quoted": (svg("<path fill=\"url('//example.com/')\"/>"), "fetches"),
    "hidden by an escape": (svg(r'<path style="fill:u\72l(//example.com/)"/>'), "fetches"),
    "hidden by a comment": (svg('<path style="fill:/**/url(//example.com/)"/>'), "fetches"),
    "old expression": (svg('<path style="width:expression(alert(1))"/>'), "fetches"),
    "old behaviour": (svg('<path style="behavior:url(#default#time2)"/>'), "fetches"),
    "entities that swell": (svg("<desc>&b;</desc>", before=DOCTYPE), "entities"),
    "entity of a file": (svg("<desc>&file;</desc>", before=OUTSIDE), "entities"),
    "document type": (svg("", before='<!DOCTYPE svg SYSTEM "https://example.com/x">'), "entities"),
    "style sheet before it": (
        svg("", before='<?xml-stylesheet href="https://example.com/x.css"?>'),
        "instruction for programs",
    ),
    "base": (svg("", 'xml:base="https://example.com/"'), "fetched from"),
    "set by time": (
        svg('<a id="x"><set attributeName="href" to="javascript:alert(1)"/></a>'),
        "link",
    ),
    "animation": (svg('<path><animate attributeName="d" to="M0"/></path>'), "moves"),
    "shapes that swell": (svg(BOMB), "far fewer"),
    "shape within itself": (svg('<g id="a"><use href="#a"/></g>'), "far fewer"),
    "too deep": (svg("<g>" * 5000 + "</g>" * 5000), "within each other"),
    "compressed": (gzip.compress(EMBLEM), "SVGZ"),
    "other characters": (svg("<desc>ā</desc>").decode().encode("utf-16"), "UTF-8"),
    "other characters declared": (
        svg("", before='<?xml version="1.0" encoding="utf-7"?>') + b"+ADw-script+AD4-",
        "XML",
    ),
    "letters": (svg("<text>Fonds</text>"), "curves"),
    "filter": (svg('<filter id="f"><feImage href="//example.com/"/></filter>'), "alike"),
    "page": (b"<html><body/></html>", "no SVG"),
    "broken": (EMBLEM[:300], "XML"),
    "picture in pixels": (b"\x89PNG\r\n\x1a\n", "UTF-8"),
    "nothing": (b"", "XML"),
    "too large": (svg(f"<desc>{'a' * LARGEST}</desc>"), "300 kB"),
    "no size": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "how wide"),
    "endless": (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 inf 1e999"/>',
        "how wide",
    ),
    "no number": (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 nan 1"/>', "how wide"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_it_is_refused_with_its_reason(kind: str) -> None:
    given, reason = HOSTILE[kind]
    with pytest.raises(ValidationError) as refused:
        read(given)
    assert reason in " ".join(refused.value.messages)


@pytest.mark.parametrize(
    "given",
    [
        EMBLEM,
        svg("<style>.a{fill:#039}</style><path class='a' d='M0 0h1v1z'/>"),
        svg('<linearGradient id="l"/><path fill="url(#l)" d="M0 0h1v1z"/>'),
        svg('<path style="fill:url( &quot;#l&quot; )" d="M0 0h1v1z"/>'),
        svg('<path transform="translate(1 2) rotate(30)" d="M0 0h1v1z"/>'),
        svg('<n:namedview xmlns:n="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"/>'),
        svg("", before='<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<!-- drawn -->'),
    ],
)
def test_what_drawing_programs_write_is_taken(given: bytes) -> None:
    assert read(given).ratio == pytest.approx(1.5)
