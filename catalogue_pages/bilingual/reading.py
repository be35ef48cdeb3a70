"""Reading a bilingual field: the asked language first, the other where that one is empty."""

from dataclasses import dataclass
from typing import Any, Final, Literal, get_args

from django.db.models import Model

from catalogue_pages.bilingual.emptiness import is_empty

Language = Literal["lv", "en"]
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)


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


def as_language(code: str | None) -> Language:
    """The catalogue's language for a language code such as `en-gb`; Latvian for any other."""
    return "en" if (code or "").lower().startswith("en") else "lv"


def other(language: Language) -> Language:
    """The catalogue's other language."""
    return "en" if language == "lv" else "lv"


def read(instance: Model, field: str, language: Language) -> Reading:
    """Read `field` of `instance` in `language`, or in the other language where it is empty.

    `field` is the name without a language, such as `summary`; the columns read are `summary_lv`
    and `summary_en`. Raises AttributeError when the model has no such columns.
    """
    for candidate in (language, other(language)):
        value = getattr(instance, f"{field}_{candidate}")
        if not is_empty(value):
            return Reading(value, candidate)
    return Reading(getattr(instance, f"{field}_{language}"), None)
