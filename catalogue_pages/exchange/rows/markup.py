"""Rich text in a cell: paragraphs as plain text, or the markup that the editor itself writes.

A cell that begins with a tag of a block is markup, anything else is plain text. Markup is stored as
it stands, so that what is exported comes back unchanged; therefore only what is read here without
any doubt is accepted: known tags, known attributes, everything closed.
"""

import re
from collections.abc import Iterator
from html import escape, unescape
from typing import Final

from django.utils.translation import gettext as _
from wagtail.whitelist import check_url

from catalogue_pages.exchange.files.faults import Unfit

_BLOCK: Final = re.compile(r"<(?:p|ul|ol|h[2-6]|hr|embed|blockquote)[ />]")
_TOKEN: Final = re.compile(r"<(/?)([a-z][a-z0-9]*)((?: [a-z-]+=\"[^\"<>]*\")*)(/?)>|([^<>]+)")
_ATTRIBUTE: Final = re.compile(r" ([a-z-]+)=\"([^\"]*)\"")
_VOID: Final = frozenset({"br", "hr", "embed"})
_LINK: Final = frozenset({"href", "id", "linktype"})
_EMBED: Final = frozenset({"embedtype", "id", "format", "alt", "url"})
_LIMITED: Final[dict[str, frozenset[str]]] = {
    **dict.fromkeys(("p", "br", "b", "i", "ul", "ol", "li"), frozenset()),
    "a": _LINK,
}
_WIDE: Final[dict[str, frozenset[str]]] = {
    **_LIMITED,
    **dict.fromkeys(
        ("h2", "h3", "h4", "h5", "h6", "hr", "strong", "em", "blockquote", "code", "sup", "sub"),
        frozenset(),
    ),
    "del": frozenset(),
    "embed": _EMBED,
}
_REFERENCE: Final = re.compile(r"<(?:a|embed)(?= [^>]*(?:link|embed)type=)[^>]*>")


def is_markup(cell: str) -> bool:
    """Whether a cell is markup, and not plain text."""
    return bool(_BLOCK.match(cell))


def as_markup(text: str) -> str:
    """Plain text as rich text; an empty line begins a new paragraph."""
    parts = [part.strip() for part in re.split(r"\n\s*\n", text)]
    return "".join(
        f"<p>{escape(part, quote=False).replace(chr(10), '<br/>')}</p>" for part in parts
    )


def as_cell(markup: str) -> str:
    """Rich text as a cell: plain where that says everything, or else as it is stored."""
    inner = re.fullmatch(r"<p>((?:(?!</?p>).)*(?:</p><p>(?:(?!</?p>).)*)*)</p>", markup, re.DOTALL)
    if inner:
        text = unescape(inner[1].replace("</p><p>", "\n\n").replace("<br/>", "\n"))
        if not is_markup(text) and as_markup(text.strip()) == markup:
            return text
    return markup


def references(markup: str) -> frozenset[str]:
    """The tags that name a page, a picture or a document by its number."""
    return frozenset(_REFERENCE.findall(markup))


def check(markup: str, *, wide: bool) -> None:
    """Raise Unfit unless this is markup of the editor; `wide` is that of a field with all tags."""
    allowed = _WIDE if wide else _LIMITED
    open_tags: list[str] = []
    for closing, tag, attributes, void in _tokens(markup):
        if tag not in allowed:
            known = ", ".join(sorted(allowed))
            raise Unfit(_("no tag but %(tags)s, and not <%(tag)s>") % {"tags": known, "tag": tag})
        _check_attributes(attributes, allowed[tag])
        if closing and (not open_tags or open_tags.pop() != tag):
            raise Unfit(_("every tag closed; <%s> is not") % tag)
        if not (closing or void or tag in _VOID):
            open_tags.append(tag)
    if open_tags:
        raise Unfit(_("every tag closed; <%s> is not") % open_tags[-1])


def _check_attributes(attributes: str, allowed: frozenset[str]) -> None:
    for name, value in _ATTRIBUTE.findall(attributes):
        if name not in allowed or check_url(unescape(value)) is None:
            raise Unfit(_("a link without “%s”") % f"{name}={value}"[:60])


def _tokens(markup: str) -> Iterator[tuple[str, str, str, str]]:
    place = 0
    while place < len(markup):
        token = _TOKEN.match(markup, place)
        if token is None:
            near = markup[place : place + 20]
            raise Unfit(_("markup as the editor writes it; “%s” is not") % near)
        if token[2]:
            yield token[1], token[2], token[3], token[4]
        place = token.end()
