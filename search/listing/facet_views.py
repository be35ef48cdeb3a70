"""Facets as shown: which choices, with which counts, and what is folded away."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.facets.facet import Choice, Facet
from search.facets.registry import FACETS
from search.listing.nearness_view import NEARNESS
from search.listing.presenting import ActiveFilter, ChoiceGroup, ChoiceView, FacetView
from search.nearness import NEAR
from search.results import Results
from search.selection import Selection

Address = Callable[[Selection], str]
"""The address of the listing that shows a selection."""


def facet_views(
    selection: Selection,
    results: Results,
    vocabularies: Vocabularies,
    address: Address,
) -> tuple[FacetView, ...]:
    """Every facet, in the order of the registry."""
    return tuple(_facet_view(facet, selection, results, vocabularies, address) for facet in FACETS)


def active_filters(
    selection: Selection, vocabularies: Vocabularies, address: Address
) -> tuple[ActiveFilter, ...]:
    """Everything chosen, each with the address that gives it up; where it is comes last."""
    chosen = tuple(
        ActiveFilter(
            facet.parameter,
            code,
            facet.title,
            facet.label(code, vocabularies, selection.language),
            address(selection.without(facet.parameter, code)),
        )
        for facet in FACETS
        for code in selection.chosen(facet.parameter)
    )
    near = selection.near
    if near is None:
        return chosen
    label = near.label(vocabularies, selection.language)
    without = address(selection.without_nearness())
    return (*chosen, ActiveFilter(NEAR, near.code, NEARNESS, label, without))


def _facet_view(
    facet: Facet,
    selection: Selection,
    results: Results,
    vocabularies: Vocabularies,
    address: Address,
) -> FacetView:
    counts = results.counts.get(facet.parameter, {})
    meant = selection.choosing(results.named) if results.named else selection
    chosen = meant.chosen(facet.parameter)
    choices = [
        choice
        for choice in facet.choices(vocabularies, selection.language)
        if choice.offered or choice.code in chosen
    ]
    shown = [
        _choice_view(facet, choice, counts.get(choice.code, 0), results, selection, address)
        for choice in choices
    ]
    unfolded = _unfolded(facet.unfolded, choices, counts, chosen)
    parents = facet.parents(vocabularies, selection.language)
    pairs = list(zip(choices, shown, strict=True))
    return FacetView(
        parameter=facet.parameter,
        title=facet.title,
        template=facet.template,
        groups=_grouped((pair for pair in pairs if pair[0].code in unfolded), parents),
        folded=_grouped((pair for pair in pairs if pair[0].code not in unfolded), parents),
        folded_count=len(choices) - len(unfolded),
        fields=facet.fields(chosen),
        chosen_count=len(chosen),
        clear_url=address(meant.without_choice(facet.parameter)),
    )


def _choice_view(
    facet: Facet,
    choice: Choice,
    count: int,
    results: Results,
    selection: Selection,
    address: Address,
) -> ChoiceView:
    by_words = choice.code in results.named.get(facet.parameter, ())
    start = selection.choosing(results.named) if by_words else selection
    return ChoiceView(
        code=choice.code,
        label=choice.label,
        count=count,
        chosen=by_words or choice.code in selection.chosen(facet.parameter),
        by_words=by_words,
        toggled=partial(_toggled, facet, choice.code, start, address),
    )


def _grouped(
    some: Iterable[tuple[Choice, ChoiceView]], parents: Mapping[str, str]
) -> tuple[ChoiceGroup, ...]:
    """Choices under the label of their parent, in the order of the parents."""
    groups: dict[str, list[ChoiceView]] = {parent: [] for parent in parents}
    for choice, view in some:
        groups.setdefault(choice.parent, []).append(view)
    return tuple(
        ChoiceGroup(parents.get(parent, ""), tuple(views))
        for parent, views in groups.items()
        if views
    )


def _unfolded(
    most: int, choices: Sequence[Choice], counts: Mapping[str, int], chosen: Sequence[str]
) -> set[str]:
    """The codes shown at once: all chosen, then those that find most, up to `most`."""
    if len(choices) <= most:
        return {choice.code for choice in choices}
    ranked = sorted(choices, key=lambda c: (c.code not in chosen, -counts.get(c.code, 0)))
    return {choice.code for choice in ranked[: max(most, len(chosen))]}


def _toggled(facet: Facet, code: str, selection: Selection, address: Address) -> str:
    chosen = code in selection.chosen(facet.parameter)
    toggle = selection.without if chosen else selection.with_code
    return address(toggle(facet.parameter, code))
