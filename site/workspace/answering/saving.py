"""Saving what was typed, without writing over what somebody else has typed meanwhile.

Each field travels with a mark of what stood in it when the page was shown. A field that only one
side has changed is saved or kept as it is; where both have, nothing is written until the person has
seen both texts and chosen.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django import forms
from django.db import models, transaction
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail.models import Revision

from editorial.moderation.submission import Written
from people.models import User
from workspace.answering.answers import Answers, mark, write
from workspace.answering.inputs import ProseField
from workspace.answering.prose import text_of
from workspace.drafts import draft_of, held, keep
from workspace.guide.questions import Question

MINE: Final = "mine"
THEIRS: Final = "theirs"


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that somebody else has changed meanwhile: what stands there now, and its mark."""

    name: str
    label: str
    theirs: str
    mark: str


@dataclass(slots=True)
class Outcome:
    """What came of saving.

    `form` holds what was typed, its problems, and `draft` what stands now. `written` are the fields
    that were written; `revision` is None where nothing was.
    """

    form: Answers
    draft: Written
    clashes: list[Clash] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    revision: Revision | None = None

    @property
    def seen(self) -> dict[str, str]:
        """The marks for the page to go on with: those of fields in dispute stay as they were."""
        disputed = {clash.name for clash in self.clashes} | set(self.form.errors)
        now = {name: self.form.data.get(f"seen-{name}", "") for name in disputed}
        for name in self.form.seen:
            if name not in disputed:
                written = self.form.cleaned_data[name]
                now[name] = mark(written) if name in self.written else self.form.seen[name]
        return now


def save(
    written: Written,
    asked: Question,
    pictures: "models.QuerySet[Any]",
    data: Mapping[str, Any],
    person: User,
) -> Outcome:
    """Write what was typed into the page's draft, as far as it can be.

    What is faulty, and what two people have changed, is left out and said; the rest is written.
    """
    with transaction.atomic():
        draft = draft_of(held(written))
        form = Answers(asked, draft, pictures, data)
        form.is_valid()
        outcome = Outcome(form, draft)
        for name, value in _changed(form, outcome):
            write(draft, name, value)
            outcome.written.append(name)
        if outcome.written:
            outcome.revision = keep(draft, person)
    return outcome


def _changed(form: Answers, outcome: Outcome) -> Iterator[tuple[str, Any]]:
    """The fields to be written, each with its value; disputed ones go to the outcome instead."""
    for name, stands in form.seen.items():
        seen = form.data.get(f"seen-{name}")
        if seen is None or name not in form.cleaned_data:
            continue  # the page did not ask for it, or what was typed is faulty
        value = form.cleaned_data[name]
        given = mark(value)
        if given in (seen, stands) and not _insists(form, name, stands):
            continue
        chosen = form.data.get(f"choice-{name}")
        if stands == seen or chosen == f"{MINE}:{stands}":
            yield name, value
        elif chosen != f"{THEIRS}:{stands}":
            theirs = _shown(form.fields[name], form.initial.get(name))
            outcome.clashes.append(Clash(name, str(form.fields[name].label), theirs, stands))


def _insists(form: Answers, name: str, stands: str) -> bool:
    # One's own text may be the one that stood before the other changed it.
    return form.data.get(f"choice-{name}") == f"{MINE}:{stands}"


def _shown(field: forms.Field, value: Any) -> str:
    """A stored value as a person reads it."""
    if value in (None, "", []):
        said = _("(empty)")
    elif isinstance(value, list):
        said = ", ".join(_part(part) for part in value)
    elif isinstance(field, ProseField):
        said = text_of(str(value))
    elif isinstance(field, forms.ModelChoiceField) and field.queryset is not None:
        said = str(field.queryset.filter(pk=value).first() or "")
    elif isinstance(value, bool):
        said = _("Yes") if value else _("No")
    else:
        said = str(dict(getattr(field, "choices", ())).get(value, value))
    return said


def _part(part: Any) -> str:
    if isinstance(part, tuple):
        moments = (localtime(one) for one in part if one is not None)
        return " – ".join(date_format(moment, "SHORT_DATETIME_FORMAT") for moment in moments)
    return str(part)
