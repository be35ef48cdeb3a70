"""The two forms: a series to add, a day after which nothing more happens."""

from datetime import date, datetime, timedelta
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalogue_pages.activities.sense import WHOLE_BOUNDS
from catalogue_pages.activities.series.rhythm import MOST, Rhythm, Series

NEAR: Final = timedelta(days=3 * 366)
"""So far from today the days of a series may be."""


def _near(day: date) -> date:
    if abs(day - timezone.localdate()) > NEAR:
        raise ValidationError(_("Choose a day less than three years away."))
    return day


def _day(**attributes: Any) -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", **attributes})


class SeriesForm(forms.Form):
    """A series, as somebody would say it: from when, how often, until when."""

    first_day = forms.DateField(label=_("First day"), widget=_day())
    begins = forms.TimeField(
        label=_("Begins at"), widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    )
    minutes = forms.IntegerField(
        label=_("Length in minutes"),
        required=False,
        min_value=WHOLE_BOUNDS["duration_minutes"][0],
        max_value=WHOLE_BOUNDS["duration_minutes"][1],
        help_text=_("Leave it empty if you do not know."),
    )
    rhythm = forms.ChoiceField(
        label=_("How often"), choices=Rhythm.choices, initial=Rhythm.WEEKLY.value
    )
    last_day = forms.DateField(label=_("Until"), widget=_day(), help_text=_("This day counts."))

    def clean_first_day(self) -> date:
        """Refuse a day of another age."""
        return _near(self.cleaned_data["first_day"])

    def clean_last_day(self) -> date:
        """Refuse a day of another age."""
        return _near(self.cleaned_data["last_day"])

    def clean(self) -> dict[str, Any]:
        """Refuse a series that ends before it begins, is over already, or is too long."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if {"first_day", "begins", "rhythm", "last_day"} <= data.keys():
            self._look_at(self.series())
        return data

    def series(self) -> Series:
        """The series that a valid form describes."""
        data = self.cleaned_data
        return Series(
            first=datetime.combine(data["first_day"], data["begins"]),
            minutes=data.get("minutes"),
            rhythm=Rhythm(data["rhythm"]),
            last_day=data["last_day"],
        )

    def _look_at(self, series: Series) -> None:
        if series.last_day < series.first.date():
            self.add_error("last_day", _("The last day cannot be before the first."))
            return
        times = series.times()
        if len(times) > MOST:
            message = _("This makes more than %(most)d occurrences; choose an earlier last day.")
            self.add_error("last_day", ValidationError(message, params={"most": MOST}))
        elif not times:
            self.add_error("last_day", _("No occurrence falls between these days."))
        elif times[-1][0] < timezone.now():
            self.add_error("last_day", _("All of these are over already."))


class EndSeriesForm(forms.Form):
    """The last day on which something happens."""

    last_day = forms.DateField(
        label=_("Last day"),
        widget=_day(),
        help_text=_("Occurrences after this day are removed; what has been held stays."),
    )
