"""Rich text as a person types it, and back.

People of providers type plain text: an empty line begins a paragraph, lines that begin with "- " or
"1. " make a list. What an editor has made bold, italic or a link is shown by marks that survive:
`**bold**`, `_italic_`, `[words](address)`. A text that says more than these marks can tell is not
typed here at all, so that nothing of it is lost.
"""

import re
from html import escape
from typing import Final
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

_ITEM: Final = {"ul": re.compile(r"^\s*[-*•–]\s+"), "ol": re.compile(r"^\s*\d{1,3}[.)]\s+")}
_MARKS: Final = re.compile(
    r"\\(?P<plain>[\\*_\[\]])"
    r"|\*\*(?P<bold>\S(?:.*?\S)?)\*\*"
    r"|(?<!\w)_(?P<italic>\S(?:.*?\S)?)_(?!\w)"
    r"|\[(?P<words>[^\]]+)\]\((?P<address>[^\s()]+)\)"
)
_SPECIAL: Final = re.compile(r"([\\*_\[\]])")
_SCHEMES: Final = frozenset({"http", "https", "mailto", "tel"})
_INTERNAL: Final = re.compile(r"^(page|document):(\d+)$")
_WRAPS: Final = {"b": "**", "strong": "**", "i": "_", "em": "_"}


def text_of(html: str | None) -> str:
    """The text to be typed on, with marks; empty for nothing."""
    return _text(html or "", escaping=not _is_kept(html or ""))


def can_be_typed(html: str | None) -> bool:
    """Whether typing on this rich text loses nothing of it."""
    return _same(html_of(text_of(html)), html or "")


def html_of(text: str) -> str:
    """The rich text that a typed text makes: paragraphs, lists and the marks, nothing else."""
    parts = re.split(r"\n\s*\n", text.replace("\r\n", "\n").replace("\r", "\n").strip())
    return "".join(_block(part.strip("\n")) for part in parts if part.strip())


def _is_kept(html: str) -> bool:
    return _same(html_of(_text(html, escaping=False)), html)


def _block(part: str) -> str:
    made, lines = "", part.split("\n")
    while lines:
        kind = next((name for name, mark in _ITEM.items() if mark.match(lines[0])), "p")
        run = [lines.pop(0)]
        while lines and _kind(lines[0]) == kind:
            run.append(lines.pop(0))
        if kind == "p":
            made += f"<p>{'<br/>'.join(_inline(line.strip()) for line in run)}</p>"
        else:
            items = (_inline(_ITEM[kind].sub("", line, count=1).strip()) for line in run)
            made += f"<{kind}>{''.join(f'<li>{item}</li>' for item in items)}</{kind}>"
    return made


def _kind(line: str) -> str:
    return next((name for name, mark in _ITEM.items() if mark.match(line)), "p")


def _inline(text: str) -> str:
    made, end = "", 0
    for found in _MARKS.finditer(text):
        made += escape(text[end : found.start()], quote=False) + _marked(found)
        end = found.end()
    return made + escape(text[end:], quote=False)


def _marked(found: re.Match[str]) -> str:
    if found["plain"]:
        return escape(found["plain"], quote=False)
    if found["bold"]:
        return f"<b>{_inline(found['bold'])}</b>"
    if found["italic"]:
        return f"<i>{_inline(found['italic'])}</i>"
    attributes = _link(found["address"])
    words = _inline(found["words"])
    return f"<a {attributes}>{words}</a>" if attributes else escape(found[0], quote=False)


def _link(address: str) -> str:
    internal = _INTERNAL.match(address)
    if internal:
        return f'linktype="{internal[1]}" id="{internal[2]}"'
    try:
        scheme = urlsplit(address).scheme.lower()
    except ValueError:
        return ""
    return f'href="{escape(address)}"' if scheme in _SCHEMES else ""


def _text(html: str, *, escaping: bool) -> str:
    soup = BeautifulSoup(html, "html.parser")
    blocks = []
    for node in soup.children:
        if isinstance(node, Tag) and node.name in _ITEM:
            items = node.find_all("li", recursive=False)
            begin = (
                f"{number}. " if node.name == "ol" else "- " for number, _ in enumerate(items, 1)
            )
            lines = (
                b + _words(item, escaping=escaping) for b, item in zip(begin, items, strict=True)
            )
            blocks.append("\n".join(lines))
        else:
            blocks.append(_words(node, escaping=escaping).strip())
    return "\n\n".join(block for block in blocks if block)


def _words(node: object, *, escaping: bool) -> str:
    if isinstance(node, NavigableString):
        text = re.sub(r"\s+", " ", str(node))
        return _SPECIAL.sub(r"\\\1", text) if escaping else text
    if not isinstance(node, Tag):
        return ""
    if node.name == "br":
        return "\n"
    inner = "".join(_words(child, escaping=escaping) for child in node.children)
    if node.name in _WRAPS and inner.strip():
        return f"{_WRAPS[node.name]}{inner}{_WRAPS[node.name]}"
    return f"[{inner}]({_address(node)})" if node.name == "a" else inner


def _address(link: Tag) -> str:
    if link.get("linktype"):
        return f"{link['linktype']}:{link.get('id', '')}"
    return str(link.get("href", ""))


def _same(one: str, other: str) -> bool:
    return _shape(one) == _shape(other)


def _shape(html: str) -> str:
    """The markup without what nobody sees: keys of blocks, empty blocks, older names of tags."""
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup.find_all(name=True):
        tag.name = {"strong": "b", "em": "i"}.get(tag.name, tag.name)
        tag.attrs = {
            name: value for name, value in sorted(tag.attrs.items()) if name != "data-block-key"
        }
    for empty in soup.find_all(["p", "li", "ul", "ol"]):
        if not empty.get_text().strip() and not empty.find("img"):
            empty.decompose()
    return re.sub(
        r"\s+", " ", re.sub(r"\s*(</?(?:p|li|ul|ol)>|<br/>)\s*", r"\1", str(soup))
    ).strip()
