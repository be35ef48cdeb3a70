"""What an index knows of its own words, kept in memory until the index has changed."""

import logging
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from threading import Lock, Thread
from typing import Any, Final

from elasticsearch import Elasticsearch
from elasticsearch.dsl import Search

from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.documents import ROLES, Role
from search.engines.elasticsearch.connection import asking
from search.engines.elasticsearch.mapping import KNOWN
from search.engines.elasticsearch.requests import refuse_part
from search.engines.fields import DIGEST, REMOVED, VERSION
from search.engines.protocol import EngineError
from search.judgement.known_words import SPELT_ROLES, listed_words
from search.text.analysis import SIGNS
from search.text.spelling import Spelling

logger = logging.getLogger(__name__)

State = tuple[str, int]
"""The index behind the alias and the highest version in it: another one after every change."""
_PART: Final = 40_000
"""So many terms are asked for at once, about; Elasticsearch gives at most 65 536."""
_MOST: Final = 65_000
"""So many of a part are taken; parts are not of one size."""
_REQUEST: Final = 20.0
"""Seconds for one such request: nobody waits for it."""
_QUICK: Final = 0.25
_AFTER_FAILURE: Final = 5.0
_PATIENCE: Final = 20
"""What is read within `_QUICK` seconds is read whenever it changes. A longer reading may take one
part in twenty of a process's time."""


@dataclass
class IndexLexicon:
    """How often every term stood in an index, in one state of it, and in how many `activities`."""

    state: State
    activities: int
    terms: Mapping[Role, Mapping[str, int]]
    _spelling: tuple[Vocabularies, Spelling] | None = None

    @cached_property
    def _most(self) -> Mapping[str, int]:
        most: dict[str, int] = defaultdict(int)
        for terms in self.terms.values():
            for term, count in terms.items():
                most[term] = max(most[term], count)
        return most

    def frequency(self, term: str) -> int:
        """In how many activities a term stands, in the role where most have it."""
        return self._most.get(term, 0)

    @cached_property
    def _words(self) -> dict[str, None]:
        sign = SIGNS["exact"]
        return {
            term[1:]: None
            for role in SPELT_ROLES
            for term in sorted(self.terms[role])
            if term.startswith(sign)
        }

    def spelling(self, vocabularies: Vocabularies) -> Spelling:
        """The words of the index and, beside the word lists, those of the vocabularies."""
        kept = self._spelling
        if kept is None or kept[0] is not vocabularies:
            words = Spelling(self._words, listed_words(vocabularies))
            kept = self._spelling = (vocabularies, words)
        return kept[1]

    def spelt_with(self, vocabularies: Vocabularies) -> "SpellingLexicon":
        """The lexicon with the words of the vocabularies, for reading a query."""
        return SpellingLexicon(self, vocabularies)


WORDLESS: Final = IndexLexicon(state=("", 0), activities=0, terms={role: {} for role in ROLES})
"""What a search without words needs to know of them."""


@dataclass(frozen=True, slots=True)
class SpellingLexicon:
    """A lexicon as `read` asks for it."""

    lexicon: IndexLexicon
    vocabularies: Vocabularies

    def frequency(self, term: str) -> int:
        """In how many activities a term stands; 0 when in none."""
        return self.lexicon.frequency(term)

    def spelling(self) -> Spelling:
        """The words of the index and of the word lists."""
        return self.lexicon.spelling(self.vocabularies)


