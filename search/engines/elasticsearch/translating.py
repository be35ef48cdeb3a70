"""What is looked for, as queries of Elasticsearch. Pure: nothing here asks a server."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from elasticsearch.dsl import Q
from elasticsearch.dsl.function import FieldValueFactor
from elasticsearch.dsl.query import (
    Bool,
    ConstantScore,
    DisMax,
    FunctionScore,
    GeoDistance,
    MatchAll,
    MatchNone,
    MatchPhrase,
    Prefix,
    Range,
    Term,
)
from elasticsearch.dsl.query import Query as Written

from search.conditions import AnyOf, Condition
from search.engines.fields import (
    COMES_TO,
    DAYS,
    EXPIRES_AT,
    PLACE,
    STANDING,
    code_field,
    role_field,
)
from search.judgement.queries import (
    Beginning,
    Beside,
    Best,
    Every,
    Lift,
    Likeness,
    Query,
    Raise,
    Reaching,
    Some,
    Without,
    Words,
)
from search.nearness import Nearness


def visible(now: datetime) -> Written:
    """Only what has not expired at `now`."""
    return Range(EXPIRES_AT, {"gt": now.isoformat()})


def condition_query(condition: Condition) -> Written:
    """A facet's condition as a query."""
    if isinstance(condition, AnyOf):
        return terms(code_field(condition.parameter), condition.codes)
    bounds = {"gte": condition.first, "lte": condition.last}
    return Range(DAYS, {name: day.isoformat() for name, day in bounds.items() if day})


def coming_query(near: Nearness) -> Written:
    """What comes to schools where the visitor is."""
    return terms(COMES_TO, near.home)


def within_query(near: Nearness, kilometres: int) -> Written:
    """What comes to schools where the visitor is, or has its place within a distance."""
    return any_of(
        [coming_query(near), GeoDistance(PLACE, _point(near), distance=f"{kilometres}km")]
    )


def nearest_first(near: Nearness) -> dict[str, Any]:
    """The order by distance; what has no place comes last."""
    return {"_geo_distance": {PLACE: _point(near), "order": "asc", "unit": "km"}}


def _point(near: Nearness) -> dict[str, float]:
    return {"lat": near.point.latitude, "lon": near.point.longitude}


def query_of(query: Query) -> Written:  # noqa: C901, PLR0911 (a return for each kind)
    """A query of the words or codes looked for; it scores nothing."""
    match query:
        case Words(role, each):
            field = role_field(role)
            return all_of([terms(field, word) for word in each])
        case Beginning(role, term):
            return Prefix(**{role_field(role): term})
        case AnyOf():
            return condition_query(query)
        case Every(parts):
            return all_of([query_of(part) for part in parts])
        case Some(parts):
            return any_of([query_of(part) for part in parts])
        case Reaching(ladders, mark):
            graded = [lifted(Best(ladder, 0.0)) for ladder in ladders]
            reached = Bool(should=graded, minimum_should_match=1)
            return FunctionScore(query=reached, min_score=mark)
        case Without(wanted, unwanted):
            return Bool(filter=[query_of(wanted)], must_not=[query_of(unwanted)])
        case Beside(role, first, second):
            field = role_field(role)
            return any_of(
                [MatchPhrase(**{field: f"{one} {other}"}) for one in first for other in second]
            )


def lifted(raised: Raise) -> Written:
    """A query whose score is what it raises by."""
    match raised:
        case Lift(query, weight):
            return ConstantScore(filter=query_of(query), boost=weight)
        case Best(lifts, further):
            return DisMax(queries=[lifted(lift) for lift in lifts], tie_breaker=further)
        case Likeness(role, likely, weight):
            field = role_field(role)
            return Bool(
                should=[Term(**{field: {"value": term, "boost": weight}}) for term in likely]
            )


def ordered(found: Written, raising: Sequence[Raise]) -> Written:
    """The found activities with the score that orders them."""
    return FunctionScore(
        query=Bool(
            must=[ConstantScore(filter=found, boost=0.01)],
            should=[lifted(raised) for raised in raising],
        ),
        functions=[FieldValueFactor(field=STANDING, missing=1)],
        boost_mode="multiply",
    )


def terms(field: str, values: Sequence[str]) -> Written:
    """Documents with at least one of the values in a field."""
    return Q({"terms": {field: list(values)}})


def all_of(queries: Sequence[Written]) -> Written:
    """Documents that meet every one; all when there are no queries."""
    if not queries:
        return MatchAll()
    return queries[0] if len(queries) == 1 else Bool(filter=list(queries))


def any_of(queries: Sequence[Written]) -> Written:
    """Documents that meet at least one; none when there are no queries."""
    if not queries:
        return MatchNone()
    if len(queries) == 1:
        return queries[0]
    return Bool(should=list(queries), minimum_should_match=1)
