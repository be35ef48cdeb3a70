"""Returning something: what the editor's form asks, and what is checked wherever it came from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from django import forms
from django.db.models import Model
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.models import Revision

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.bilingual.reading import LANGUAGES
from catalogue_pages.providers.models import ProviderPage
from editorial.moderation.errors import DecisionError
from editorial.moderation.fields import label_of, pinnable
from editorial.moderation.models import ModerationTaskState, Remark, ReturnReason

ROWS: Final = 4
"""So many remarks at fields fit in one form; the provider sees all of them at once."""
LONGEST: Final = 2000
NOTHING_SAID: Final = _("Choose a reason or write a remark: the provider must know what to change.")


class ApprovalForm(forms.Form):
    """Approving asks nothing."""


class ReturnForm(forms.Form):
    """Reasons of the list, remarks at fields, and words about the whole.

    What it cleans is plain: Wagtail sends it to the browser and back as JSON.
    """

    reasons = forms.TypedMultipleChoiceField(
        label=_("Reasons"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    words = forms.CharField(
        label=_("About the whole"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 3}),
    )

    judged: ClassVar[type[Model]] = ActivityPage
    """The type of page whose fields remarks can be pinned to."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = ReturnReason.objects.filter(is_offered=True)
        self._choices("reasons", [(one.pk, str(one)) for one in offered])
        at = [("", _("(choose a field)")), *pinnable(self.judged)]
        for row in range(1, ROWS + 1):
            self.fields[f"field_{row}"] = forms.ChoiceField(
                label=_("Field of remark %(number)d") % {"number": row},
                choices=at,
                required=False,
                widget=forms.Select({"class": "w-w-full"}),
            )
            self.fields[f"words_{row}"] = forms.CharField(
                label=_("Remark %(number)d") % {"number": row},
                required=False,
                max_length=LONGEST,
                widget=forms.Textarea({"rows": 2}),
            )

    def _choices(self, name: str, choices: Sequence[tuple[int, str]]) -> None:
        field: Any = self.fields[name]
        field.choices = choices

    @cached_property
    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The remarks at fields: where, and what."""
        return [(self[f"field_{row}"], self[f"words_{row}"]) for row in range(1, ROWS + 1)]

    def clean(self) -> dict[str, Any]:
        """The decision as plain data; at least one reason or remark is asked for."""
        cleaned = super().clean() or self.cleaned_data
        remarks = []
        for row in range(1, ROWS + 1):
            at, words = cleaned.pop(f"field_{row}", ""), cleaned.pop(f"words_{row}", "").strip()
            if at and not words:
                self.add_error(f"words_{row}", _("Say what is to be changed there."))
            if words:
                remarks.append({"field": at, "words": words})
        said = {
            "reasons": cleaned.get("reasons", []),
            "remarks": remarks,
            "words": cleaned.get("words", "").strip(),
        }
        if not self.errors and not any(said.values()):
            self.add_error(None, NOTHING_SAID)
        return said


class ProviderReturnForm(ReturnForm):
    """The same about a provider's own page."""

    judged = ProviderPage


def return_form(model: type[Model] | None) -> type[ReturnForm]:
    """The form by which a page of this type is returned."""
    return ProviderReturnForm if model is ProviderPage else ReturnForm


@dataclass(frozen=True, slots=True)
class Return:
    """A decision to return something, checked: reasons and remarks (field, words)."""

    reasons: tuple[ReturnReason, ...]
    remarks: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, given: Mapping[str, Any], revision: Revision) -> "Return":
        """A decision from what a form, a browser or code gave.

        Raises DecisionError when it says nothing, or what no form could have said.
        """
        page = int(revision.object_id)
        try:
            reasons = _reasons(given.get("reasons") or [])
            model = revision.content_type.model_class()
            remarks = tuple(_remark(one, model) for one in given.get("remarks") or [])
            words = str(given.get("words") or given.get("comment") or "").strip()[:LONGEST]
        except (TypeError, ValueError, AttributeError) as error:
            raise DecisionError(_("The decision could not be read. Try again."), page) from error
        remarks = (*((at, said) for at, said in remarks if said), *([("", words)] if words else []))
        if not (reasons or remarks):
            raise DecisionError(NOTHING_SAID, page)
        return cls(reasons, remarks)

    def apply(self, state: ModerationTaskState, person: Any) -> None:
        """Return what the state judges. Raises DecisionError when somebody has decided before."""
        for reason in self.reasons:
            Remark.objects.create(state=state, reason=reason, written_by=person)
        for at, words in self.remarks:
            Remark.objects.create(state=state, field=at, words=words, written_by=person)
        state.reject(user=person, comment=self.in_words(state.revision.content_type.model_class()))

    def in_words(self, model: type[Model] | None) -> str:
        """The decision as Wagtail's history keeps it: in Latvian, the language of the house."""
        with override(LANGUAGES[0]):
            parts = [str(reason) for reason in self.reasons]
            for at, words in self.remarks:
                parts.append(f"{label_of(at, model)}: {words}" if at else words)
        return "\n".join(parts)


def _reasons(given: Any) -> tuple[ReturnReason, ...]:
    numbers = {int(one) for one in given}
    found = tuple(ReturnReason.objects.filter(pk__in=numbers))
    if len(found) != len(numbers):
        raise ValueError
    return found


def _remark(given: Mapping[str, Any], model: type[Model] | None) -> tuple[str, str]:
    at, words = str(given.get("field") or ""), str(given.get("words") or "").strip()
    if at and at not in dict(pinnable(model)):
        raise ValueError
    return at, words[:LONGEST]