class Lexicons:
    """The lexicon of what an alias points to, read anew when an answer tells of another state.

    It is read in a thread of its own, for whose end a search waits no longer than it may take.
    """

    def __init__(self, client: Elasticsearch, alias: str) -> None:
        self._client = client
        self._alias = alias
        self._kept: IndexLexicon | None = None
        self._reading: Thread | None = None
        self._lock = Lock()
        self._not_before = self._took = 0.0

    def current(self, seconds: float) -> IndexLexicon:
        """The lexicon as it is kept; read now when there is none.

        Raises EngineError when that takes longer than `seconds`.
        """
        kept = self._kept or self._renewed_within(seconds, None)
        if kept is None:
            raise EngineError(f"The words of {self._alias} have not been read yet.")
        return kept

    def renewed(self, state: State, seconds: float) -> IndexLexicon | None:
        """A newer lexicon than that of another state; None when there is none yet.

        The first one, and one that takes long to read, is not waited for; another one for
        `seconds` at most.
        """
        kept = self._kept
        if (kept and kept.state == state) or time.monotonic() < self._not_before:
            return None
        quick = kept is not None and self._took <= _QUICK
        return self._renewed_within(seconds if quick else 0.0, kept)

    def _renewed_within(self, seconds: float, known: IndexLexicon | None) -> IndexLexicon | None:
        with self._lock:
            reading = self._reading
            if reading is None or not reading.is_alive():
                reading = self._reading = Thread(target=self._read, args=(known,), daemon=True)
                reading.start()
        reading.join(seconds)
        return self._kept if self._kept is not known else None

    def _read(self, known: IndexLexicon | None) -> None:
        if self._kept is not known:
            return  # another thread has been faster
        began = time.monotonic()
        try:
            with asking(f"The words of {self._alias}"):
                self._kept = self._read_now()
        except EngineError as error:
            logger.warning("%s", error)
            self._not_before = time.monotonic() + _AFTER_FAILURE
            return
        now = time.monotonic()
        self._took = now - began
        self._not_before = now + _PATIENCE * max(self._took - _QUICK, 0.0)

    def _read_now(self) -> IndexLexicon:
        search: Search[Any] = Search().exclude("term", **{DIGEST: REMOVED})
        search = search.extra(size=0, track_total_hits=True)
        search.aggs.metric(KNOWN, "cardinality", field=KNOWN)
        count_state(search)
        answer = self._ask(search)
        terms: dict[Role, dict[str, int]] = {role: {} for role in ROLES}
        for value, count in self._terms(answer["aggregations"][KNOWN]["value"]):
            terms[ROLES[int(value[0])]][value[1:]] = count
        return IndexLexicon(
            state=state_of(answer["aggregations"]),
            activities=answer["hits"]["total"]["value"],
            terms=terms,
        )

    def _terms(self, distinct: int) -> Iterator[tuple[str, int]]:
        """Every term, behind the number of its role, with the activities it stands in.

        `distinct` is about how many there are. A part of them is one pass over the index, which
        pages of a composite aggregation are as well, for a quarter of the terms.
        """
        parts = distinct // _PART + 1
        for part in range(parts):
            search: Search[Any] = Search().extra(size=0)
            which = {"include": {"partition": part, "num_partitions": parts}} if parts > 1 else {}
            search.aggs.bucket(KNOWN, "terms", field=KNOWN, size=_MOST, **which)
            found = self._ask(search)["aggregations"][KNOWN]
            if found["sum_other_doc_count"]:
                raise EngineError(f"The words of {self._alias} are more than were counted.")
            yield from ((one["key"], one["doc_count"]) for one in found["buckets"])

    def _ask(self, search: Search[Any]) -> Mapping[str, Any]:
        client = self._client.options(request_timeout=_REQUEST)
        answer: dict[str, Any] = client.search(index=self._alias, body=search.to_dict()).body
        refuse_part(answer, self._alias)
        return answer


STATE: Final = "state"


def count_state(search: Search[Any]) -> None:
    """Let a request count, beside its own, what tells the index's state."""
    state = search.aggs.bucket(STATE, "global")
    state.metric("version", "max", field=VERSION)
    state.bucket("index", "terms", field="_index", size=1)


def state_of(aggregations: Mapping[str, Any]) -> State:
    """The state that an answer tells."""
    told = aggregations[STATE]
    names = [bucket["key"] for bucket in told["index"]["buckets"]]
    return (names[0] if names else "", int(told["version"]["value"] or 0))
