"""An address made ready for an engine: the selection, where in its list, and all problems."""

from collections.abc import Collection
from dataclasses import dataclass, field

from catalogue_pages.bilingual.reading import Language
from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.addresses import Parameters, last_given, shortened
from search.cursors import read_cursor
from search.engines.protocol import Capability
from search.nearness import NEAR, WITHIN
from search.problems import Problem
from search.selection import AFTER, PAGE, SORT, Selection


@dataclass(frozen=True, slots=True)
class Question:
    """What an engine with certain `capabilities` is asked, and what of the address was ignored.

    `after` is the cursor to go on from, None for the page by number.
    """

    selection: Selection
    after: str | None = None
    problems: list[Problem] = field(default_factory=list)
    capabilities: Collection[Capability] = frozenset()


def read_question(
    parameters: Parameters,
    language: Language,
    vocabularies: Vocabularies,
    capabilities: Collection[Capability],
) -> Question:
    """Read an address for an engine. Never raises; what it cannot do is a problem, too."""
    able, unable = _able(parameters, capabilities)
    selection, problems = Selection.from_query(able, language, vocabularies)
    after = read_cursor(able, selection, problems)
    if after is not None and selection.page != 1:
        problems.append(Problem(PAGE, str(selection.page), "contrary", AFTER))
        selection = selection.at_page(1)
    return Question(selection, after, unable + problems, capabilities)


def _able(
    parameters: Parameters, capabilities: Collection[Capability]
) -> tuple[Parameters, list[Problem]]:
    """What an engine is able to answer of an address, and a problem for each other parameter."""
    unable = set()
    if "distance" not in capabilities:
        unable |= {NEAR, WITHIN}
        if last_given(parameters, SORT) == "nearest":
            unable.add(SORT)
    if "cursor" not in capabilities:
        unable.add(AFTER)
    problems = [
        Problem(name, shortened(value), "not-available")
        for name in parameters
        if name in unable and (value := last_given(parameters, name))
    ]
    rest = {name: values for name, values in parameters.items() if name not in unable}
    return rest, problems
