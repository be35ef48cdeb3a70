"""Things of schema.org, and the block of a page that holds them and that no text can end."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Model
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from catalogue_pages.bilingual.reading import Language, read
from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.indexing.texts import plain

Thing = dict[str, Any]

CONTEXT: Final = "https://schema.org"
_ESCAPES: Final = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&"}
"""Within JSON these stand only in texts, where they may be written so."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What every description on a page needs: its language, its own address, and the terms.

    `absolute` gives an address of this site with scheme and host.
    """

    language: Language
    address: str
    absolute: Callable[[str], str]
    vocabularies: Vocabularies

    def said(self, instance: Model, field: str) -> str:
        """A plain bilingual text in the page's language, or in the other one."""
        return str(read(instance, field, self.language).value or "")

    def told(self, instance: Model, field: str) -> str:
        """The same of a rich text, without its markup."""
        return plain(self.said(instance, field))


def thing(kind: str | list[str], properties: Mapping[str, Any]) -> Thing:
    """A thing of a type, or of several; what is not known is left out: None, and empty values."""
    known = {name: value for name, value in properties.items() if value not in (None, "", [], {})}
    return {"@type": kind, **known}


def block(described: Thing) -> SafeString:
    """A thing as a block of data. Browsers execute no script of this type, and no text ends it."""
    text = json.dumps({"@context": CONTEXT, **described}, ensure_ascii=False)
    written = mark_safe(text.translate(_ESCAPES))  # noqa: S308 - nothing is left that HTML reads
    return format_html('<script type="application/ld+json">{}</script>', written)
