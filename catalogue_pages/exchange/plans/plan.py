"""What an import would do: for each row, which page it makes or changes, field by field."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from django.contrib.auth.base_user import AbstractBaseUser
from wagtail.models import Page

from catalogue_pages.changes.merging import Difference, Merged, digest, merge
from catalogue_pages.exchange.files.faults import Fault
from catalogue_pages.exchange.plans.existing import Existing
from catalogue_pages.exchange.plans.restoring import restored
from catalogue_pages.exchange.rows.page_values import plain, write
from catalogue_pages.exchange.rows.records import Record
from catalogue_pages.exchange.rows.sheets import PARENT
from catalogue_pages.exchange.rows.terms import Terms
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.publication.gate import Refusal, refusals

What = Literal["created", "updated", "unchanged"]


@dataclass(frozen=True, slots=True)
class Options:
    """How to import.

    `publish` makes pages public where the gate lets them through; otherwise they stay drafts.
    `force` overwrites what people have changed since the last import. `demonstration` marks every
    page of the file as a demonstration entry. `user` is who imports, if anybody.

    `provider` is whose people import: they reach nothing but its activities, and publish nothing.
    `seen` are the newest revisions of pages (by key) when a person looked at the plan; `force` does
    not overwrite what has changed after that.
    """

    publish: bool = True
    force: bool = False
    skip_faulty: bool = False
    demonstration: bool = False
    user: AbstractBaseUser | None = None
    provider: ProviderPage | None = None
    seen: Mapping[int, int | None] | None = None

    @property
    def publishes(self) -> bool:
        """Whether pages become public where nothing is against it."""
        return self.publish and self.provider is None

    def forces(self, page: Page) -> bool:
        """Whether what people have written into this page is overwritten."""
        looked_at = self.seen is None or self.seen.get(page.pk, 0) == page.latest_revision_id
        return self.force and looked_at


@dataclass(slots=True)
class Step:
    """What is done for one row. `page` holds the new values already, and is not yet saved.

    `held_back` says why a page is saved as a draft although publishing was asked: "unpublished" by
    an editor, an editor's open "draft", or refused by the "gate" (then `refusals` say why).
    """

    line: int
    key: str
    what: What
    page: Page
    merged: Merged
    parent: Page | None = None
    publish: bool = False
    held_back: str = ""
    own_draft: bool = True
    revision: int | None = None
    remember: bool = True
    old_title: str = ""
    refusals: list[Refusal] = field(default_factory=list)

    @property
    def differences(self) -> tuple[Difference, ...]:
        """The fields that are written."""
        return self.merged.write


@dataclass(slots=True)
class Plan:
    """Everything that an import would do, and every fault of its file."""

    steps: list[Step] = field(default_factory=list)
    providers: list[Step] = field(default_factory=list)
    """Providers that are made because a row names them."""
    drafts: list[Step] = field(default_factory=list)
    """Providers that an earlier import left as drafts, published for the sake of their rows."""
    faults: list[Fault] = field(default_factory=list)
    rows: int = 0

    def may_be_applied(self, options: Options) -> bool:
        """Whether there is something to import: no fault, or good rows beside faulty ones."""
        return not self.faults or (options.skip_faulty and bool(self.steps))


class Planner:
    """Compares records with the pages that stand."""

    def __init__(self, model: type[Any], terms: Terms, options: Options) -> None:
        self.model = model
        self.terms = terms
        self.options = options

    def new(self, line: int, key: str, fields: Mapping[str, Any], parent: Page) -> Step:
        """The step that makes a page below `parent`."""
        page = self.model()
        for name, value in fields.items():
            write(page, name, value, self.terms)
        page.demonstration = self.options.demonstration
        return self.made(line, key, page, fields, parent)

    def made(
        self, line: int, key: str, page: Page, fields: Mapping[str, Any], parent: Page
    ) -> Step:
        """The step that saves a page that was made already from `fields`."""
        digests = _digests(fields)
        if isinstance(parent, ProviderPage):
            digests[PARENT] = digest(str(parent.public_id))
        differences = tuple(
            Difference(name, None, value) for name, value in fields.items() if value
        )
        page.stands_below = parent
        step = Step(line, key, "created", page, Merged(differences, (), digests), parent)
        return self._ask_gate(step)

    def changed(
        self,
        record: Record,
        existing: Existing,
        above: Page | None = None,
        named: Page | None = None,
    ) -> Step:
        """The step that brings an existing page up to its record.

        `above` is the page that it stands below, where that is known, and `named` the one that the
        record names, where it may name any.
        """
        parents = (above, named) if above is not None and named is not None else None
        merged = self._merged(record, existing, parents)
        if self.options.demonstration and not existing.content.get("demonstration"):
            marked = Difference("demonstration", old=False, new=True)
            merged = replace(merged, write=(*merged.write, marked))
        held_back = "" if self.options.forces(existing.page) else existing.held_back
        waits = not existing.page.live or existing.page.has_unpublished_changes
        publishes = self.options.publishes and waits and not held_back
        if not merged.write and not publishes:
            step = Step(record.line, record.key, "unchanged", existing.page, merged)
            step.remember = merged.digests != existing.digests
            return step
        step = Step(
            record.line,
            record.key,
            "updated",
            self._rewritten(existing, merged, above),
            merged,
            held_back=held_back,
            own_draft=existing.own_draft or not existing.page.has_unpublished_changes,
        )
        if parents is not None:
            moves = any(one.field == PARENT for one in merged.write)
            step.parent = parents[1] if moves else None
            step.page.stands_below = parents[1] if moves else parents[0]
        return self._ask_gate(step)

    def _merged(
        self, record: Record, existing: Existing, parents: tuple[Page, Page] | None
    ) -> Merged:
        incoming = dict(record.fields)
        if incoming.get("external_id") == str(existing.page.public_id):
            del incoming["external_id"]  # it has none of its own
        names = [*incoming, *(name for name in record.unchanged if name != PARENT)]
        current = {name: plain(self.model, existing.content, name, self.terms) for name in names}
        if any(current[name] for name in record.assumed):
            incoming = {name: incoming[name] for name in incoming if name not in record.assumed}
        if parents is not None:
            current[PARENT], incoming[PARENT] = (str(parent.public_id) for parent in parents)
        force = self.options.forces(existing.page)
        if existing.base is None:
            merged = merge(incoming, current, existing.digests, force=force)
            agreed = {name: current[name] for name in record.unchanged if name in current}
            return replace(merged, digests={**merged.digests, **_digests(agreed)})
        return self._merged_from_base(incoming, current, existing, force=force)

    def _merged_from_base(
        self,
        incoming: Mapping[str, Any],
        current: Mapping[str, Any],
        existing: Existing,
        *,
        force: bool,
    ) -> Merged:
        """Merge by what was exported: what the file has not changed since, it does not say."""
        base = {
            name: plain(self.model, existing.base or {}, name, self.terms)
            for name in incoming
            if name != PARENT
        }
        said = {name: new for name, new in incoming.items() if base.get(name) != new}
        known = {**existing.digests, **_digests(base)}
        merged = merge(said, current, known, force=force)
        written = {one.field: one.new for one in merged.write}
        return replace(merged, digests={**existing.digests, **_digests(written)})

    def published(self, existing: Existing) -> Step:
        """The step that publishes a page as it stands."""
        page = restored(existing, self.terms, None)
        merged = Merged((), (), existing.digests)
        held_back = "" if self.options.forces(page) else existing.held_back
        step = Step(0, page.title, "updated", page, merged, held_back=held_back)
        return self._ask_gate(step)

    def _rewritten(self, existing: Existing, merged: Merged, above: Page | None) -> Page:
        page: Page = restored(existing, self.terms, above)
        for difference in merged.write:
            if difference.field != PARENT:
                write(page, difference.field, difference.new, self.terms)
        return page

    def _ask_gate(self, step: Step) -> Step:
        if self.options.publishes:
            step.refusals = refusals(step.page)
            if step.refusals:
                step.held_back = "gate"
        step.publish = self.options.publishes and not step.held_back
        return step


def _digests(values: Mapping[str, Any]) -> dict[str, str]:
    return {name: digest(value) for name, value in values.items()}


def count(steps: Iterable[Step], what: What) -> int:
    """How many steps are of one sort."""
    return sum(step.what == what for step in steps)
