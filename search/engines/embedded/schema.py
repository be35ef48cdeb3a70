"""How a document lies in a tantivy index.

Words arrive ready from `search.text.analysis`; tantivy itself cuts nothing, so both engines meet
the same words. One field a role holds both languages: a term's sign keeps their forms apart.
"""

from datetime import date
from uuid import UUID

import tantivy

from search.documents import ROLES, ActivityDocument, Role
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
    completions,
    order_field,
    role_field,
)
from search.nearness import Point
from search.ordering import NEVER, ORDERS, order_keys, standing
from search.text.analysis import analyse


def day_number(day: date) -> int:
    """A day as it is indexed: `20260901`."""
    return day.year * 10_000 + day.month * 100 + day.day


def point_text(point: Point) -> str:
    """A point as it is indexed: `57.312,25.274`."""
    return f"{point.latitude},{point.longitude}"


def point_of(text: str) -> Point:
    """The point of an indexed text."""
    latitude, _comma, longitude = text.partition(",")
    return Point(float(latitude), float(longitude))


def build_schema() -> tantivy.Schema:
    """The schema of an index of activities."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field(ID, stored=True, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field(VERSION, stored=True, indexed=True, fast=True)
    builder.add_text_field(DIGEST, stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_bytes_field(CARD, stored=True)
    builder.add_json_field(CODES, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_date_field(EXPIRES_AT, indexed=True, fast=True)
    builder.add_integer_field(DAYS, indexed=True, fast=True)
    builder.add_text_field(
        PLACE, stored=True, fast=True, tokenizer_name="raw", index_option="basic"
    )
    builder.add_text_field(COMES_TO, stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_float_field(STANDING, fast=True)
    builder.add_text_field(PROVIDER, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(COMPLETIONS, tokenizer_name="raw", index_option="basic")
    for key in ORDERS:
        builder.add_text_field(
            order_field(key), fast=True, tokenizer_name="raw", index_option="basic"
        )
    for role in ROLES:
        builder.add_text_field(role_field(role), tokenizer_name="raw", index_option="position")
    return builder.build()


def to_tantivy(document: ActivityDocument) -> tantivy.Document:
    """A document in the fields of `build_schema`."""
    made = tantivy.Document()
    made.add_text(ID, str(document.id))
    made.add_unsigned(VERSION, document.version)
    made.add_text(DIGEST, document.digest())
    made.add_bytes(CARD, document.card_json().encode())
    made.add_json(CODES, {name: list(codes) for name, codes in document.codes.items() if codes})
    made.add_date(EXPIRES_AT, min(document.expires_at or NEVER, NEVER))
    for day in document.days:
        made.add_integer(DAYS, day_number(day))
    if document.latitude is not None and document.longitude is not None:
        made.add_text(PLACE, point_text(Point(document.latitude, document.longitude)))
    for code in document.comes_to:
        made.add_text(COMES_TO, code)
    made.add_float(STANDING, standing(document))
    made.add_text(PROVIDER, document.card.provider_path)
    for term in completions(document):
        made.add_text(COMPLETIONS, term)
    for key, value in order_keys(document).items():
        made.add_text(order_field(key), value)
    _add_words(made, document)
    return made


def _add_words(made: tantivy.Document, document: ActivityDocument) -> None:
    for role in ROLES:
        tokens = _tokens(document, role)
        if tokens:
            made.add_pre_tokenized_text(role_field(role), tantivy.PreTokenizedString("", tokens))


def _tokens(document: ActivityDocument, role: Role) -> list[tantivy.Token]:
    """The terms of a role in both languages, one language's positions behind the other's."""
    made: list[tantivy.Token] = []
    offset = 0
    for language, texts in document.texts.items():
        analysed = analyse(texts.get(role, ""), language)
        made.extend(
            tantivy.Token(term, offset + token.position, 0)
            for token in analysed
            for term in token.terms
        )
        offset += len(analysed) + LANGUAGE_GAP
    return made


def entry_of(document: tantivy.Document) -> tuple[UUID, int, str]:
    """The id, version and digest of a stored document."""
    return (
        UUID(document.get_first(ID)),
        int(document.get_first(VERSION) or 0),
        str(document.get_first(DIGEST)),
    )
