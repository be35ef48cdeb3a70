"""An uploaded SVG: read once, refused when it could do more than be looked at.

A logo is drawn in browsers, in e-mails and in print. So it is shapes and colours only: whatever a
browser could run, fetch or be held up by is refused with its reason, and so is what another machine
would draw otherwise (letters, pictures in pixels). Nothing is taken out in silence: a logo that was
altered is not the logo any more.
"""

import hashlib
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NoReturn
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from catalogue_pages.identity.drawings.styling import forbidden

LARGEST: Final = 300_000
"""Bytes of a drawing."""
MOST: Final = 5_000
"""Elements, those that `use` repeats counted each time."""
DEEPEST: Final = 40

SVG: Final = "{http://www.w3.org/2000/svg}"
LINK: Final = "{http://www.w3.org/1999/xlink}href"
_SHAPES: Final = frozenset(
    {
        *("svg", "g", "defs", "symbol", "use", "title", "desc", "metadata", "style"),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
        *("clipPath", "mask", "pattern", "linearGradient", "radialGradient", "stop"),
    }
)
_SAID_OF_TOOLS: Final = (
    "http://www.inkscape.org/",
    "http://sodipodi.sourceforge.net/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://creativecommons.org/ns#",
    "http://web.resource.org/cc/",
    "http://purl.org/dc/",
    "http://ns.adobe.com/",
    "http://www.serif.com/",
)
"""Namespaces in which drawing programs keep notes that nobody draws."""
_LENGTH: Final = re.compile(
    r"\s*([0-9]*\.?[0-9]+(?:e[+-]?\d+)?)\s*(px|pt|pc|mm|cm|in)?\s*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A vector drawing that was looked at: its bytes as given, and its width in its heights."""

    svg: bytes
    ratio: float


def read(svg: bytes) -> Drawing:
    """The drawing that a file holds. Raises ValidationError with what it may not hold."""
    root = _parsed(svg)
    if root.tag != f"{SVG}svg":
        raise _refused(_("This is no SVG drawing: it begins with “%(what)s”."), _name(root.tag))
    if _depth(root) > DEEPEST:
        raise _refused(_("More than %(what)s elements lie within each other."), DEEPEST)
    for element in root.iter():
        _look_at(element)
    if _drawn(root) > MOST:
        raise _refused(_("It draws more than %(what)s shapes; a logo needs far fewer."), MOST)
    return Drawing(svg, _ratio(root))


def checksum_of(svg: str | bytes) -> str:
    """SHA-256 of a drawing, in hexadecimal."""
    return hashlib.sha256(svg.encode() if isinstance(svg, str) else svg).hexdigest()


class _Building(TreeBuilder):
    def pi(self, target: str, _data: str | None = None) -> NoReturn:
        raise _refused(_("It holds an instruction for programs: <?%(what)s … ?>."), target)


def _parsed(svg: bytes) -> Element:
    if len(svg) > LARGEST:
        raise _refused(_("It is larger than %(what)s kB. Simplify the drawing."), LARGEST // 1000)
    if svg.startswith(b"\x1f\x8b"):
        raise ValidationError(_("It is compressed (SVGZ). Save it as plain SVG."), code="svg")
    try:
        svg.decode("utf-8")
    except UnicodeDecodeError:
        raise ValidationError(_("It is not written in UTF-8. Save it anew."), code="svg") from None
    parser = DefusedXMLParser(
        target=_Building(), encoding="utf-8", forbid_dtd=True, forbid_entities=True
    )
    try:
        parser.feed(svg)
        root: Element = parser.close()
    except DefusedXmlException:
        raise ValidationError(
            _("It declares a document type or entities. Save it as plain SVG."), code="svg"
        ) from None
    except ParseError as error:
        raise _refused(_("It cannot be read as XML: %(what)s."), error) from None
    return root


def _look_at(element: Element) -> None:
    name = _name(element.tag)
    if element.tag.startswith(SVG):
        if name not in _SHAPES:
            raise _refused(_not_drawn(name), name)
    elif not element.tag.startswith(tuple(f"{{{one}" for one in _SAID_OF_TOOLS)):
        raise _refused(_("It holds “%(what)s”, which is no part of a drawing."), element.tag)
    if name == "style":
        _no_more_than_style(element.text or "")
    for attribute, value in element.attrib.items():
        _look_at_attribute(_name(attribute), attribute, value)


def _not_drawn(name: str) -> str:
    match name:
        case "image" | "feImage":
            return _("It holds a picture in pixels or from elsewhere (<%(what)s>): draw it.")
        case "text" | "tspan" | "textPath" | "font":
            return _("It holds letters (<%(what)s>): turn them into curves.")
        case "script" | "foreignObject" | "iframe":
            return _("It holds <%(what)s>, which browsers run or fetch.")
        case "a":
            return _("It holds a link (<%(what)s>).")
        case "animate" | "set" | "animateTransform" | "animateMotion":
            return _("It moves (<%(what)s>); a logo stands still.")
    return _("It holds <%(what)s>, which not every program draws alike.")


def _look_at_attribute(name: str, attribute: str, value: str) -> None:
    if name.lower().startswith("on"):
        raise _refused(_("It holds an event (%(what)s), which browsers run."), name)
    if attribute.endswith("}base"):
        raise _refused(_("It names a place that everything is fetched from (%(what)s)."), value)
    if name == "href":
        if not value.strip().startswith("#"):
            raise _refused(_("It refers to something outside itself: %(what)s."), value)
    elif name == "style" or "(" in value or "\\" in value:
        _no_more_than_style(value)


def _no_more_than_style(css: str) -> None:
    found = forbidden(css)
    if found:
        raise _refused(_("Its style fetches or runs something: %(what)s."), found)


def _depth(root: Element) -> int:
    deepest, level = 0, [root]
    while level and deepest <= DEEPEST:
        deepest += 1
        level = [child for element in level for child in element]
    return deepest


def _drawn(root: Element) -> int:
    """How many elements are drawn, with all that `use` repeats; a circle counts as too many."""
    by_id = {key: one for one in root.iter() if (key := one.get("id"))}
    left = MOST

    def draw(element: Element, above: frozenset[int]) -> None:
        nonlocal left
        left = -1 if id(element) in above else left - 1
        for drawn in _next(element, by_id):
            if left >= 0:
                draw(drawn, above | {id(element)})

    draw(root, frozenset())
    return MOST - left


def _next(element: Element, by_id: dict[str, Element]) -> Iterator[Element]:
    yield from element
    link = element.get("href") or element.get(LINK)
    if element.tag == f"{SVG}use" and link:
        used = by_id.get(link.strip().removeprefix("#"))
        if used is not None:
            yield used


def _ratio(root: Element) -> float:
    box = (root.get("viewBox") or "").replace(",", " ").split()
    try:
        width, height = (float(one) for one in box[2:]) if len(box) == 4 else _sides(root)
    except ValueError:
        width, height = 0.0, 0.0
    if not (0 < width < math.inf and 0 < height < math.inf and 0.02 < width / height < 50):
        raise ValidationError(_("It does not say how wide and how high it is."), code="svg")
    return width / height


def _sides(root: Element) -> tuple[float, float]:
    found = [_LENGTH.fullmatch(root.get(side, "")) for side in ("width", "height")]
    width, height = (float(one[1]) if one else 0.0 for one in found)
    return width, height


def _name(tag: str) -> str:
    return tag.rpartition("}")[2]


def _refused(words: str, what: object) -> ValidationError:
    return ValidationError(words % {"what": str(what)[:120]}, code="svg")
