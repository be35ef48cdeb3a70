"""What importing a file would do, row by row; nothing is changed by asking."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.exchange.files.faults import Fault
from catalogue_pages.exchange.files.reading import Row, Table, read_table
from catalogue_pages.exchange.plans.existing import Existing, read_existing, with_bases
from catalogue_pages.exchange.plans.own import Own
from catalogue_pages.exchange.plans.plan import Options, Plan, Planner, Step
from catalogue_pages.exchange.plans.providers_found import ProviderBook
from catalogue_pages.exchange.rows.outgoing import activity_cells, provider_cells
from catalogue_pages.exchange.rows.records import Record, read_rows
from catalogue_pages.exchange.rows.sheets import ACTIVITIES, PROVIDERS
from catalogue_pages.exchange.rows.terms import Terms
from catalogue_pages.providers.models import CataloguePage, ProviderPage
from catalogue_pages.vocabularies.models import ProviderType


class NoCatalogueError(Exception):
    """Raised when there is no catalogue page to import below, or no vocabularies to check by."""


def plan_activities(content: bytes, options: Options) -> Plan:
    """What importing a file of activities would do; changes nothing.

    `content` is the file's bytes. With `options.provider`, the file reaches nothing but that
    provider's activities, makes drafts, and is told nothing of what others have. Raises
    NoCatalogueError when providers have nowhere to stand.
    """
    terms = Terms()
    catalogue = _catalogue()
    if options.provider is not None:
        return _plan_own(content, options, Own(options.provider, terms), terms)
    table = read_table(content, frozenset(ACTIVITIES.columns), ACTIVITIES.required)
    book = ProviderBook(terms, demonstration=options.demonstration)
    existing = _existing_activities(table, ActivityPage.objects.filter(alias_of=None))
    standing = {
        line: activity_cells(one.page, one.base or one.content, above, terms)
        for line, one in existing.items()
        if (above := book.at_path(one.page.path))
    }
    records = read_rows(table, ACTIVITIES, terms, standing)
    plan = Plan(faults=records.faults, rows=len(records.good))
    planner = Planner(ActivityPage, terms, options)
    makes = Planner(ProviderPage, terms, options)
    placed = [(record, _placed(record, existing, book)) for record in records.good]
    named = {page.pk: page for _record, page in placed if isinstance(page, ProviderPage)}
    plan.drafts = list(_published_first(named, makes))
    plan.faults += [fault for _record, fault in placed if isinstance(fault, Fault)]
    for record, provider in placed:
        stands = existing.get(record.line)
        if isinstance(provider, Fault):
            continue
        if stands is None:
            plan.steps.append(planner.new(record.line, record.key, record.fields, provider))
        else:
            above = book.at_path(stands.page.path) or provider
            plan.steps.append(planner.changed(record, stands, above, provider))
    plan.providers = [
        makes.made(0, page.name_lv, page, fields, catalogue) for page, fields in book.made
    ]
    return plan


def _placed(
    record: Record, existing: Mapping[int, Existing], book: ProviderBook
) -> ProviderPage | Fault:
    """The provider that a record names; where it names none anew, the one above the page."""
    if "provider_name_lv" in record.values:
        return book.place(record)
    above = book.at_path(existing[record.line].page.path)
    return above or Fault(record.line, "provider_name_lv", "", _("the name of a provider"))


def _plan_own(content: bytes, options: Options, own: Own, terms: Terms) -> Plan:
    table = read_table(content, frozenset(ACTIVITIES.columns), ACTIVITIES.required - own.optional)
    existing = _existing_activities(table, own.activities())
    standing = {
        line: activity_cells(one.page, one.base or one.content, own.provider, terms)
        for line, one in existing.items()
    }
    records = read_rows(table, ACTIVITIES, terms, standing, own.optional)
    plan = Plan(faults=records.faults)
    planner = Planner(ActivityPage, terms, options)
    for record in records.good:
        stands = existing.get(record.line)
        faults = list(own.faults(record, stands))
        plan.faults += faults
        if faults:
            continue
        plan.rows += 1
        said = own.without_editors_fields(record)
        if stands is None:
            title = said.values["title_lv"]
            plan.steps.append(planner.new(said.line, title, said.fields, own.provider))
        else:
            plan.steps.append(planner.changed(said, stands, own.provider))
    plan.faults.sort(key=lambda fault: fault.line)
    return plan


def _published_first(named: dict[int, ProviderPage], makes: Planner) -> Iterator[Step]:
    """Publish the drafts among the providers, without which no activity of theirs is public."""
    if not makes.options.publishes:
        return
    drafts = [pk for pk, page in named.items() if pk is not None and not page.live]
    for existing in read_existing(ProviderPage.objects.all(), pk=drafts):
        step = makes.published(existing)
        if step.publish:
            named[existing.page.pk].live = True  # for the gate's questions about its activities
            yield step


def plan_providers(content: bytes, options: Options) -> Plan:
    """What importing a file of providers would do; changes nothing. Raises NoCatalogueError."""
    terms = Terms()
    catalogue = _catalogue()
    table = read_table(content, frozenset(PROVIDERS.columns), PROVIDERS.required)
    book = ProviderBook(terms, demonstration=options.demonstration)
    found = {
        row.line: book.find(_said(row, "name_lv"), _said(row, "registration_number"))
        for row in table.rows
    }
    keys = {named[0].pk: line for line, named in found.items() if len(named) == 1}
    pages = {one.page.pk: one for one in read_existing(ProviderPage.objects.all(), pk=keys)}
    alone = {line: pages[named[0].pk] for line, named in found.items() if len(named) == 1}
    existing = _with_versions(table, alone)
    standing = {
        line: provider_cells(one.page, one.base or one.content, None, terms)
        for line, one in existing.items()
    }
    records = read_rows(table, PROVIDERS, terms, standing)
    plan = Plan(faults=records.faults, rows=len(records.good))
    planner = Planner(ProviderPage, terms, options)
    for record in records.good:
        if len(found[record.line]) > 1:
            expected = _("a registration number too, since several providers have this name")
            plan.faults.append(Fault(record.line, "name_lv", record.key, expected))
        elif record.line in existing:
            plan.steps.append(planner.changed(record, existing[record.line]))
        else:
            plan.steps.append(planner.new(record.line, record.key, record.fields, catalogue))
    return plan


def _existing_activities(table: Table, pages: QuerySet[Any]) -> dict[int, Existing]:
    """The activity that each line names, by its external id or, where it has none, public id."""
    named = {row.line: _said(row, "external_id") for row in table.rows}
    keys = sorted(set(named.values()) - {""})
    found = {one.page.external_id: one for one in read_existing(pages, external_id=keys)}
    public = [name for key in keys if key not in found and (name := _public_id(key))]
    nameless = pages.filter(external_id=None)
    for one in read_existing(nameless, public_id=public):
        found[str(one.page.public_id)] = one
    by_line = {line: found[key] for line, key in named.items() if key in found}
    return _with_versions(table, by_line)


def _with_versions(table: Table, existing: Mapping[int, Existing]) -> dict[int, Existing]:
    versions = {row.line: _said(row, "version") for row in table.rows}
    return with_bases(
        {
            line: (one, int(version) if _is_number(version := versions[line]) else None)
            for line, one in existing.items()
        }
    )


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 18


def _public_id(key: str) -> UUID | None:
    try:
        found = UUID(key)
    except ValueError:
        return None
    return found if str(found) == key else None


def _said(row: Row, column: str) -> str:
    return row.cells.get(column, "").strip()


def _catalogue() -> CataloguePage:
    catalogue: CataloguePage | None = CataloguePage.objects.first()
    if catalogue is None:
        raise NoCatalogueError(_("There is no catalogue page yet; make one below the home page."))
    if not ProviderType.objects.exists():
        raise NoCatalogueError(_("There are no vocabularies yet; run “load_vocabularies” first."))
    return catalogue
