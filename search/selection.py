"""What the visitor chose: the address as a typed, validated value, and its problems."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from catalogue_pages.bilingual.reading import Language

Sort = Literal["relevance", "name", "newest", "soonest"]
SORTS: Final[tuple[Sort, ...]] = ("relevance", "name", "newest", "soonest")
PAGE_SIZE: Final = 20
QUERY_LENGTH: Final = 200
LAST_RESULT: Final = 10_000
"""Pages by number reach this far; beyond it there are cursors."""


@dataclass(frozen=True, slots=True)
class Selection:
    """A visitor's choice. `choices` maps a facet's parameter to the chosen codes, in order."""

    language: Language
    query: str = ""
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: Sort = "relevance"
    page: int = 1
    page_size: int = PAGE_SIZE

    def chosen(self, parameter: str) -> tuple[str, ...]:
        """The codes chosen under a facet's parameter."""
        return tuple(self.choices.get(parameter, ()))

    def without(self, parameter: str, code: str) -> "Selection":
        """The same choice without one code, on its first page."""
        rest = tuple(other for other in self.chosen(parameter) if other != code)
        return self._with_choice(parameter, rest)

    def with_code(self, parameter: str, code: str) -> "Selection":
        """The same choice with one code more, on its first page."""
        chosen = self.chosen(parameter)
        return self if code in chosen else self._with_choice(parameter, (*chosen, code))

    def with_query(self, query: str) -> "Selection":
        """The same choice with other words, on its first page."""
        return replace(self, query=query, page=1)

    def at_page(self, page: int) -> "Selection":
        """The same choice on another page."""
        return replace(self, page=page)

    def _with_choice(self, parameter: str, codes: Sequence[str]) -> "Selection":
        choices = {name: chosen for name, chosen in self.choices.items() if name != parameter}
        if codes:
            choices[parameter] = tuple(codes)
        return replace(self, choices=choices, page=1)
