"""How a document lies in an Elasticsearch index: explicit, and strict against anything else.

Words arrive ready from `search.text.analysis`, so that both engines meet the same words and nothing
need lie on the nodes. The terms of one word are written `=skola|~skol`, words apart by spaces; the
analyzer only takes that apart again, the terms of a word at one position.
"""

from typing import Final

from elasticsearch.dsl import (
    Date,
    Double,
    GeoPoint,
    Index,
    Keyword,
    Long,
    Mapping,
    Object,
    Text,
    analyzer,
    token_filter,
    tokenizer,
)

from search.documents import ROLES
from search.engines.fields import (
    CARD,
    CODES,
    COMES_TO,
    COMPLETIONS,
    DAYS,
    DIGEST,
    EXPIRES_AT,
    ID,
    LANGUAGE_GAP,
    PLACE,
    PROVIDER,
    STANDING,
    VERSION,
    order_field,
    role_field,
)
from search.facets.registry import FACETS
from search.ordering import ORDERS

KNOWN: Final = "known"
"""Every term with its role, for the lexicon."""
FINGERPRINT: Final = "fingerprint"

BETWEEN_TERMS: Final = "|"
_TERMS = token_filter("terms", "pattern_capture", patterns=["([^|]+)"], preserve_original=False)
# A long compound in all its forms is longer than the 255 letters that a token has otherwise.
_WORDS = tokenizer("words", "whitespace", max_token_length=65536)
READY: Final = analyzer("ready", tokenizer=_WORDS, filter=[_TERMS])
_ASKED: Final = analyzer("asked", tokenizer=_WORDS)


def build_mapping(fingerprint: str = "") -> Mapping:
    """The mapping of an index; `fingerprint` is kept in its `_meta`."""
    mapping = Mapping()
    mapping.meta("dynamic", "strict")
    mapping.meta("_meta", {FINGERPRINT: fingerprint})
    mapping.meta(
        "_source", {"excludes": [KNOWN, COMPLETIONS, *(role_field(role) for role in ROLES)]}
    )
    mapping.field(ID, Keyword())
    mapping.field(VERSION, Long())
    mapping.field(DIGEST, Keyword())
    mapping.field(CARD, Keyword(index=False, doc_values=False))
    codes = {facet.parameter: Keyword() for facet in FACETS}
    mapping.field(CODES, Object(properties=codes, dynamic="strict"))
    mapping.field(EXPIRES_AT, Date())
    mapping.field(DAYS, Date(format="strict_date"))
    mapping.field(PLACE, GeoPoint())
    mapping.field(COMES_TO, Keyword())
    mapping.field(STANDING, Double(index=False))
    mapping.field(PROVIDER, Keyword())
    mapping.field(COMPLETIONS, Keyword())
    mapping.field(KNOWN, Keyword())
    for key in ORDERS:
        mapping.field(order_field(key), Keyword())
    for role in ROLES:
        words = Text(analyzer=READY, search_analyzer=_ASKED, position_increment_gap=LANGUAGE_GAP)
        mapping.field(role_field(role), words)
    return mapping


def build_index(name: str, fingerprint: str, shards: int, replicas: int) -> Index:
    """An index that is not made yet: its mapping, its analyzers and its settings."""
    index = Index(name)
    index.settings(number_of_shards=shards, number_of_replicas=replicas)
    index.mapping(build_mapping(fingerprint))
    return index
