"""The guided form as it is laid out: rows of fields, two languages beside each other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from django.forms import BoundField
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from wagtail.models import Page
from wagtail.rich_text import expand_db_html

from catalogue_pages.vocabularies.models import Format
from editorial.moderation.remarks import Said
from workspace.answering.answers import Answers
from workspace.answering.inputs import ProseField
from workspace.answering.saving import Clash, Outcome
from workspace.guide.guides import guide_for
from workspace.guide.questions import Ask, Question

COUNTED: Final = 250
"""Fields that hold at most so many characters say how many are typed."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One field: its language where it has one, what is said of it, and what it is in dispute."""

    bound: BoundField
    language: str
    clash: Clash | None
    seen: str
    remarks: tuple[Said, ...] = ()

    @property
    def counted(self) -> int | None:
        """How many characters a text may have, where that is few enough to be counted aloud."""
        most = getattr(self.bound.field, "max_length", None)
        if most is None or not self.language:
            return None
        return int(most) if most <= COUNTED else None

    @property
    def told(self) -> SafeString:
        """The stored markup as it is shown."""
        html = str(expand_db_html(str(self.bound.value() or "")))
        return SafeString(html)  # as Wagtail has whitelisted it

    @property
    def is_kept_whole(self) -> bool:
        """Whether an editor's markup keeps it from being typed on."""
        return isinstance(self.bound.field, ProseField) and self.bound.field.disabled


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that is asked, with its one field or its two."""

    ask: Ask
    label: str
    cells: tuple[Cell, ...]
    shown_when: str = ""
    is_optional: bool = False

    @property
    def is_pair(self) -> bool:
        """Whether it is asked in both languages."""
        return len(self.cells) > 1


@dataclass(frozen=True, slots=True)
class Laid:
    """A question's page: its rows, and those that few need."""

    rows: tuple[Row, ...]
    further: tuple[Row, ...]
    is_further_open: bool


@dataclass(frozen=True, slots=True)
class Notes:
    """What is said at the fields: disputes and remarks by column, and marks to send back."""

    seen: dict[str, str]
    clashes: dict[str, Clash] = field(default_factory=dict)
    remarks: dict[str, tuple[Said, ...]] = field(default_factory=dict)


def notes_on(outcome: Outcome, remarks: dict[str, tuple[Said, ...]]) -> Notes:
    """What is to be said after saving did not do all."""
    return Notes(outcome.seen, {clash.name: clash for clash in outcome.clashes}, remarks)


def laid(asked: Question, form: Answers, notes: Notes) -> Laid:
    """The page of a question."""
    rows, further = (
        tuple(_rows(asked, asked.asks, form, notes)),
        tuple(_rows(asked, asked.further, form, notes)),
    )
    said = any(
        cell.bound.errors or cell.clash or cell.remarks or cell.bound.value()
        for row in further
        for cell in row.cells
    )
    return Laid(rows, further, said)


def _rows(asked: Question, asks: Iterable[Ask], form: Answers, notes: Notes) -> Iterator[Row]:
    for ask in asks:
        cells = tuple(_cell(form, column, notes) for column in asked.columns_of(ask))
        label = str(ask.label) or _label(asked, ask)
        optional = _expected(asked.model).isdisjoint(asked.columns_of(ask))
        yield Row(ask, label, cells, _condition(ask), optional)


def _expected(model: type[Page]) -> frozenset[str]:
    """What is not called optional; the unit of a price is chosen beforehand."""
    return guide_for(model).requirements.expected() | {"price_unit"}


def _condition(ask: Ask) -> str:
    """The condition in the words of the page: the values of the boxes, not the terms' codes."""
    name, _equals, codes = ask.shown_when.partition("=")
    if not codes:
        return ""
    keys = Format.objects.filter(code__in=codes.split(",")).values_list("pk", flat=True)
    return f"{name}={','.join(map(str, keys))}"


def _cell(form: Answers, column: str, notes: Notes) -> Cell:
    language = column[-2:] if column.endswith(("_lv", "_en")) else ""
    return Cell(
        bound=form[column],
        language=language,
        clash=notes.clashes.get(column),
        seen=notes.seen.get(column, ""),
        remarks=notes.remarks.get(column, ()),
    )


def _label(asked: Question, ask: Ask) -> str:
    column: Any = asked.model._meta.get_field(ask.field)
    return capfirst(str(column.verbose_name))
