"""What a page should say, language by language: the terms of such a table, and reading by it.

Each page type has a table of its own in its own room.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.text import capfirst

from catalogue_pages.bilingual.emptiness import is_empty
from catalogue_pages.bilingual.reading import LANGUAGES, Language

Level = Literal["publish", "submit", "recommended"]
"""What a language needs to be published, what moderation is asked with besides, and the rest."""


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that one column of a page says.

    `said`: anything at all; `true`: yes; `holds`: among its terms is the one with this `code`;
    `not_only`: its terms are not that one alone (none at all is not, either).
    """

    column: str
    test: Literal["said", "true", "holds", "not_only"] = "said"
    code: str = ""

    def is_met(self, page: Model) -> bool:
        """Whether the page says it."""
        value = _value(page, self.column)
        if self.test == "said":
            return not is_empty(value)
        if self.test == "true":
            return value is True
        codes = {term.code for term in value}
        return self.code in codes if self.test == "holds" else codes != {self.code}


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that a page should say.

    `field` is the field that says it, without a language where it is `bilingual`; the form has an
    input of that name. `to_publish` names the languages that nothing is published in without it,
    `to_submit` whether moderation is not asked without it. `message` tells a person what to do.
    `any_of` decides where one field does not: it is said when every condition of any row is met.
    """

    field: str
    message: str | Promise
    name: str | Promise = ""
    bilingual: bool = False
    to_publish: tuple[Language, ...] = ()
    to_submit: bool = False
    any_of: tuple[tuple[Condition, ...], ...] = ()

    def column(self, language: Language) -> str:
        """The column that says it in a language."""
        return f"{self.field}_{language}" if self.bilingual else self.field

    def label(self, model: type[Model]) -> str:
        """What it is called in a list of what a page of this type lacks."""
        field: Any = model._meta.get_field(self.field)
        return capfirst(str(self.name or field.verbose_name))

    def level(self, language: Language) -> Level:
        """How much depends on it for those who read in a language."""
        if language in self.to_publish:
            return "publish"
        # Moderation is asked with the Latvian text; English may follow.
        asked = self.to_submit and (not self.bilingual or language == "lv")
        return "submit" if asked else "recommended"

    def ways(self, language: Language) -> tuple[tuple[Condition, ...], ...]:
        """The rows of conditions, any of which says it in a language."""
        return self.any_of or ((Condition(self.column(language)),),)

    def is_met(self, page: Model, language: Language) -> bool:
        """Whether the page says it in this language."""
        return any(all(one.is_met(page) for one in row) for row in self.ways(language))


def _value(page: Model, column: str) -> Any:
    field: Any = page._meta.get_field(column)
    if field.many_to_many or field.one_to_many:
        return list(getattr(page, column).all())
    return getattr(page, field.attname)


WEIGHTS: Final[Mapping[Level, int]] = {"publish": 2, "submit": 1, "recommended": 1}
"""What nothing is published without weighs twice as much as the rest."""


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that a page does not say; `column` is also the name of the form's field."""

    column: str
    label: str
    message: str
    level: Level


@dataclass(frozen=True, slots=True)
class Completeness:
    """How much a page says of what it should, from 0 to 1, and which columns are missing."""

    share: float
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Requirements:
    """The table of one page type."""

    model: type[Model]
    rows: tuple[Requirement, ...]

    def expected(self) -> frozenset[str]:
        """Every column that the table asks about, be it needed or recommended."""
        return frozenset(
            condition.column
            for one in self.rows
            for language in LANGUAGES
            for row in one.ways(language)
            for condition in row
        )

    def lacks(self, page: Model, language: Language) -> list[Lack]:
        """What the page does not say in one language, in the table's order."""
        return [
            Lack(
                row.column(language),
                row.label(self.model),
                str(row.message),
                row.level(language),
            )
            for row in self.rows
            if not row.is_met(page, language)
        ]

    def required(self, page: Model, language: Language) -> list[Requirement]:
        """What the page must yet say before it is published in a language."""
        return [
            row
            for row in self.rows
            if language in row.to_publish and not row.is_met(page, language)
        ]

    def said(self, page: Model) -> dict[str, bool]:
        """Whether the page says what each column should; what has no language is read once."""
        return {
            row.column(language): row.is_met(page, language)
            for row in self.rows
            for language in (LANGUAGES if row.bilingual else LANGUAGES[:1])
        }

    def completeness_in(self, page: Model, language: Language) -> Completeness:
        """How complete the page is for those who read it in one language."""
        return self.weighed(self.said(page), language)

    def weighed(self, said: Mapping[str, bool], language: Language) -> Completeness:
        """How complete a page is in one language that says this."""
        total = reached = 0
        missing = []
        for row in self.rows:
            column, weight = row.column(language), WEIGHTS[row.level(language)]
            total += weight
            if said[column]:
                reached += weight
            else:
                missing.append(column)
        return Completeness(round(reached / total, 4), tuple(missing))
