"""What the visitor chose: the address as a typed, validated value, and its problems."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal
from urllib.parse import quote, urlencode

from catalogue_pages.bilingual.reading import Language
from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.addresses import (
    Parameters,
    cleaned,
    last_given,
    nearest,
    shortened,
    whole_number,
)
from search.facets.registry import BY_NAME, FACETS
from search.nearness import NEAR, WITHIN, Nearness, read_nearness
from search.problems import Problem

Sort = Literal["relevance", "name", "newest", "soonest", "nearest"]
SORTS: Final[tuple[Sort, ...]] = ("relevance", "name", "newest", "soonest", "nearest")
PAGE_SIZE: Final = 20
LARGEST_PAGE: Final = 100
QUERY_LENGTH: Final = 200
LAST_RESULT: Final = 10_000
"""Pages by number reach this far; beyond it there are cursors (see `search.cursors`)."""

QUERY: Final = "q"
SORT: Final = "sort"
PAGE: Final = "page"
SIZE: Final = "page_size"
AFTER: Final = "after"
NAMES: Final = (QUERY, *BY_NAME, NEAR, WITHIN, SORT, PAGE, SIZE, AFTER)
"""Every parameter that an address of the listing or the API may have."""


@dataclass(frozen=True, slots=True)
class Selection:
    """A visitor's choice. `choices` maps a facet's parameter to the chosen codes, in order.

    What is nearest is known only near something: without `near` that order is the usual one.
    """

    language: Language
    query: str = ""
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: Sort = "relevance"
    page: int = 1
    page_size: int = PAGE_SIZE
    near: Nearness | None = None

    def __post_init__(self) -> None:
        if self.sort == "nearest" and self.near is None:
            object.__setattr__(self, "sort", SORTS[0])

    @classmethod
    def from_query(
        cls, parameters: Parameters, language: Language, vocabularies: Vocabularies
    ) -> "tuple[Selection, list[Problem]]":
        """Read an address's parameters; see `search.addresses.read_parameters`.

        Never raises: what cannot be used is left out of the selection and named in the problems.
        """
        problems = [
            Problem(shortened(name), shortened(" ".join(values)), "unknown-parameter", near)
            for name, values in parameters.items()
            if name not in NAMES
            for near in (nearest(name, NAMES),)
        ]
        choices: dict[str, tuple[str, ...]] = {}
        for facet in FACETS:
            given = {name: parameters[name] for name in facet.names if name in parameters}
            chosen, faults = facet.read(given, vocabularies) if given else ((), [])
            problems += faults
            if chosen:
                choices[facet.parameter] = chosen
        query = _query(parameters, problems)
        near = read_nearness(parameters, vocabularies, problems)
        sort = _sort(parameters, near, problems)
        size = whole_number(parameters, SIZE, PAGE_SIZE, LARGEST_PAGE, problems) or PAGE_SIZE
        page = whole_number(parameters, PAGE, 1, deepest_page(size), problems) or 1
        return cls(language, query, choices, sort, page, size, near), problems

    def to_query(self, after: str = "") -> str:
        """The selection as a query string without `?`: readable, always in the same order.

        Empty when nothing is chosen. `from_query` reads it as the same selection. `after` is a
        cursor to go on from, which is no part of the selection.
        """
        pairs: list[tuple[str, str]] = [(QUERY, self.query)] if self.query else []
        for facet in FACETS:
            chosen = self.chosen(facet.parameter)
            pairs += facet.write(chosen) if chosen else []
        pairs += self.near.write() if self.near else []
        if self.sort != SORTS[0]:
            pairs.append((SORT, self.sort))
        if self.page_size != PAGE_SIZE:
            pairs.append((SIZE, str(self.page_size)))
        if self.page != 1:
            pairs.append((PAGE, str(self.page)))
        if after:
            pairs.append((AFTER, after))
        return urlencode(pairs, safe=",", quote_via=quote)

    def chosen(self, parameter: str) -> tuple[str, ...]:
        """The codes chosen under a facet's parameter."""
        return tuple(self.choices.get(parameter, ()))

    def choosing(self, named: Mapping[str, Sequence[str]]) -> "Selection":
        """The same choice with values of facets in place of the words that named them all."""
        choices = {name: tuple(codes) for name, codes in self.choices.items()}
        for name, codes in named.items():
            choices[name] = tuple(dict.fromkeys((*choices.get(name, ()), *codes)))
        return replace(self, query="", choices=choices, page=1)

    def taking(self, parameter: str, code: str, words: str) -> "Selection":
        """The same choice with one code in place of the words that name it."""
        rest = " ".join(self.query.replace(words, " ", 1).split())
        return self.with_code(parameter, code).with_query(rest)

    def without(self, parameter: str, code: str) -> "Selection":
        """The same choice without one code, on its first page."""
        rest = tuple(other for other in self.chosen(parameter) if other != code)
        return self._with_choice(parameter, rest)

    def with_code(self, parameter: str, code: str) -> "Selection":
        """The same choice with one code more, on its first page."""
        chosen = self.chosen(parameter)
        return self if code in chosen else self._with_choice(parameter, (*chosen, code))

    def without_choice(self, parameter: str) -> "Selection":
        """The same choice without any code of one facet, on its first page."""
        return self._with_choice(parameter, ())

    def without_nearness(self) -> "Selection":
        """The same choice wherever the visitor is, on its first page."""
        return replace(self, near=None, page=1)

    def with_query(self, query: str) -> "Selection":
        """The same choice with other words, on its first page."""
        return replace(self, query=query, page=1)

    def sorted_by(self, sort: Sort) -> "Selection":
        """The same choice in another order, on its first page."""
        return replace(self, sort=sort, page=1)

    def at_page(self, page: int) -> "Selection":
        """The same choice on another page."""
        return replace(self, page=page)

    def in_language(self, language: Language) -> "Selection":
        """The same choice in another language."""
        return replace(self, language=language)

    def cleared(self) -> "Selection":
        """The words alone, without any choice, on their first page."""
        return replace(self, choices={}, near=None, page=1)

    def _with_choice(self, parameter: str, codes: Sequence[str]) -> "Selection":
        choices = {name: chosen for name, chosen in self.choices.items() if name != parameter}
        if codes:
            choices[parameter] = tuple(codes)
        return replace(self, choices=choices, page=1)


def deepest_page(page_size: int) -> int:
    """The last page that can be asked for by number: the last one whole within LAST_RESULT."""
    return LAST_RESULT // page_size


def _query(parameters: Parameters, problems: list[Problem]) -> str:
    value = last_given(parameters, QUERY)
    query, readable = cleaned(value)
    if not readable:
        problems.append(Problem(QUERY, shortened(value), "malformed", shortened(query)))
    if len(query) > QUERY_LENGTH:
        problems.append(Problem(QUERY, shortened(query), "too-long"))
        query = query[:QUERY_LENGTH].rsplit(" ", 1)[0]
    return query


def _sort(parameters: Parameters, near: Nearness | None, problems: list[Problem]) -> Sort:
    value = last_given(parameters, SORT)
    if value == "nearest" and near is None:
        if NEAR not in parameters:  # a form whose field was emptied asks for nothing
            problems.append(Problem(SORT, value, "needs", NEAR))
        return SORTS[0]
    for sort in SORTS:
        if value == sort:
            return sort
    if value:
        problems.append(Problem(SORT, shortened(value), "unknown-value", nearest(value, SORTS)))
    return SORTS[0]
