"""How an activity begins: new, or as a copy for the next year."""

from datetime import date
from typing import Any, Final

from django import forms
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.vocabularies.models import Field, Kind
from people.models import User
from workspace.drafts import begin, draft_of

_LEFT_OUT: Final = frozenset({"occurrences"})
_CLEARED: Final = {"last_verified": None, "review_due": None, "go_live_at": None, "expire_at": None}


class Beginning(forms.Form):
    """The little that must be known before anything is written."""

    provider = forms.ModelChoiceField(
        ProviderPage.objects.none(), label=_("Provider"), to_field_name="public_id"
    )
    name_lv = forms.CharField(
        label=_("What is the activity called?"),
        help_text=_("In Latvian; you can change it later. Such as: Uzbūvē zīmējošu robotu"),
        max_length=200,
    )
    kind = forms.ModelChoiceField(
        Kind.objects.all(), label=_("What sort of activity is it?"), empty_label=_("Choose …")
    )
    field = forms.ModelChoiceField(
        Field.objects.all(), label=_("Which field is it about most?"), widget=forms.RadioSelect
    )

    def __init__(self, providers: "QuerySet[ProviderPage]", *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["provider"]
        field.queryset = providers
        if len(providers) == 1:
            field.initial, field.widget = providers[0].public_id, forms.HiddenInput()
        choice: Any = self.fields["field"]
        choice.empty_label = None


def begin_new(answers: dict[str, Any], person: User) -> ActivityPage:
    """A new activity that says what was answered; returns it."""
    draft = ActivityPage(name_lv=answers["name_lv"], kind=answers["kind"], field=answers["field"])
    return begin(answers["provider"], draft, person)


def copy_for_next_year(
    activity: ActivityPage, provider: ProviderPage, person: User
) -> ActivityPage:
    """A draft with all that an activity says, but for its days, which are each year's own.

    The days from and until which it is offered move by a year; single days, the school years and
    who verified what when are left out. It is a new activity, with a public id of its own.
    """
    source = draft_of(activity)
    draft = ActivityPage(**_plain(source))
    for name in ("valid_from", "valid_to"):
        setattr(draft, name, _a_year_later(getattr(source, name)))
    with transaction.atomic():
        for relation in ActivityPage._meta.many_to_many:
            if relation.name != "school_years":
                setattr(draft, relation.name, list(getattr(source, relation.name).all()))
        return begin(provider, draft, person)


def _plain(source: ActivityPage) -> dict[str, Any]:
    own = ActivityPage._meta.local_concrete_fields
    left_out = {*ActivityPage.exclude_fields_in_copy, *_CLEARED, "page_ptr"}
    return {one.name: getattr(source, one.name) for one in own if one.name not in left_out}


def _a_year_later(day: date | None) -> date | None:
    if day is None:
        return None
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year + 1, day=28)
