"""The form of one question: fields of a page, made from its model, and no others."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from functools import singledispatch
from typing import Any, Final

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q, QuerySet
from django.forms.models import fields_for_model, model_to_dict
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy
from wagtail.fields import RichTextField

from catalogue_pages.activities.models import Occurrence
from catalogue_pages.activities.sense import WHOLE_BOUNDS
from catalogue_pages.media.models import Picture
from catalogue_pages.vocabularies.models import Municipality
from editorial.moderation.submission import Written
from workspace.answering.inputs import DaysField, PriceField, ProseField
from workspace.answering.prose import text_of
from workspace.guide.questions import Question

OCCURRENCES: Final = "occurrences"
_LONG: Final = frozenset({"summary", "accessibility_notes", "risk_notes"})
_ANSWERS: Final = (
    ("", gettext_lazy("I do not know")),
    ("true", gettext_lazy("Yes")),
    ("false", gettext_lazy("No")),
)
_LANGUAGES: Final = {"lv": gettext_lazy("in Latvian"), "en": gettext_lazy("in English")}
_FIRST: Final = frozenset({"field", "kind"})
"""What even a draft has, since the table demands it; asked before anything is written."""


class Answers(forms.Form):
    """What one question is answered with, over a draft.

    Nothing is required but what a draft is begun with. `pictures` are those to choose from; what
    stands in the draft already stays among them.
    """

    def __init__(
        self,
        asked: Question,
        draft: Written,
        pictures: "QuerySet[Picture]",
        data: Mapping[str, Any] | None = None,
    ) -> None:
        columns = [name for name in asked.columns if name != OCCURRENCES]
        made = fields_for_model(asked.model, fields=columns, formfield_callback=_field)
        initial = model_to_dict(draft, fields=columns)
        # A relation of a draft is no list, and every field here compares lists.
        several = (one.name for one in draft._meta.many_to_many if one.name in initial)
        initial.update({name: list(initial[name]) for name in several})
        if OCCURRENCES in asked.columns:
            made[OCCURRENCES] = DaysField(required=False)
            activity: Any = draft
            days = sorted(activity.occurrences.all(), key=lambda one: one.starts_at)
            initial[OCCURRENCES] = [(one.starts_at, one.ends_at) for one in days]
        super().__init__(data, initial=initial)
        self.fields.update({name: made[name] for name in asked.columns})
        self._name(asked)
        self._fit(pictures)

    def _name(self, asked: Question) -> None:
        for ask in (*asked.asks, *asked.further):
            for column in asked.columns_of(ask):
                given: Any = self.fields[column]
                given.label = ask.label or given.label
                if len(asked.columns_of(ask)) == 1:
                    given.help_text = ask.helps

    def _fit(self, pictures: "QuerySet[Picture]") -> None:
        for name, field in self.fields.items():
            if isinstance(field, ProseField):
                field.allow_for(self.initial.get(name))
            elif isinstance(field, forms.ModelChoiceField) and field.queryset is not None:
                field.queryset = _choosable(field.queryset, self.initial.get(name), pictures)
            if name.endswith(("_lv", "_en")):
                field.widget.attrs["lang"] = name[-2:]

    @property
    def seen(self) -> dict[str, str]:
        """A mark of what stands in each field, by which a later change by others is noticed."""
        return {name: mark(self.initial.get(name)) for name in self.fields if self._typed(name)}

    def _typed(self, name: str) -> bool:
        return not self.fields[name].disabled


def _choosable(
    every: "QuerySet[Any]", chosen: Any, pictures: "QuerySet[Picture]"
) -> "QuerySet[Any]":
    if every.model is Picture:
        return Picture.objects.filter(Q(pk__in=pictures.values("pk")) | Q(pk=chosen))
    if every.model is Municipality:
        keys = [getattr(one, "pk", one) for one in chosen] if isinstance(chosen, list) else [chosen]
        now = Q(valid_to=None) | Q(valid_to__gte=timezone.localdate())
        return every.filter(now | Q(pk__in=[key for key in keys if key is not None]))
    return every


def column_label(name: str, model: type[models.Model]) -> str:
    """What a column is called on the page, with its language where it has one."""
    column: Any = model._meta.get_field(name)
    label = capfirst(str(getattr(column, "translated_field", column).verbose_name))
    language = _LANGUAGES.get(name[-2:]) if name.endswith(("_lv", "_en")) else None
    return f"{label} ({language})" if language else label


def _field(column: Any, **kwargs: Any) -> forms.Field | None:
    """The form's field for a column of the model."""
    label = column_label(column.name, column.model)
    given: dict[str, Any] = {"required": column.name in _FIRST, "label": label, "help_text": ""}
    if isinstance(column, RichTextField):
        return ProseField(label=label)
    if isinstance(column, models.URLField):
        given["assume_scheme"] = "https"
    made = _plain(column, given)
    if column.name in WHOLE_BOUNDS and made is not None:
        low, high = WHOLE_BOUNDS[column.name]
        made.validators = [MinValueValidator(low), MaxValueValidator(high)]
    return made


