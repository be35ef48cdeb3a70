"""Ways to break documents, pictures and letters, each with the rule that must catch it.

Documents and pictures are really set by Typst, from data, files or templates that were altered;
letters are really written, and taken apart again.
"""

from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from email import message_from_bytes, policy
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import pikepdf

from catalogue_pages.bilingual.reading import Language
from catalogue_pages.identity.official import SVG
from mailing.models import Delivery
from mailing.sending import message
from materials.documents import emblem
from materials.typesetting import TEMPLATES, Order, typeset
from tests.catalogue_pages.identity.making import svg

NOTHING: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class SetWay:
    """What is done to what Typst sets, or to the PDF that it made.

    `templates` are pairs of old and new text in the named template, `ensemble` and `marks` what is
    said otherwise of the ensemble and of its emblem. `rule` must fail, and of the others only those
    in `also`, which see the same fault.
    """

    name: str
    rule: str
    file: str = "lapa-a4.pdf"
    templates: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    ensemble: Mapping[str, Any] = field(default_factory=dict)
    marks: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    order: Mapping[str, Any] = field(default_factory=dict)
    of_pixels: bool = False
    is_poster: bool = False
    then: Callable[[bytes], bytes] | None = None
    also: frozenset[str] = NOTHING

    def made(self, order: Order, folder: Path) -> bytes:
        """The file, broken; altered templates are written into `folder`."""
        ensemble = {**order.data["ensemble"], **self.ensemble}
        ensemble["emblem"] = {**ensemble["emblem"], **self.marks}
        files, named = {**order.files, **self.files}, order.template
        if self.of_pixels:
            files["emblem.svg"] = _of_pixels(order)
        for template, (old, new) in self.templates.items():
            source = (TEMPLATES / f"{template}.typ").read_text(encoding="utf-8")
            assert old in source, self.name
            altered = source.replace(old, new).encode()
            if template == order.template:
                named = str(folder / template)
                (folder / f"{template}.typ").write_bytes(altered)
            else:
                files[f"{template}.typ"] = altered
        data = {**order.data, "ensemble": ensemble}
        made = typeset(replace(order, template=named, data=data, files=files, **self.order))
        return self.then(made) if self.then else made


def _recoloured(old: str, new: str) -> bytes:
    return SVG.replace(f'"{old}"'.encode(), f'"{new}"'.encode())


def _without_a_star() -> bytes:
    return SVG.replace(b'<use xlink:href="#s" y="-6"/>', b"")


def _of_pixels(order: Order) -> bytes:
    """The emblem as a picture 600 pixels high, in a drawing that holds nothing else."""
    alone = {"emblem": {**order.data["ensemble"]["emblem"], "border": 0}}
    picture = typeset(Order("emblem", {"ensemble": alone}, order.files, "png", ppi=1350.0))
    address = f"data:image/png;base64,{b64encode(picture).decode()}"
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 600">'
        f'<image width="900" height="600" href="{address}"/></svg>'
    ).encode()


def _altered(change: Callable[[Any], None]) -> Callable[[bytes], bytes]:
    def after(made: bytes) -> bytes:
        result = BytesIO()
        with pikepdf.open(BytesIO(made)) as document:
            change(document)
            document.save(result)
        return result.getvalue()

    return after


def _lose_typefaces(document: Any) -> None:
    for one in document.objects:
        if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor":
            for name in ("/FontFile", "/FontFile2", "/FontFile3"):
                if name in one:
                    del one[name]


def _lose_language(document: Any) -> None:
    del document.Root["/Lang"]


def _logo(width: float, height: float) -> dict[str, Any]:
    return {
        "file": "logo-0.svg",
        "name": "Partneris",
        "width": width,
        "height": height,
        "space": 0.5,
        "border": 0,
    }


_PARTNER: Final = {"logo-0.svg": svg(60, 40, fill="#2a7a4b").encode()}
_BESIDE: Final = "(mark(it, it.emblem, height), h(height * 0.3), statement(it, height))"
_WORDS: Final = "box(align(left, ensemble.lines.join([ #linebreak()])))"
_OVER: Final = "place(top + left, dx: -1mm, dy: -1mm, rect(width: 48mm, height: 14mm, fill: white))"
_DRAWN: Final = "logo.file, width: height * logo.width"
_SHOWN: Final = "fill: white, inset: height * logo.border, drawn) } else { drawn }"

