"""Uploads that mean no good, or would do none: a file each, made here."""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

import pikepdf
from PIL import Image
from PIL.PngImagePlugin import PngInfo

Made = tuple[str, bytes]
"""A file's name and content."""


def drawn(kind: str, size: tuple[int, int] = (64, 48), mode: str = "RGB") -> bytes:
    content = BytesIO()
    Image.effect_noise(size, 60).convert(mode).save(content, kind)
    return content.getvalue()


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def declared_png(width: int, height: int) -> bytes:
    """A PNG that says it is that large, and packs as many black pixels into few bytes."""
    packer = zlib.compressobj(9)
    row = b"\0" * (1 + (width + 7) // 8)
    body = b"".join(packer.compress(row) for _row in range(height)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def zipped(parts: dict[str, bytes]) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return content.getvalue()


def moving(kind: str, frames: int) -> bytes:
    content = BytesIO()
    pictures = [Image.new("RGB", (64, 48), (n % 256, n // 256, 9)) for n in range(frames)]
    pictures[0].save(content, kind, save_all=True, append_images=pictures[1:], duration=10)
    return content.getvalue()


def talkative_png() -> bytes:
    """A PNG whose compressed text is larger than memory should hold."""
    said, content = PngInfo(), BytesIO()
    said.add_text("Comment", "a" * 70_000_000, zip=True)
    Image.new("RGB", (64, 48)).save(content, "PNG", pnginfo=said)
    return content.getvalue()


PICTURES: Final[dict[str, tuple[Callable[[], Made], str]]] = {
    "empty": (lambda: ("bilde.jpg", b""), "empty"),
    "too many bytes": (
        lambda: ("bilde.png", drawn("PNG") + b"\0" * (10 * 1024 * 1024)),
        "a picture may have",
    ),
    "SVG with a script": (
        lambda: ("bilde.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
        "This is no picture in JPEG, PNG, WebP, AVIF or HEIC.",
    ),
    "SVG named PNG": (
        lambda: ("bilde.png", b'<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'),
        "This is no picture in JPEG, PNG, WebP, AVIF or HEIC.",
    ),
    "web page named JPEG": (
        lambda: ("bilde.jpg", b"<!doctype html><script>alert(1)</script>"),
        "This is no picture in JPEG, PNG, WebP, AVIF or HEIC.",
    ),
    "program named PNG": (
        lambda: ("bilde.png", b"MZ" + b"\x90" * 500),
        "This is no picture in JPEG, PNG, WebP, AVIF or HEIC.",
    ),
    "GIF": (lambda: ("bilde.gif", drawn("GIF")), "This is no picture in"),
    "TIFF named JPEG": (lambda: ("bilde.jpg", drawn("TIFF")), "This is no picture in"),
    "PNG named JPEG": (
        lambda: ("bilde.jpg", drawn("PNG")),
        "ends in “.jpg”, but its content is PNG",
    ),
    "JPEG named as a program": (
        lambda: ("bilde.php", drawn("JPEG")),
        "ends in “.php”, but its content is JPEG",
    ),
    "cut JPEG": (
        lambda: ("bilde.jpg", drawn("JPEG", (800, 600))[:9000]),
        "damaged or was not uploaded whole",
    ),
    "cut PNG": (
        lambda: ("bilde.png", drawn("PNG", (800, 600))[:9000]),
        "damaged or was not uploaded whole",
    ),
    "decompression bomb": (
        lambda: ("bilde.png", declared_png(30_000, 30_000)),
        "too many pixels; 50 million",
    ),
    "one pixel too many million": (
        lambda: ("bilde.png", declared_png(10_000, 5_001)),
        "too many pixels; 50 million",
    ),
    "a line": (lambda: ("bilde.png", declared_png(60_000, 40)), "measures 60000 × 40 pixels"),
    "a dot": (lambda: ("bilde.png", drawn("PNG", (1, 1))), "measures 1 × 1 pixels"),
    "web page behind a JPEG": (
        lambda: ("bilde.jpg", drawn("JPEG") + b"<html><script>alert(1)</script></html>"),
        "Something else is hidden behind the picture.",
    ),
    "archive behind a PNG": (
        lambda: ("bilde.png", drawn("PNG") + zipped({"a.class": b"cafe"})),
        "Something else is hidden behind the picture.",
    ),
    "PDF behind a WebP": (
        lambda: ("bilde.webp", drawn("WEBP") + b"%PDF-1.7 ..."),
        "Something else is hidden behind the picture.",
    ),
    "script behind an AVIF": (
        lambda: ("bilde.avif", drawn("AVIF") + b"<script>alert(1)</script>"),
        "Something else is hidden behind the picture.",
    ),
    "flood of frames in WebP": (lambda: ("bilde.webp", moving("WEBP", 300)), "The picture moves."),
    "moving PNG": (lambda: ("bilde.png", moving("PNG", 3)), "The picture moves."),
    "colours of print": (
        lambda: ("bilde.jpg", drawn("JPEG", mode="CMYK")),
        "The colours (CMYK) are not those of a screen.",
    ),
    "flood of text": (lambda: ("bilde.png", talkative_png()), "This is no picture in"),
}
"""Each with what the uploader is told."""


def pdf(change: Callable[[pikepdf.Pdf], None], **options: object) -> bytes:
    content = BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        change(made)
        made.save(content, **options)  # type: ignore[arg-type]
    return content.getvalue()


def action(kind: str, **more: str) -> pikepdf.Dictionary:
    named = {f"/{name}": value for name, value in more.items()}
    return pikepdf.Dictionary({"/S": pikepdf.Name(f"/{kind}"), **named})


def _opens(kind: str, **more: str) -> Callable[[pikepdf.Pdf], None]:
    def change(made: pikepdf.Pdf) -> None:
        made.Root.OpenAction = made.make_indirect(action(kind, **more))

    return change


def _hidden_script(made: pikepdf.Pdf) -> None:
    made.pages[0].Annots = pikepdf.Array(
        [pikepdf.Dictionary(Subtype=pikepdf.Name.Widget, A=action("JavaScript", JS="app.alert(1)"))]
    )


def _file_in_it(made: pikepdf.Pdf) -> None:
    made.attachments["a.exe"] = b"MZ"


def _xfa(made: pikepdf.Pdf) -> None:
    made.Root.AcroForm = pikepdf.Dictionary(XFA=made.make_stream(b"<xdp/>"))


def _nothing(_made: pikepdf.Pdf) -> None:
    return


def packed_pdf(spaces: int = 2_000_000_000) -> bytes:
    """A PDF whose pages lie in a stream that unpacks to so many spaces."""
    packer = zlib.compressobj(9)
    body = packer.compress(b"3 0 <</Type/Pages/Kids[5 0 R]/Count 1>>")
    body += b"".join(packer.compress(b" " * 1_000_000) for _part in range(spaces // 1_000_000))
    body += packer.flush()
    end = b"\nendstream\nendobj\n"
    root = b"1 0 obj\n<</Type/Catalog/Pages 3 0 R>>\nendobj\n"
    page = b"5 0 obj\n<</Type/Page/Parent 3 0 R/MediaBox[0 0 9 9]>>\nendobj\n"
    head = b"%PDF-1.5\n"
    said = b"/N 1/First 4/Filter/FlateDecode/Length %d" % len(body)
    packed = b"2 0 obj\n<</Type/ObjStm" + said + b">>\nstream\n" + body + end
    packed_at = len(head) + len(root) + len(page)
    table_at = packed_at + len(packed)
    page_at = len(head) + len(root)
    places = ((0, 0, 65535), (1, len(head), 0), (1, packed_at, 0), (2, 2, 0), (1, table_at, 0))
    rows = b"".join(struct.pack(">BIH", *row) for row in (*places, (1, page_at, 0)))
    table = b"4 0 obj\n<</Type/XRef/Size 6/W[1 4 2]/Root 1 0 R/Length %d>>\nstream\n" % len(rows)
    last = b"startxref\n%d\n%%%%EOF" % table_at
    return head + root + page + packed + table + rows + end + last


WORD: Final = {
    "[Content_Types].xml": b"<Types/>",
    "word/document.xml": b"<w:document/>",
}
TEMPLATE: Final = (
    b'<Relationships><Relationship Id="rId1" TargetMode="External" Type="http://schemas'
    b'.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
    b'Target="http://203.0.113.9/t.dotm"/></Relationships>'
)
ENTITIES: Final = b'<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
SHEETS: Final = b"application/vnd.oasis.opendocument.spreadsheet"

DOCUMENTS: Final[dict[str, tuple[Callable[[], Made], str]]] = {
    "empty PDF": (lambda: ("lapa.pdf", b""), "empty"),
    "PDF with a script": (
        lambda: ("lapa.pdf", pdf(_opens("JavaScript", JS="app.alert(1)"))),
        "it holds a script",
    ),
    "PDF with a script at a field": (
        lambda: ("lapa.pdf", pdf(_hidden_script)),
        "it holds a script",
    ),
    "PDF that starts a program": (
        lambda: ("lapa.pdf", pdf(_opens("Launch", F="cmd.exe"))),
        "it starts a program",
    ),
    "PDF that goes elsewhere at once": (
        lambda: ("lapa.pdf", pdf(_opens("URI", URI="http://203.0.113.9/"))),
        "it does something by itself when it is opened",
    ),
    "PDF with a file in it": (lambda: ("lapa.pdf", pdf(_file_in_it)), "other files are embedded"),
    "PDF with an XFA form": (lambda: ("lapa.pdf", pdf(_xfa)), "it holds an XFA form"),
    "encrypted PDF": (
        lambda: ("lapa.pdf", pdf(_nothing, encryption=pikepdf.Encryption(owner="a", user="b"))),
        "it is encrypted or asks for a password",
    ),
    "PDF encrypted without a password": (
        lambda: ("lapa.pdf", pdf(_nothing, encryption=pikepdf.Encryption(owner="a", user=""))),
        "it is encrypted or asks for a password",
    ),
    "half a PDF": (lambda: ("lapa.pdf", b"%PDF-1.7\n1 0 obj <<"), "it is damaged"),
    "PDF that unpacks without end": (lambda: ("lapa.pdf", packed_pdf()), "it is damaged, or too"),
    "web page named PDF": (
        lambda: ("lapa.pdf", b"<html><script>alert(1)</script>"),
        "ends in “.pdf”, but its content is something else",
    ),
    "program named text": (
        lambda: ("lapa.txt", b"MZ\x90\x00\x03" * 90),
        "ends in “.txt”, but its content is something else",
    ),
    "web page named text": (
        lambda: ("lapa.txt", b"<!DOCTYPE html><script>alert(1)</script>"),
        "ends in “.txt”, but its content is something else",
    ),
    "program named video": (
        lambda: ("filma.mp4", b"MZ" + b"\x90" * 500),
        "ends in “.mp4”, but its content is something else",
    ),
    "archive": (lambda: ("lapa.zip", zipped({"a.txt": b"a"})), "Such files are not taken."),
    "archive named Word": (
        lambda: ("lapa.docx", zipped({"a.txt": b"a"})),
        "ends in “.docx”, but its content is something else",
    ),
    "Word with macros": (
        lambda: ("lapa.docx", zipped({**WORD, "word/vbaProject.bin": b"\xd0\xcf"})),
        "it holds macros or programs",
    ),
    "Word that was .docm": (
        lambda: (
            "lapa.docx",
            zipped({**WORD, "[Content_Types].xml": b'<Types a="x.macroEnabled.main+xml"/>'}),
        ),
        "it holds macros or programs",
    ),
    "Word with a template from elsewhere": (
        lambda: ("lapa.docx", zipped({**WORD, "word/_rels/settings.xml.rels": TEMPLATE})),
        "it fetches a part of itself from elsewhere",
    ),
    "Word with an embedded object": (
        lambda: ("lapa.docx", zipped({**WORD, "word/embeddings/oleObject1.bin": b"MZ"})),
        "other files are embedded in it",
    ),
    "Excel with entities": (
        lambda: (
            "lapa.xlsx",
            zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": ENTITIES}),
        ),
        "it defines entities",
    ),
    "zip bomb named Word": (
        lambda: ("lapa.docx", zipped({**WORD, "word/media/a.bin": b"\0" * 250_000_000})),
        "unpacked, it would be too large",
    ),
    "spreadsheet with Basic": (
        lambda: ("lapa.ods", zipped({"mimetype": SHEETS, "Basic/Standard/M.xml": b"<m/>"})),
        "it holds macros or programs",
    ),
}
"""Each with what the uploader is told."""