def _plain(column: Any, given: dict[str, Any]) -> forms.Field | None:
    made: forms.Field | None
    if column.related_model is Picture:
        made = column.formfield(
            **given, widget=forms.RadioSelect, empty_label=gettext_lazy("No picture")
        )
    elif column.many_to_many:
        made = column.formfield(**given, widget=forms.CheckboxSelectMultiple)
    elif isinstance(column, models.BooleanField) and column.null:
        made = forms.TypedChoiceField(
            **given, choices=_ANSWERS, widget=forms.RadioSelect, coerce=_yes, empty_value=None
        )
    elif isinstance(column, models.DateField):
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        made = column.formfield(**given, widget=widget)
    elif isinstance(column, models.DecimalField):
        made = PriceField(**given, max_digits=column.max_digits, decimal_places=2, min_value=0)
    elif column.name.removesuffix("_lv").removesuffix("_en") in _LONG:
        made = column.formfield(**given, widget=forms.Textarea(attrs={"rows": 3}))
    elif column.choices:
        made = forms.ChoiceField(**given, choices=column.choices, widget=forms.RadioSelect)
    else:
        made = column.formfield(**given)
    return made


def _yes(value: str) -> bool:
    return value.lower() == "true"


def mark(value: Any) -> str:
    """A short mark of a value, equal for what says the same."""
    said = json.dumps(_said(value), ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


@singledispatch
def _said(value: Any) -> Any:
    """A value as plain data; what is stored and what was typed agree."""
    return str(value)


@_said.register
def _(value: None) -> str:
    return ""


@_said.register
def _(value: bool) -> bool:  # noqa: FBT001 - it is the value itself
    return value


@_said.register
def _(value: models.Model) -> str:
    return str(value.pk)


@_said.register
def _(value: Decimal) -> str:
    return f"{value:.2f}"


@_said.register
def _(value: datetime) -> float:
    return value.timestamp()


@_said.register
def _(value: str) -> str:
    return " ".join((text_of(value) if "<" in value else value).split())


@_said.register
def _(value: tuple) -> list[Any]:  # type: ignore[type-arg]
    return [_said(part) for part in value]


@_said.register(list)
@_said.register(models.QuerySet)
def _(value: Iterable[Any]) -> list[Any]:
    return sorted((_said(part) for part in value), key=str)


def write(draft: Written, column: str, value: Any) -> None:
    """Let a draft say something in a column, in memory alone."""
    if column == OCCURRENCES:
        stored: Any = draft
        stored.occurrences = [Occurrence(starts_at=begin, ends_at=end) for begin, end in value]
        return
    field: Any = draft._meta.get_field(column)
    field.save_form_data(draft, value)
