"""Reading a bilingual field: the asked language first, the other where that one is empty."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, Literal, Self, get_args

from django.db.models import Model

from catalogue_pages.bilingual.emptiness import is_empty

Language = Literal["lv", "en"]
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)
LANGUAGE_NAMES: Final[dict[Language, str]] = {"lv": "Latviešu", "en": "English"}
"""What each language is called in itself."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A field's value and the language it is really in (None when neither language has one)."""

    value: Any
    language: Language | None

    @property
    def is_empty(self) -> bool:
        """Whether neither language says anything."""
        return self.language is None

    def differs_from(self, language: str) -> bool:
        """Whether a page in `language` must mark this text with a `lang` attribute."""
        return self.language is not None and self.language != language


class Label(str):
    """A short text that knows the `language` it is in, and is otherwise like any other text."""

    language: Language

    def __new__(cls, text: str, language: Language) -> Self:
        """`text`, which is in `language`."""
        made = super().__new__(cls, text)
        made.language = language
        return made

    def __getnewargs__(self) -> tuple[str, Language]:  # type: ignore[override]
        """What a copy is made from."""
        return str(self), self.language


def as_language(code: str | None) -> Language:
    """The catalogue's language for a language code such as `en-gb`; Latvian for any other."""
    return "en" if (code or "").lower().startswith("en") else "lv"


def other(language: Language) -> Language:
    """The catalogue's other language."""
    return "en" if language == "lv" else "lv"


def choose(in_latvian: object, in_english: object, language: Language) -> Reading:
    """Of one thing said in two languages the one in `language`, or the other where it is empty."""
    values = {"lv": in_latvian, "en": in_english}
    for candidate in (language, other(language)):
        if not is_empty(values[candidate]):
            return Reading(values[candidate], candidate)
    return Reading(values[language], None)


@lru_cache(maxsize=4096)
def label(in_latvian: str, in_english: str, language: Language) -> Label:
    """As `choose`, for short texts; an empty label when neither language has one."""
    found = choose(in_latvian, in_english, language)
    return Label(str(found.value or ""), found.language or language)


def read(instance: Model, field: str, language: Language) -> Reading:
    """Read `field` of `instance` in `language`, or in the other language where it is empty.

    `field` is the name without a language, such as `summary`; the columns read are `summary_lv`
    and `summary_en`. Raises AttributeError when the model has no such columns.
    """
    return choose(getattr(instance, f"{field}_lv"), getattr(instance, f"{field}_en"), language)


def quoted(text: str, language: Language) -> str:
    """A text between the quotation marks of a language."""
    return f"„{text}”" if language == "lv" else f"“{text}”"
