"""SVG documents whose pictures stand in them as shapes, which every drawing program can open."""

import re
from base64 import b64decode
from typing import Final
from xml.etree import ElementTree as ET

_SVG: Final = "http://www.w3.org/2000/svg"
_LINK: Final = "http://www.w3.org/1999/xlink"
_DRAWN: Final = "data:image/svg+xml;base64,"
_REFERENCE: Final = re.compile(r"url\(#([^)]+)\)")
ET.register_namespace("", _SVG)
ET.register_namespace("xlink", _LINK)


def inlined(document: bytes) -> bytes:
    """The same document with every SVG that it shows as a picture made a part of it.

    Takes what Typst has made, of logos that were checked when they were taken in.
    """
    root = ET.fromstring(document)  # noqa: S314 - our own document
    number = 0
    for parent in list(root.iter()):
        for place, child in enumerate(list(parent)):
            address = child.get("href") or child.get(f"{{{_LINK}}}href") or ""
            if child.tag == f"{{{_SVG}}}image" and address.startswith(_DRAWN):
                number += 1
                drawn = b64decode(address.removeprefix(_DRAWN))
                parent[place] = _nested(child, drawn, f"p{number}-")
    return bytes(ET.tostring(root, encoding="utf-8"))


def _nested(image: ET.Element, drawn: bytes, prefix: str) -> ET.Element:
    """An SVG in the place of a picture; its names differ from those of the others."""
    inner = ET.fromstring(drawn)  # noqa: S314 - as above
    for one in inner.iter():
        for name, value in list(one.attrib.items()):
            if name == "id":
                one.set(name, prefix + value)
            elif name in {"href", f"{{{_LINK}}}href"} and value.startswith("#"):
                one.set(name, f"#{prefix}{value[1:]}")
            else:
                one.set(name, _REFERENCE.sub(rf"url(#{prefix}\1)", value))
    for name, value in image.attrib.items():
        if name in {"x", "y", "width", "height", "transform", "preserveAspectRatio"}:
            inner.set(name, value)
    return inner
