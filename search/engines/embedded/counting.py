"""How many activities stand under each value of each facet."""

from collections.abc import Iterable, Mapping
from typing import Any

import tantivy

from search.engines.embedded.filtering import narrowed
from search.engines.fields import MOST_VALUES, code_field
from search.facets.registry import FACETS


def counts(
    schema: tantivy.Schema,
    searcher: tantivy.Searcher,
    found: tantivy.Query,
    choices: Mapping[str, tantivy.Query],
) -> dict[str, dict[str, int]]:
    """For every facet the activities under each code, without the facet's own choice.

    One pass serves all facets in which nothing is chosen; each of the others needs its own.
    """
    parameters = [facet.parameter for facet in FACETS]
    free = [name for name in parameters if name not in choices]
    counted = _counted(searcher, narrowed(found, choices), free)
    for name in parameters:
        if name in choices:
            counted |= _counted(searcher, narrowed(found, choices, but=name), [name])
    return {name: counted[name] for name in parameters}


def _counted(
    searcher: tantivy.Searcher, query: tantivy.Query, parameters: Iterable[str]
) -> dict[str, dict[str, int]]:
    wanted = {
        name: {"terms": {"field": code_field(name), "size": MOST_VALUES}} for name in parameters
    }
    if not wanted:
        return {}
    answer: dict[str, Any] = searcher.aggregate(query, wanted)
    return {
        name: {str(bucket["key"]): int(bucket["doc_count"]) for bucket in answer[name]["buckets"]}
        for name in wanted
    }
