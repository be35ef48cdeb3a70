"""Guided forms, a page a question: which fields of which page type answer each."""

from dataclasses import dataclass, field
from typing import Any, Final, Literal

from django.urls import reverse
from django.utils.functional import Promise
from modeltranslation.translator import translator
from wagtail.models import Page

from catalogue_pages.bilingual.reading import LANGUAGES
from catalogue_pages.bilingual.requirements import Requirements

Shape = Literal[
    "line", "words", "choice", "many", "few", "tick", "number", "day", "days", "picture"
]
"""`many` and `few` are boxes to tick; those of `few` have short names, so that two fit in a row."""

ONLY: Final = "tikai"
"""In the address of a question: saving leads back to the whole, not on to the next question."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that is asked, by the field that keeps the answer, without a language.

    `helps` says in plain words what to write, with an example. `shown_when` is a condition on
    another field of the page, `name=value`: without it the browser folds the field away.
    """

    field: str
    shape: Shape
    label: str | Promise = ""
    helps: str | Promise = ""
    shown_when: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One page: `code` stands in its address, `further` is what few will need."""

    code: str
    title: str | Promise
    model: type[Page]
    asks: tuple[Ask, ...]
    further: tuple[Ask, ...] = field(default=())

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that this page writes; it writes no other."""
        asked = (*self.asks, *self.further)
        return tuple(column for ask in asked for column in self.columns_of(ask))

    def columns_of(self, ask: Ask) -> tuple[str, ...]:
        """The columns that keep one answer, Latvian first."""
        if ask.field in translator.get_options_for_model(self.model).all_fields:
            return tuple(f"{ask.field}_{language}" for language in LANGUAGES)
        return (ask.field,)


@dataclass(frozen=True, slots=True)
class Guide:
    """The guided form of one page type.

    `requirements` is what its meter reads. Its addresses are those of the workspace whose names
    begin with `prefix`. `picture` is the column of the picture that is uploaded for a page.
    """

    model: type[Page]
    questions: tuple[Question, ...]
    requirements: Requirements
    prefix: str
    picture: str

    def question(self, code: str) -> Question | None:
        """The page with this code."""
        return next((one for one in self.questions if one.code == code), None)

    def asking(self, column: str) -> Question:
        """The page that asks for a column; the first one for what no page asks."""
        asked = (one for one in self.questions if column in one.columns)
        return next(asked, self.questions[0])

    def after(self, asked: Question) -> Question | None:
        """The page after one."""
        place = self.questions.index(asked) + 1
        return self.questions[place] if place < len(self.questions) else None

    def address(self, name: str, page: Any, *arguments: str) -> str:
        """An address of the workspace about a page, such as its `edit`."""
        return reverse(f"workspace:{self.prefix}{name}", args=[page.public_id, *arguments])
