"""What is offered beside the hits: filters that the words name, the query as meant, relaxations."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from search.nearness import NEAR
from search.results import Offer, Relaxation, Results
from search.selection import Selection
from search.text.understanding import Understanding

Totals = Callable[[Sequence[Selection]], Sequence[int]]
"""How many activities each of several selections finds, asked of an engine in one go."""


def completed(
    found: Results, selection: Selection, asked: Understanding, totals: Totals
) -> Results:
    """What an engine found for a selection, and beside it what its words mean and what to offer.

    An engine is asked for more only where nothing is found.
    """
    offers = _named(asked, selection)
    meant = replace(
        found,
        offers=offers,
        named=asked.filters,
        did_you_mean=asked.corrected,
        remaining_query=asked.remaining,
    )
    if found.total:
        return meant
    suggested, alone = _suggestion(selection, asked, totals)
    return replace(
        meant,
        offers=_finding(offers, selection, totals),
        did_you_mean=suggested,
        did_you_mean_alone=alone,
        relaxations=_relaxations(selection, asked, totals),
    )


def _named(understood: Understanding, selection: Selection) -> tuple[Offer, ...]:
    """The facet values that the query names, each once."""
    offers = {
        (value.parameter, code): Offer(
            parameter=value.parameter,
            code=code,
            words=value.typed,
            applied=code in selection.chosen(value.parameter)
            or code in understood.filters.get(value.parameter, ()),
        )
        for value in understood.named
        for code in value.codes
    }
    return tuple(offers.values())


def _finding(offers: Sequence[Offer], selection: Selection, totals: Totals) -> tuple[Offer, ...]:
    """Those that are applied or would find something."""
    others = [offer for offer in offers if not offer.applied]
    taken = [selection.taking(other.parameter, other.code, other.words) for other in others]
    useful = {other for other, total in zip(others, totals(taken), strict=True) if total}
    return tuple(offer for offer in offers if offer.applied or offer in useful)


def _suggestion(selection: Selection, asked: Understanding, totals: Totals) -> tuple[str, bool]:
    """The query with its slips put right, and whether it finds something only without choices.

    Empty when nothing is misspelt, or when the words put right find nothing either.
    """
    if not asked.corrected:
        return "", False
    meant = selection.with_query(asked.corrected)
    within, alone = totals([meant, meant.cleared()])
    return (asked.corrected, not within) if within or alone else ("", False)


def _relaxations(
    selection: Selection, asked: Understanding, totals: Totals
) -> tuple[Relaxation, ...]:
    """What giving up a choice, all of one facet, the distance or the words would find.

    The largest first. Words that name facet values alone are given up value by value.
    """
    if asked.filters:
        selection = selection.choosing(asked.filters)
    less: dict[tuple[str, str], Selection] = {}
    for parameter, codes in selection.choices.items():
        for code in codes:
            less[parameter, code] = selection.without(parameter, code)
        if len(codes) > 1:
            less[parameter, ""] = selection.without_choice(parameter)
    if selection.near and selection.near.within:
        less[NEAR, selection.near.code] = selection.without_nearness()
    if selection.query.strip():
        less["q", selection.query] = selection.with_query("")
    found = zip(less, totals(list(less.values())), strict=True)
    useful = [Relaxation(*given_up, total) for given_up, total in found if total]
    return tuple(sorted(useful, key=lambda one: (one.parameter == "q", -one.total)))
