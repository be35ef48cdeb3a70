"""Importing a file: first the plan of what would change, then the change, all or nothing."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, count
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, ReferenceIndex, Revision
from wagtail.signal_handlers import disable_reference_index_auto_update

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.exchange.existing import Existing, read_existing
from catalogue_pages.exchange.faults import Fault
from catalogue_pages.exchange.models import ImportedPage
from catalogue_pages.exchange.plan import Options, Plan, Planner, Step
from catalogue_pages.exchange.providers_found import ProviderBook
from catalogue_pages.exchange.reading import read_csv
from catalogue_pages.exchange.rows import Record, Records, Sheet, read_rows
from catalogue_pages.exchange.sheets import ACTIVITIES, PROVIDERS
from catalogue_pages.exchange.terms import Terms
from catalogue_pages.providers.models import CataloguePage, ProviderPage
from catalogue_pages.publication.gate import PublicationError
from catalogue_pages.vocabularies.models import ProviderType

Progress = Callable[[list[Step]], Iterable[Step]]


class NoCatalogueError(Exception):
    """Raised when there is no catalogue page to import below, or no vocabularies to check by."""


def plan_activities(content: bytes, options: Options) -> Plan:
    """What importing a file of activities would do; changes nothing.

    `content` is the file's bytes. Raises NoCatalogueError when providers have nowhere to stand.
    """
    terms = Terms()
    catalogue = _catalogue()
    records = _read(content, ACTIVITIES, terms)
    plan = Plan(faults=records.faults, rows=len(records.good))
    book = ProviderBook(terms, demonstration=options.demonstration)
    planner = Planner(ActivityPage, terms, options)
    keys = [record.key for record in records.good]
    existing = {str(one.page.external_id): one for one in _with_external_ids(keys)}
    makes = Planner(ProviderPage, terms, options)
    placed = [(record, book.place(record)) for record in records.good]
    if options.publish:
        named = {page.pk: page for _record, page in placed if isinstance(page, ProviderPage)}
        plan.drafts = list(_published_first(named, makes))
    for record, provider in placed:
        if isinstance(provider, Fault):
            plan.faults.append(provider)
            continue
        stands = existing.get(record.key)
        if stands is None:
            plan.steps.append(planner.new(record.line, record.key, record.fields, provider))
        else:
            above = book.at_path(stands.page.path) or provider
            plan.steps.append(planner.changed(record, stands, (above, provider)))
    plan.providers = [
        makes.made(0, page.name_lv, page, fields, catalogue) for page, fields in book.made
    ]
    return plan


def _published_first(named: dict[int, ProviderPage], makes: Planner) -> Iterator[Step]:
    """Publish the drafts among the providers, without which no activity of theirs is public."""
    drafts = [pk for pk, page in named.items() if pk is not None and not page.live]
    for existing in read_existing(ProviderPage, pk=drafts):
        step = makes.published(existing)
        if step.publish:
            named[existing.page.pk].live = True  # for the gate's questions about its activities
            yield step


def plan_providers(content: bytes, options: Options) -> Plan:
    """What importing a file of providers would do; changes nothing. Raises NoCatalogueError."""
    terms = Terms()
    catalogue = _catalogue()
    records = _read(content, PROVIDERS, terms)
    plan = Plan(faults=records.faults, rows=len(records.good))
    book = ProviderBook(terms, demonstration=options.demonstration)
    planner = Planner(ProviderPage, terms, options)
    found = {record.key: book.find(record.key, _number(record)) for record in records.good}
    pages = [page.pk for named in found.values() for page in named]
    existing = {one.page.pk: one for one in read_existing(ProviderPage, pk=pages)}
    for record in records.good:
        named = found[record.key]
        if len(named) > 1:
            expected = _("a registration number too, since several providers have this name")
            plan.faults.append(Fault(record.line, "name_lv", record.key, expected))
        elif named:
            plan.steps.append(planner.changed(record, existing[named[0].pk], None))
        else:
            plan.steps.append(planner.new(record.line, record.key, record.fields, catalogue))
    return plan


def apply(plan: Plan, options: Options, progress: Progress = iter) -> None:
    """Do what the plan says, in one transaction. `progress` may show how far it has come."""
    steps = [*plan.providers, *plan.drafts, *plan.steps]
    with transaction.atomic(), disable_reference_index_auto_update():
        for step in progress(steps):
            if step.what != "unchanged":
                _save(step, options)
            if step.remember:
                _remember(step)


def _save(step: Step, options: Options) -> None:
    page = step.page
    if step.what == "created":
        page.live = False
        parent: Any = step.parent
        parent.add_child(instance=page)
    elif step.parent is not None:
        _move(page, step.parent)
    # A new page has just been cleaned.
    clean = step.what != "created"
    revision = page.save_revision(user=options.user, log_action=True, clean=clean)
    if step.publish:
        _publish(step, revision)
    if step.own_draft:
        step.revision = revision.pk
    ReferenceIndex.create_or_update_for_object(page)


def _publish(step: Step, revision: Revision) -> None:
    """Publish, or hold back what the gate refuses now although it did not when it was planned."""
    try:
        with transaction.atomic():
            revision.publish()
    except PublicationError as error:
        step.publish, step.held_back, step.refusals = False, "gate", error.refusals


def _move(page: Page, parent: Page) -> None:
    """Move a page; where a page of its address is there already, it gets the next free one."""
    stored = type(page).objects.get(pk=page.pk)
    taken = set(parent.get_children().values_list("slug", flat=True))
    names = chain([stored.slug], (f"{stored.slug}-{number}" for number in count(2)))
    free = next(name for name in names if name not in taken)
    if free != stored.slug:
        stored.slug = page.slug = free
        stored.save(update_fields=["slug"])
    stored.move(parent, pos="last-child")
    page.refresh_from_db(fields=["path", "depth", "url_path", "numchild"])


def _remember(step: Step) -> None:
    values: dict[str, Any] = {"digests": step.merged.digests}
    if step.revision is not None:
        values["revision"] = step.revision
    if step.what == "created":
        ImportedPage.objects.create(page_id=step.page.pk, **values)
    else:
        ImportedPage.objects.update_or_create(page_id=step.page.pk, defaults=values)


def _catalogue() -> CataloguePage:
    catalogue: CataloguePage | None = CataloguePage.objects.first()
    if catalogue is None:
        raise NoCatalogueError(_("There is no catalogue page yet; make one below the home page."))
    if not ProviderType.objects.exists():
        raise NoCatalogueError(_("There are no vocabularies yet; run “load_vocabularies” first."))
    return catalogue


def _read(content: bytes, sheet: Sheet, terms: Terms) -> Records:
    table = read_csv(content, frozenset(sheet.columns), sheet.required)
    return read_rows(table, sheet, terms)


def _with_external_ids(keys: list[str]) -> Iterator[Existing]:
    return read_existing(ActivityPage, external_id=keys)


def _number(record: Record) -> str:
    return str(record.values.get("registration_number") or "")
