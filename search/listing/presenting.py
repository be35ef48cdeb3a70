"""What the listing's templates show, ready to be shown: every label, count and address."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from catalogue_pages.bilingual.reading import Language
from search.facets.facet import Field, Text
from search.results import Hit
from search.selection import Selection


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """A value of a facet.

    `count` is how many activities it would find beside all other facets' choices and the words.
    `by_words` when the query of facet words alone means it: its address gives it up and leaves
    what else the words mean as ordinary choices.
    """

    code: str
    label: str
    count: int
    chosen: bool
    by_words: bool
    toggled: Callable[[], str]

    @property
    def url(self) -> str:
        """The address that chooses it, or gives it up when it is chosen; made only when shown."""
        return self.toggled()


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    """Choices under one heading (municipalities under a region), which may be empty."""

    label: str
    choices: tuple[ChoiceView, ...]


@dataclass(frozen=True, slots=True)
class FacetView:
    """One facet as shown.

    `parameter` names its checkboxes in the form. `groups` hold what is shown at once, which is
    always everything chosen; `folded` the other `folded_count` choices, to be shown under "and N
    more". `fields` are inputs beside choices (days). `template` shows it all. `clear_url` gives up
    all `chosen_count` choices.
    """

    parameter: str
    title: Text
    template: str
    groups: tuple[ChoiceGroup, ...]
    folded: tuple[ChoiceGroup, ...]
    folded_count: int
    fields: tuple[Field, ...]
    chosen_count: int
    clear_url: str


@dataclass(frozen=True, slots=True)
class ActiveFilter:
    """A chosen value; `url` gives it up."""

    parameter: str
    code: str
    title: Text
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class OfferView:
    """A facet's value that the query's words name.

    `url` makes the `words` a filter and takes them out of the query; when `applied`, the query of
    such words alone filters already.
    """

    title: Text
    label: str
    words: str
    applied: bool
    url: str


@dataclass(frozen=True, slots=True)
class RelaxationView:
    """What giving up one thing would find; `is_query` when that thing is the words."""

    label: str
    is_query: bool
    total: int
    url: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Did you mean: a whole query and its address; `alone` when that gives up all filters."""

    query: str
    alone: bool
    url: str


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a form's choice, as sent and as shown."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class NearnessView:
    """The form's fields for where the visitor is, and how far they would travel."""

    title: Text
    places: tuple[Option, ...]
    distances: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class SortView:
    """An order of the results."""

    code: str
    label: Text
    chosen: bool
    url: str


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page of results; `number` is None where pages are left out and "…" stands."""

    number: int | None
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Pagination:
    """The way through the results: `first` to `last` of the total are on this page.

    `reachable` is how many of the total the pages show together; fewer than all of very many.
    `links` is empty when there is one page; `previous_url` and `next_url` are empty at the ends.
    Where there are cursors the list `goes_on` behind the last page by number: `further_url` leads
    there, and `start_url` back to the first page from one that is `beyond` the numbered ones.
    """

    first: int
    last: int
    reachable: int
    links: tuple[PageLink, ...]
    previous_url: str
    next_url: str
    further_url: str = ""
    goes_on: bool = False
    beyond: bool = False
    start_url: str = ""


NO_PAGES: Final = Pagination(0, 0, 0, (), "", "")


@dataclass(frozen=True, slots=True)
class ListingView:
    """Everything that the listing shows; the templates know it as `listing`.

    `available` is false when the search cannot answer: then there are no hits, facets or counts.
    `active` is everything chosen, also by a query of facet words alone. `action` is the form's
    address, `url` the canonical address of what is shown, `clear_url` the address with the words
    and without any filter, `language_urls` this listing in each language.
    `nearness` is None where the engine knows no distance. `private` when it tells where somebody
    is.
    `notes` say what of the address was ignored, in words; they hold a visitor's own text and are
    escaped like any other.
    """

    language: Language
    selection: Selection
    available: bool
    total: int
    hits: tuple[Hit, ...]
    facets: tuple[FacetView, ...]
    active: tuple[ActiveFilter, ...]
    offers: tuple[OfferView, ...]
    relaxations: tuple[RelaxationView, ...]
    did_you_mean: Suggestion | None
    notes: tuple[str, ...]
    sorts: tuple[SortView, ...]
    pagination: Pagination
    action: str
    url: str
    clear_url: str
    language_urls: Mapping[Language, str]
    nearness: NearnessView | None = None
    private: bool = False
