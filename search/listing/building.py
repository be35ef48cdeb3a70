"""From a selection and its results to what the templates show."""

from dataclasses import replace
from functools import partial
from typing import Final

from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from catalogue_pages.bilingual.reading import LANGUAGES
from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.asking import Question
from search.cursors import further, signed
from search.facets.facet import Text
from search.facets.registry import by_parameter
from search.listing.addressing import address, page_address
from search.listing.facet_views import Address, active_filters, facet_views
from search.listing.nearness_view import nearness_view
from search.listing.notes import STANDING_IN, notes
from search.listing.presenting import (
    NO_PAGES,
    ListingView,
    OfferView,
    PageLink,
    Pagination,
    RelaxationView,
    SortView,
    Suggestion,
)
from search.nearness import NEAR
from search.results import Offer, Relaxation, Results
from search.selection import QUERY, SORTS, Selection, Sort, deepest_page

SORT_LABELS: Final[dict[Sort, Text]] = {
    "relevance": _("Best match"),
    "name": _("Name"),
    "newest": _("Newest"),
    "soonest": _("Soonest"),
    "nearest": _("Nearest"),
}
NOTHING: Final = Results(0, (), {})


def last_page(total: int, selection: Selection) -> int:
    """The number of the last page that has results and can be asked for, at least 1."""
    pages = -(-total // selection.page_size)
    return max(1, min(pages, deepest_page(selection.page_size)))


def reachable(total: int, selection: Selection) -> int:
    """How many of the results stand on pages that can be asked for."""
    return min(total, last_page(total, selection) * selection.page_size)


def build(
    path: str, question: Question, results: Results | None, vocabularies: Vocabularies
) -> ListingView:
    """The listing at `path` (below the language prefix); no `results` where none could be had."""
    selection = question.selection
    to: Address = partial(address, path)
    found = results or NOTHING
    distance = "distance" in question.capabilities
    meant = selection.choosing(found.named) if found.named else selection
    with override(selection.language):
        return ListingView(
            language=selection.language,
            selection=selection,
            available=results is not None,
            total=found.total,
            hits=found.hits,
            facets=facet_views(selection, found, vocabularies, to) if results else (),
            active=active_filters(meant, vocabularies, to),
            offers=tuple(_offer(o, selection, vocabularies, to) for o in found.offers),
            relaxations=tuple(_relaxation(r, meant, vocabularies, to) for r in found.relaxations),
            did_you_mean=_suggestion(found, selection, to),
            notes=((str(STANDING_IN),) if found.stand_in else ()) + notes(question.problems),
            sorts=_sorts(selection, to),
            pagination=_pagination(question, found, path),
            action=page_address(path, selection.language),
            url=address(path, selection, signed(question.after or "", selection)),
            clear_url=to(meant.cleared()),
            language_urls={code: to(selection.in_language(code)) for code in LANGUAGES},
            nearness=nearness_view(selection, vocabularies) if distance else None,
            private=_tells_a_position(question),
        )


def _tells_a_position(question: Question) -> bool:
    near = question.selection.near
    unread = any(problem.parameter == NEAR for problem in question.problems)
    return unread or bool(near and near.is_position)


def _sorts(selection: Selection, to: Address) -> tuple[SortView, ...]:
    """The orders to choose from; the nearest come first only where it is known near what."""
    return tuple(
        SortView(sort, SORT_LABELS[sort], sort == selection.sort, to(selection.sorted_by(sort)))
        for sort in SORTS
        if sort != "nearest" or selection.near
    )


def _offer(
    offer: Offer, selection: Selection, vocabularies: Vocabularies, to: Address
) -> OfferView:
    facet = by_parameter(offer.parameter)
    return OfferView(
        title=facet.title,
        label=facet.label(offer.code, vocabularies, selection.language),
        words=offer.words,
        applied=offer.applied,
        url=to(selection.taking(offer.parameter, offer.code, offer.words)),
    )


def _relaxation(
    relaxation: Relaxation, selection: Selection, vocabularies: Vocabularies, to: Address
) -> RelaxationView:
    if relaxation.parameter == QUERY:
        return RelaxationView(
            label=selection.query,
            is_query=True,
            total=relaxation.total,
            url=to(selection.with_query("")),
        )
    if relaxation.parameter == NEAR and selection.near:
        return RelaxationView(
            label=selection.near.label(vocabularies, selection.language),
            is_query=False,
            total=relaxation.total,
            url=to(selection.without_nearness()),
        )
    facet, code = by_parameter(relaxation.parameter), relaxation.code
    codes = (code,) if code else selection.chosen(facet.parameter)
    less = selection.without(facet.parameter, code) if code else None
    return RelaxationView(
        label=", ".join(facet.label(one, vocabularies, selection.language) for one in codes),
        is_query=False,
        total=relaxation.total,
        url=to(less or selection.without_choice(facet.parameter)),
    )


def _suggestion(found: Results, selection: Selection, to: Address) -> Suggestion | None:
    if not found.did_you_mean:
        return None
    meant = selection.with_query(found.did_you_mean)
    alone = found.did_you_mean_alone
    return Suggestion(found.did_you_mean, alone, to(meant.cleared() if alone else meant))


def _pagination(question: Question, found: Results, path: str) -> Pagination:
    selection, total = question.selection, found.total
    to: Address = partial(address, path)
    if not total:
        return NO_PAGES
    cursor = further(selection, found)
    further_url = address(path, selection.at_page(1), cursor) if cursor else ""
    if question.after is not None:
        return replace(NO_PAGES, beyond=True, further_url=further_url, start_url=to(selection))
    pages = Paginator(range(reachable(total, selection)), selection.page_size)
    page = pages.page(min(selection.page, pages.num_pages))
    numbers = pages.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    links = tuple(
        PageLink(number, to(selection.at_page(number)), number == page.number)
        if isinstance(number, int)
        else PageLink(None, "", current=False)
        for number in numbers
    )
    return Pagination(
        first=page.start_index(),
        last=page.end_index(),
        reachable=pages.count,
        links=links if pages.num_pages > 1 else (),
        previous_url=to(selection.at_page(page.number - 1)) if page.has_previous() else "",
        next_url=to(selection.at_page(page.number + 1)) if page.has_next() else "",
        further_url="" if page.has_next() else further_url,
        goes_on="cursor" in question.capabilities,
    )
