"""My activities: what each waits for, how old and how complete it is."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from wagtail.models import Page, WorkflowState

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.providers.models import ProviderPage
from editorial.moderation.models import Remark
from editorial.moderation.states import State, states_of
from workspace.completeness.meter import percent
from workspace.drafts import drafts_of
from workspace.mine import Mine

ORDER: Final = (
    State.RETURNED,
    State.LIVE_RETURNED,
    State.DRAFT,
    State.LIVE_WITH_DRAFT,
    State.ENDED,
    State.SUBMITTED,
    State.LIVE_SUBMITTED,
    State.SCHEDULED,
    State.LIVE,
    State.HIDDEN,
)
"""What waits for its people comes first."""


@dataclass(frozen=True, slots=True)
class Row:
    """One activity as its people see it."""

    draft: ActivityPage
    state: State
    changed_at: datetime | None
    latvian: int
    english: int
    remarks: int = 0

    @property
    def name(self) -> str:
        """What it is called, in Latvian first: its people know it by that."""
        return str(self.draft.name_lv or self.draft.name_en or self.draft.title)


@dataclass(frozen=True, slots=True)
class Group:
    """What one provider offers."""

    provider: ProviderPage
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """Everything that a person's providers offer, or what of it is in one state."""

    groups: tuple[Group, ...]
    counts: tuple[tuple[State, int], ...]
    chosen: State | None

    @property
    def total(self) -> int:
        """How many there are in any state."""
        return sum(count for _state, count in self.counts)


def listing(mine: Mine, wanted: str = "") -> Listing:
    """What a person's providers offer, what waits for them first; in a fixed number of queries."""
    pages = list(mine.activities().select_related("latest_revision"))
    states = states_of(pages)
    chosen = next((state for state in State if state.value == wanted), None)
    shown = [page for page in pages if chosen is None or states[page.pk] is chosen]
    rows = _rows(shown, states)
    for page_rows in rows.values():
        page_rows.sort(key=lambda row: (ORDER.index(row.state), -_age(row)))
    counted = Counter(states.values())
    return Listing(
        groups=tuple(Group(one, tuple(rows.get(one.path, ()))) for one in mine.providers),
        counts=tuple((state, counted[state]) for state in ORDER if counted[state]),
        chosen=chosen,
    )


def _age(row: Row) -> float:
    return row.changed_at.timestamp() if row.changed_at else 0.0


def _rows(pages: Iterable[ActivityPage], states: dict[int, State]) -> dict[str, list[Row]]:
    """The rows by their provider's path."""
    pages = list(pages)
    drafts = drafts_of(pages)
    remarks = _remarks(page for page in pages if states[page.pk].is_returned)
    found: dict[str, list[Row]] = {}
    for page in pages:
        draft = drafts[page.pk]
        row = Row(
            draft=draft,
            state=states[page.pk],
            changed_at=page.latest_revision_created_at or page.last_published_at,
            latvian=percent(draft, "lv"),
            english=percent(draft, "en"),
            remarks=remarks[str(page.pk)],
        )
        found.setdefault(page.path[: -page.steplen], []).append(row)
    return found


def _remarks(returned: Iterable[ActivityPage]) -> Counter[str]:
    """How many remarks wait for an answer, by the activity's key as the workflow keeps it."""
    open_ = WorkflowState.objects.filter(
        base_content_type=Page().get_base_content_type(),
        object_id__in=[str(page.pk) for page in returned],
        status=WorkflowState.STATUS_NEEDS_CHANGES,
    )
    of = dict(open_.values_list("current_task_state_id", "object_id"))
    made = Remark.objects.filter(state_id__in=of).values_list("state_id", flat=True)
    return Counter(of[key] for key in made)
