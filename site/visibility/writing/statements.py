"""Statements in running text: whether they shorten the Union's name or name another share.

Sources: Regulation (EU) 2021/1060, Annex IX 1.2, and the words of `catalogue_pages.identity`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from catalogue_pages.bilingual.reading import Language
from catalogue_pages.identity.statement import FULLY, PARTLY

_UNION: Final = r"(?-i:E\.\s?[SU]\.|E[SU]\b(?!\+))"
"""The Union's name as it must not stand: ES, E.S., EU, E.U.; but “es” is “I”, and ESF a fund."""

_SHORT_STATEMENTS: Final = (
    rf"\b(?:līdz)?finans(?:ē|ējusi|ēts|ēta|ēti|ētas)\s+(?:no\s+)?{_UNION}(?:\s+fond\w+)?",
    rf"\b{_UNION}\s+(?:fondu\s+)?(?:līdzfinans\w+|finansēt\w+|finansējum\w+|atbalst\w+)",
    rf"\b(?:co-?\s?)?(?:funded|financed)\s+by\s+(?:the\s+)?{_UNION}",
    rf"\b{_UNION}[\s-](?:co-?)?(?:funded|financed|funding|support)\b",
    rf"\bsupport(?:ed)?\s+(?:of|from|by)\s+(?:the\s+)?{_UNION}",
)
_SHORT_STATEMENT: Final = re.compile("|".join(_SHORT_STATEMENTS), re.IGNORECASE)
_SHORT_NAME: Final = re.compile(rf"\b{_UNION}")
_TRACE: Final = re.compile(r"\bE\.?\s?[SU]\b|(?i:finans|funded|financed)")
_FULL: Final[Mapping[Language, re.Pattern[str]]] = {
    "lv": re.compile(r"(?<![\w-])finansē Eiropas Savienīb\w*", re.IGNORECASE),
    "en": re.compile(r"(?<!co-)(?<!co)\bfunded by the European Union", re.IGNORECASE),
}
_PART: Final[Mapping[Language, re.Pattern[str]]] = {
    "lv": re.compile(r"\blīdzfinansē Eiropas Savienīb\w*", re.IGNORECASE),
    "en": re.compile(r"\bco-?funded by the European Union", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a text that break a rule (its id), and what would do instead, if that is one."""

    rule: str
    words: str
    instead: str = ""


def leaves_a_trace(written: str) -> bool:
    """Whether a text, with its markup, may hold anything that `passages` finds; cheap to ask."""
    return _TRACE.search(written) is not None


def passages(text: str, language: Language, rate: Decimal | None) -> Iterator[Passage]:
    """What in a plain text breaks a rule.

    `rate` is the Union's share (%) in what the text is about; None where nobody has said.
    """
    due = (FULLY if rate is not None and rate >= 100 else PARTLY)[language]
    shortened = list(_SHORT_STATEMENT.finditer(text))
    for found in shortened:
        yield Passage("V2-written", found.group(), due)
    if rate is not None:
        wrong = (_PART if rate >= 100 else _FULL)[language]
        for found in wrong.finditer(text):
            yield Passage("V3-written", found.group(), due)
    inside = [found.span() for found in shortened]
    for found in _SHORT_NAME.finditer(text):
        if not any(start <= found.start() < end for start, end in inside):
            yield Passage("V2-elsewhere", found.group())
