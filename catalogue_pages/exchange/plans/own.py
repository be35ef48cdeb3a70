"""What a provider's people may import: their own activities, and nothing that tells of others'."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Page, WorkflowState

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.exchange.files.faults import Fault
from catalogue_pages.exchange.plans.existing import Existing
from catalogue_pages.exchange.rows import markup
from catalogue_pages.exchange.rows.columns import ACTIVITY_COLUMNS, OF_EDITORS, RICH
from catalogue_pages.exchange.rows.page_values import plain
from catalogue_pages.exchange.rows.records import Record
from catalogue_pages.exchange.rows.terms import Terms
from catalogue_pages.providers.models import ProviderPage

_RICH_FIELDS: Final = {
    name: column.field for name, column in ACTIVITY_COLUMNS.items() if column.form == RICH
}


class Own:
    """One provider's view of a file.

    An id that is not one of the provider's own is answered in the same words whether another
    provider has it or nobody does; a new activity therefore has no id in the file.
    """

    optional: Final = frozenset({"external_id", "provider_name_lv"})
    """What every provider's file may leave out: who it is, and an id of what is new."""

    def __init__(self, provider: ProviderPage, terms: Terms) -> None:
        self.provider = provider
        self._terms = terms
        self._judged = set(_judged().values_list("object_id", flat=True))
        titles = self.activities().values_list("title", "draft_title")
        self._titles = {_folded(title) for pair in titles for title in pair}

    def activities(self) -> QuerySet[Any]:
        """The provider's activities."""
        found: QuerySet[Any] = ActivityPage.objects.child_of(self.provider).filter(alias_of=None)
        return found

    def faults(self, record: Record, stands: Existing | None) -> Iterator[Fault]:
        """Why a row cannot be imported for this provider; `stands` is the own page it names."""
        values = record.values
        names = {"provider_name_lv": self.provider.name_lv}
        names["provider_registration_number"] = self.provider.registration_number
        for column, own in names.items():
            if values.get(column) and _folded(values[column]) != _folded(own or ""):
                expected = _("nothing, or your own provider: “%s”") % own
                yield Fault(record.line, column, values[column], expected)
        if stands is None:
            yield from self._new(record)
        elif stands.page.locked:
            expected = _("an activity that is not locked by an editor")
            yield Fault(record.line, "external_id", record.key, expected)
        elif str(stands.page.pk) in self._judged:
            expected = _("an activity that is not with the editors; take it back first")
            yield Fault(record.line, "external_id", record.key, expected)
        yield from _of_editors(record, stands, self._terms)
        yield from _new_references(record, stands)

    def without_editors_fields(self, record: Record) -> Record:
        """The record without a word about what only editors write."""
        fields = {name: record.fields[name] for name in record.fields.keys() - OF_EDITORS}
        return replace(record, fields=fields, unchanged=record.unchanged - OF_EDITORS)

    def _new(self, record: Record) -> Iterator[Fault]:
        if record.key:
            expected = _("the id of one of your own activities, or nothing for a new one")
            yield Fault(record.line, "external_id", record.key, expected)
            return
        title = record.values["title_lv"]
        if _folded(title) in self._titles:
            expected = _("a new name; you have an activity of this one, and your export its id")
            yield Fault(record.line, "title_lv", title, expected)
        self._titles.add(_folded(title))


def _judged() -> QuerySet[WorkflowState]:
    found: QuerySet[WorkflowState] = WorkflowState.objects.filter(
        base_content_type=Page().get_base_content_type(), status=WorkflowState.STATUS_IN_PROGRESS
    )
    return found


def _of_editors(record: Record, stands: Existing | None, terms: Terms) -> Iterator[Fault]:
    """Complain of values that only editors write, unless they are those that stand."""
    for name in sorted(OF_EDITORS & record.values.keys()):
        said = record.values[name]
        known = [stands.content, stands.base or {}] if stands is not None else []
        if said and said not in [plain(ActivityPage, one, name, terms) for one in known]:
            expected = _("nothing; editors fill this in")
            yield Fault(record.line, name, str(said), expected)


def _new_references(record: Record, stands: Existing | None) -> Iterator[Fault]:
    """Complain of markup that names a page or a picture which the activity did not name before."""
    for column, field in _RICH_FIELDS.items():
        said = markup.references(record.fields.get(field) or "")
        before = stands.content.get(field) if stands is not None else ""
        for tag in sorted(said - markup.references(before or "")):
            yield Fault(record.line, column, tag, _("a link that begins with https://"))


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
