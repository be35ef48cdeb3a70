"""What came back from an address, with everything that somebody could read out of it."""

import gzip
import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final
from urllib.parse import unquote

import brotli
from django.test import Client
from pypdfium2 import PdfDocument

_DECODERS: Final = {"br": brotli.decompress, "gzip": gzip.decompress}
ENCODINGS: Final = ("identity", "gzip", "br")


@dataclass
class Answer:
    """An answer: `channel` is the kind of address, `status` what HTTP says."""

    channel: str
    address: str
    status: int
    headers: dict[str, str]
    content: bytes

    @cached_property
    def plain(self) -> bytes:
        """The content as it was before it was compressed."""
        return bytes(_DECODERS.get(self.headers.get("Content-Encoding", ""), bytes)(self.content))

    @property
    def data(self) -> Any:
        """What JSON says."""
        return json.loads(self.plain)

    @cached_property
    def text(self) -> str:
        """All of it in small letters: headers, content, and the words of a PDF."""
        content = self.plain
        told = [*(f"{name}: {value}" for name, value in self.headers.items())]
        if content.startswith(b"%PDF"):
            told += [page.get_textpage().get_text_range() for page in PdfDocument(content)]
        return "\n".join([*told, content.decode("utf-8", "replace")]).lower()

    @property
    def asked(self) -> str:
        """What the address itself says, in small letters."""
        return unquote(self.address).lower()


class Asker:
    """Asks as anybody may, without an account; each answer is compressed in another way."""

    def __init__(self) -> None:
        self.count = 0

    def get(self, channel: str, address: str) -> Answer:
        """The answer to a GET."""
        self.count += 1
        accepted = ENCODINGS[self.count % len(ENCODINGS)]
        response: Any = Client().get(address, headers={"Accept-Encoding": accepted})
        content = b"".join(response.streaming_content) if response.streaming else response.content
        assert response.status_code < 500 or response.status_code == 503, (address, content[:500])
        return Answer(channel, address, response.status_code, dict(response.items()), content)