OF_DOCUMENTS: Final = (
    SetWay("a sheet in A4 for a poster", "O4", is_poster=True),
    SetWay(
        "a poster in A2",
        "O4",
        "plakats-a3.pdf",
        {"poster": ("(297mm, 420mm)", "(420mm, 594mm)")},
    ),
    SetWay("a poster without bleed", "O4", "plakats-a3.pdf", order={"bleed": 0.0}),
    SetWay("a poster without room to cut", "O4", "plakats-a3.pdf", order={"slug": 0.0}),
    SetWay(
        "an emblem of pixels",
        "O4-print",
        "plakats-a3.pdf",
        of_pixels=True,
        also=frozenset({"V9"}),
    ),
    SetWay("typefaces that are not in the file", "O4-print", then=_altered(_lose_typefaces)),
    SetWay("no language", "A4", then=_altered(_lose_language)),
    SetWay(
        "an emblem lower than a centimetre",
        "V12",
        "plakats-a3.pdf",
        {"poster": ("ensemble(data, 25mm)", "ensemble(data, 8mm)")},
    ),
    SetWay(
        "ES instead of the Union",
        "V2",
        ensemble={"lines": ["Līdzfinansē", "ES"]},
        also=frozenset({"O2"}),
    ),
    SetWay(
        "in the wrong language",
        "V2",
        ensemble={"lines": ["Co-funded by", "the European Union"]},
        also=frozenset({"O2"}),
    ),
    SetWay("no statement", "V2", ensemble={"lines": []}, also=frozenset({"O2", "V4", "V6", "L1"})),
    SetWay(
        "far from the emblem",
        "V2",
        templates={"ensemble": ("h(height * 0.3)", "h(height * 1.6)")},
    ),
    SetWay(
        "words under a white field",
        "V2",
        templates={
            "ensemble": (_WORDS, f"box({_WORDS} + {_OVER})"),
        },
    ),
    SetWay(
        "as if all were paid",
        "V3",
        ensemble={"lines": ["Finansē", "Eiropas Savienība"]},
        also=frozenset({"O2"}),
    ),
    SetWay("another typeface", "V4", templates={"ensemble": ('"Ubuntu"', '"Figtree"')}),
    SetWay("underlined", "V4", templates={"ensemble": (_WORDS, f"underline({_WORDS})")}),
    SetWay("slanted", "V4", templates={"ensemble": (_WORDS, f"skew(ax: -12deg, {_WORDS})")}),
    SetWay(
        "grey words",
        "V6",
        templates={"ensemble": ("else { reflex-blue }", 'else { rgb("#8a8a8a") }')},
    ),
    SetWay(
        "words over the emblem",
        "V5",
        templates={
            "ensemble": (
                _SHOWN,
                _SHOWN.replace(
                    "{ drawn }", "{ box(drawn + place(bottom + left, dx: 1mm, dy: -6mm, [ESF+])) }"
                ),
            )
        },
        also=frozenset({"V9", "V10", "V2", "V4", "V6", "L1", "V3", "O2"}),
    ),
    SetWay("another blue", "V10", files={"emblem.svg": _recoloured("#039", "#0055a4")}),
    SetWay("white stars", "V10", files={"emblem.svg": _recoloured("#fc0", "#fff")}),
    SetWay("a star missing", "V9", files={"emblem.svg": _without_a_star()}),
    SetWay(
        "a wide emblem",
        "V7",
        templates={"ensemble": (_DRAWN, 'logo.file, fit: "stretch", width: height * logo.width')},
        marks={"width": 1.8},
        also=frozenset({"V9"}),
    ),
    SetWay(
        "no emblem",
        "V1",
        templates={"ensemble": (_BESIDE, "(statement(it, height),)")},
        also=frozenset({"V2"}),
    ),
    SetWay(
        "a partner's logo larger",
        "V7",
        ensemble={"others": [_logo(1.8, 1.2)]},
        files=_PARTNER,
    ),
    SetWay(
        "a partner's logo first",
        "L1",
        templates={
            "ensemble": (
                "line(with-statement(it, height) + others(it, height))",
                "line(others(it, height) + (h(height * 0.5),) + with-statement(it, height))",
            )
        },
        ensemble={"others": [_logo(0.6, 0.4)]},
        files=_PARTNER,
    ),
    SetWay(
        "the statement before the emblem",
        "L1",
        templates={
            "ensemble": (
                _BESIDE,
                "(statement(it, height), h(height * 0.3), mark(it, it.emblem, height))",
            )
        },
    ),
    SetWay(
        "no border on colour",
        "V11",
        templates={"sheet": ("height: band, fill: white", 'height: band, fill: rgb("#ffe9a8")')},
    ),
)

