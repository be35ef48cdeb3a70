"""What a letter says; how it looks is one template for text and one for HTML."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

EMBLEM: Final = "eiropas-savieniba@norisu-katalogs"
"""The Content-ID (RFC 2392) of the emblem that every letter carries."""


@dataclass(frozen=True, slots=True)
class Link:
    """A labelled address, absolute."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a letter's list: what is said, perhaps with a heading or an address."""

    text: str
    heading: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter in one language, as plain words: nothing in it is markup.

    `paragraphs` come first, then `items`, then `action`, which is shown as a button. `after` stands
    below it. A `secret` letter holds a link that opens something; it is forgotten once sent.
    """

    subject: str
    paragraphs: Sequence[str]
    items: Sequence[Item] = field(default=())
    action: Link | None = None
    after: Sequence[str] = field(default=())
    secret: bool = False
