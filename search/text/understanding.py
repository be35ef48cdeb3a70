"""What a query asks for: a pure value that every engine turns into its own query.

Each word, or phrase that belongs together, becomes a concept with weighted alternatives: the word
as typed over its lemma, its folded form, its stem, its family, its thesaurus and, only where
nothing of these is known, the nearest spelling. Words that name a facet's value lift; fillers lift
a little; a query of facet words alone is a filter.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Sort = Literal["subject", "verb", "form", "place", "filler", "facet", "stop"]


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to meet a concept: for each word the terms any of which will do, and its weight.

    All words must meet in one part of a document. Weights lie between 0 and 1.
    """

    words: tuple[tuple[str, ...], ...]
    weight: float


@dataclass(frozen=True, slots=True)
class CodeMatch:
    """A facet's code that meets a concept, with its weight."""

    parameter: str
    code: str
    weight: float


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing asked for. `typed` is what the visitor wrote of it."""

    typed: str
    sort: Sort
    alternatives: tuple[Alternative, ...]
    codes: tuple[CodeMatch, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedValue:
    """Values of one facet that the words `typed` name.

    `firm` when the words say nothing else ("bezmaksas"): alone they filter. Words that are a
    subject as well ("ekskursija", "daba") stay concepts and only lift and offer. What also has
    `others` suits the asked value less closely than what has it alone.
    """

    parameter: str
    codes: tuple[str, ...]
    typed: str
    firm: bool = True
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Understanding:
    """A query understood.

    `concepts` decide what is found; `lifting` only raise what is found otherwise; `named` are facet
    values that lift and are offered. `filters` is set, and `concepts` empty, when the query names
    facet values alone. `row` has the surest terms of each word in its order, for phrases.
    `corrected` is the query as it was probably meant, or empty. `remaining` is the query without
    the words that name facet values.
    """

    concepts: tuple[Concept, ...] = ()
    lifting: tuple[Concept, ...] = ()
    named: tuple[NamedValue, ...] = ()
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    row: tuple[tuple[str, ...], ...] = ()
    corrected: str = ""
    remaining: str = ""