OF_PICTURES: Final = (
    SetWay("twice as large", "S1", "kopigosanai.png", order={"ppi": 144.0}),
    SetWay(
        "a square one",
        "S1",
        "kopigosanai.png",
        {"share": ("(1200pt, 630pt)", "(1200pt, 1200pt)")},
    ),
    SetWay(
        "another blue in a picture",
        "V10",
        "kopigosanai.png",
        files={"emblem.svg": _recoloured("#039", "#0055a4")},
    ),
    SetWay(
        "a star missing in a picture",
        "V9",
        "kopigosanai.png",
        files={"emblem.svg": _without_a_star()},
    ),
    SetWay(
        "a wide emblem in a picture",
        "V7",
        "kopigosanai.png",
        {"ensemble": (_DRAWN, 'logo.file, fit: "stretch", width: height * logo.width')},
        marks={"width": 1.8},
    ),
    SetWay(
        "no emblem in a picture",
        "V1",
        "kopigosanai.png",
        {"ensemble": (_BESIDE, "(statement(it, height),)")},
    ),
    SetWay(
        "no border on a picture's colour",
        "V11",
        "kopigosanai.png",
        {"share": ("height: band, fill: white", 'height: band, fill: rgb("#ffe9a8")')},
    ),
)


@dataclass(frozen=True, slots=True)
class LetterWay:
    """What is done to a letter: its HTML, its text, the picture that comes with it."""

    name: str
    rule: str
    html: tuple[str, str] = ("", "")
    text: tuple[str, str] = ("", "")
    picture: Callable[[], bytes | None] | None = None
    also: frozenset[str] = NOTHING
    language: Language = "lv"

    def made(self, delivery: Delivery) -> bytes:
        """The letter, broken."""
        for old, written in ((self.html[0], delivery.html), (self.text[0], delivery.text)):
            assert old in written, self.name
        html = delivery.html.replace(*self.html) if self.html[0] else delivery.html
        text = delivery.text.replace(*self.text) if self.text[0] else delivery.text
        sent = message(Delivery(subject=delivery.subject, text=text, html=html)).message()
        whole = message_from_bytes(sent.as_bytes(), policy=policy.default)
        for part in whole.walk():
            if self.picture is not None and part.get_content_maintype() == "image":
                drawn = self.picture()
                part.set_content(drawn or b"", "image", "png", cid=part["Content-ID"])
        return whole.as_bytes()


def _small(file: bytes) -> Callable[[], bytes]:
    def made() -> bytes:
        order = emblem("lv")
        return typeset(replace(order, files={**order.files, "emblem.svg": file}))

    return made


_LV: Final = "Līdzfinansē Eiropas Savienība"
_EN: Final = "Co-funded by the European Union"
_FAR: Final = '@font-face { font-family: Far; src: url("https://fonts.example/far.woff2") }'
_END: Final = "</body>"

OF_LETTERS: Final = (
    LetterWay("no statement in the text", "O2", text=(_LV, "")),
    LetterWay("abbreviated in the text", "O2", text=(_LV, "Līdzfinansē ES")),
    LetterWay("Latvian in an English text", "O2", text=(_EN, _LV), language="en"),
    LetterWay("abbreviated in HTML", "V2", html=(_LV, "Līdzfinansē ES")),
    LetterWay("no statement in HTML", "V2", html=(f">{_LV}<", "><")),
    LetterWay("as if all were paid in HTML", "V3", html=(_LV, "Finansē Eiropas Savienība")),
    LetterWay("another blue in the emblem", "V10", picture=_small(_recoloured("#039", "#0055a4"))),
    LetterWay("a star missing in the emblem", "V9", picture=_small(_without_a_star())),
    LetterWay("the emblem is not sent", "V1", picture=lambda: None),
    LetterWay(
        "an emblem of another server",
        "P1",
        html=("cid:eiropas-savieniba@norisu-katalogs", "https://elsewhere.example/eu.png"),
        also=frozenset({"V1"}),
    ),
    LetterWay(
        "a picture that counts readers",
        "P1",
        html=(_END, f'<img src="https://count.example/1.gif" alt="" width="1">{_END}'),
    ),
    LetterWay(
        "a font of a third party",
        "P1",
        html=(
            _END,
            f"<style>{_FAR} h1 {{ font-family: Far !important }}</style>{_END}",
        ),
    ),
    LetterWay("another typeface in HTML", "V4", html=("Ubuntu, 'Trebuchet MS'", "Georgia")),
    LetterWay("italic in HTML", "V4", html=("font: bold 14px", "font: italic bold 14px")),
    LetterWay("pale words in HTML", "V6", html=("color: #003399", "color: #99aacc")),
    LetterWay("no language in HTML", "A4", html=('<html lang="lv">', "<html>")),
    LetterWay("the emblem stretched in HTML", "V7", html=('width="52"', 'width="70"')),
    LetterWay(
        "a file's name for those who hear it",
        "A3",
        html=('alt="', 'alt="eu.png" title="'),
    ),
)
