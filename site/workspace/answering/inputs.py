"""The inputs of the guided form where Django's own do not fit what people type."""

from datetime import datetime
from typing import Any, ClassVar, Final

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from workspace.answering.prose import can_be_typed, html_of, text_of

SPARE: Final = 3
"""Empty rows below the days that are there."""

Day = tuple[datetime, datetime | None]


class ProseInput(forms.Textarea):
    """A textarea over rich text."""

    def format_value(self, value: Any) -> str:
        """The text to be typed on."""
        return value if isinstance(value, Typed) else text_of(value)


class Typed(str):
    """A text as somebody typed it, in contrast to the markup that is stored."""

    __slots__ = ()


class ProseField(forms.CharField):
    """Rich text typed as plain text; see `prose`.

    What was not changed keeps its markup to the letter. What marks cannot tell is not typed on.
    """

    widget = ProseInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "required": False, "strip": True})

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What is shown again after it was sent."""
        return initial if self.disabled else Typed(data or "")

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another text was typed than what stands there."""
        return not self.disabled and _even(data) != _even(text_of(initial))

    def clean(self, value: Any) -> str:
        """The markup of what was typed."""
        if self.disabled:
            return str(value or "")
        return html_of(str(super().clean(value)))

    def allow_for(self, stored: str | None) -> None:
        """Let it be typed on only where nothing of the stored markup would be lost."""
        self.disabled = not can_be_typed(stored)


def _even(text: Any) -> str:
    return str(text or "").replace("\r\n", "\n").strip()


class PriceField(forms.DecimalField):
    """An amount with a comma or a point before the cents, and perhaps the sign of the euro."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def to_python(self, value: Any) -> Any:
        """The amount. Raises ValidationError."""
        text = str(value or "").replace("€", "").replace("\u00a0", "").replace(" ", "")
        return super().to_python(text.replace(",", "."))

    def prepare_value(self, value: Any) -> Any:
        """The amount as it is typed."""
        return value


class DaysInput(forms.Widget):
    """Rows of a beginning and an end; a row that is emptied goes."""

    template_name = "workspace/days.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """What the template shows: a row for each day, and some to fill in."""
        context = super().get_context(name, value, attrs)
        rows = [tuple(map(_typed, row)) for row in value or ()]
        context["widget"]["rows"] = [*rows, *[("", "")] * SPARE]
        return context

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        """The rows, by a template of the site; Django's own renderer does not see those."""
        return SafeString(
            render_to_string(self.template_name, self.get_context(name, value, attrs))
        )

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[tuple[str, str]]:
        """The rows that say anything."""
        begins, ends = data.getlist(f"{name}-begins"), data.getlist(f"{name}-ends")
        ends += [""] * (len(begins) - len(ends))
        return [row for row in zip(begins, ends, strict=False) if any(row)]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Whether the rows were not sent at all."""
        return f"{name}-begins" not in data


def _typed(moment: datetime | str | None) -> str:
    if isinstance(moment, datetime):
        return f"{timezone.localtime(moment):%Y-%m-%dT%H:%M}"
    return moment or ""


class DaysField(forms.Field):
    """The days on which something happens, each from when until when."""

    widget = DaysInput
    default_error_messages: ClassVar = {
        "day": _("Give day and hour of each beginning, such as 12.03.2027 10:00."),
        "order": _("An occurrence cannot end before it begins."),
    }

    def clean(self, value: Any) -> list[Day]:
        """The days in their order. Raises ValidationError."""
        days = sorted((self._day(row) for row in value or ()), key=lambda day: day[0])
        if any(end is not None and end < begin for begin, end in days):
            raise ValidationError(self.error_messages["order"], code="order")
        return days

    def _day(self, row: tuple[str, str]) -> Day:
        try:
            begin, end = (parse_datetime(moment) if moment else None for moment in row)
        except ValueError:
            begin = end = None
        if begin is None or (row[1] and end is None):
            raise ValidationError(self.error_messages["day"], code="day")
        return _here(begin), _here(end) if end else None


def _here(moment: datetime) -> datetime:
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)
