"""Surveys kept for as long as the index does not change, so that most listings are one request."""

import hashlib
import json
from collections.abc import Sequence
from typing import Any, Final
from uuid import uuid4

from django.core.cache.backends.locmem import LocMemCache
from django.utils import timezone
from elasticsearch.dsl.query import MatchAll

from search.engines.elasticsearch.covering import CountedSurvey, survey_search
from search.engines.elasticsearch.lexicon import IndexLexicon
from search.engines.elasticsearch.requests import Requests
from search.engines.elasticsearch.translating import visible
from search.judgement.matching import Matched

KEPT_FOR: Final = 60
"""Seconds. So long may an activity that has just expired still count in a survey; it is not found,
since the listing's own request asks for what is visible."""
MOST: Final = 2000


class Surveys:
    """What the visible activities cover of concepts asked for before."""

    def __init__(self) -> None:
        self._kept = LocMemCache(
            f"surveys-{uuid4().hex}", {"timeout": KEPT_FOR, "max_entries": MOST}
        )

    def survey(
        self, asked: Sequence[Matched], lexicon: IndexLexicon, requests: Requests
    ) -> CountedSurvey:
        """The survey in the lexicon's state of the index. Raises EngineError."""
        key = _key(asked, lexicon)
        aggregations: dict[str, Any] | None = self._kept.get(key)
        if aggregations is None:
            search = survey_search(asked, visible(timezone.now()))
            aggregations = requests.send(search)["aggregations"]
            self._kept.set(key, aggregations)
        return CountedSurvey(asked, aggregations, lexicon.activities)


def _key(asked: Sequence[Matched], lexicon: IndexLexicon) -> str:
    body = json.dumps([lexicon.state, survey_search(asked, MatchAll()).to_dict()], sort_keys=True)
    return hashlib.blake2b(body.encode(), digest_size=16).hexdigest()
