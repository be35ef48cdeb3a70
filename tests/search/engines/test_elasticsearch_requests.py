"""The shape of what Elasticsearch is asked; nothing here asks a server."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from django.core.exceptions import ImproperlyConfigured

from search.conditions import AnyOf, OnDays
from search.engines.elasticsearch.connection import Connection
from search.engines.elasticsearch.covering import survey_search
from search.engines.elasticsearch.mapping import build_mapping
from search.engines.elasticsearch.paging import Page
from search.engines.elasticsearch.resembling import similar_search
from search.engines.elasticsearch.searching import Asked, conditions, listing_search
from search.engines.elasticsearch.suggesting import names_search, titles_search
from search.engines.elasticsearch.translating import (
    condition_query,
    lifted,
    query_of,
    visible,
    within_query,
)
from search.engines.protocol import EngineError
from search.gist import Gist
from search.judgement.judging import Judgement
from search.judgement.matching import matched
from search.judgement.queries import (
    Beginning,
    Beside,
    Best,
    Every,
    Lift,
    Reaching,
    Some,
    Without,
    Words,
)
from search.judgement.resembling import Alike
from search.judgement.suggesting import Wanted
from search.nearness import Nearness, Point
from search.selection import Selection, Sort
from search.text.completing import Typed
from search.text.understanding import Alternative, Concept, Understanding

NOW = datetime(2026, 9, 1, tzinfo=UTC)
BEAR = Words("title", (("=lācis", ":lācis"),))
BEAR_TERMS = {"terms": {"text_title": ["=lācis", ":lācis"]}}
FIELD = AnyOf("field", ("science", "technology"))
FIELD_TERMS = {"terms": {"codes.field": ["science", "technology"]}}


@pytest.mark.parametrize(
    ("query", "due"),
    [
        (BEAR, BEAR_TERMS),
        (FIELD, FIELD_TERMS),
        (Every((BEAR, FIELD)), {"bool": {"filter": [BEAR_TERMS, FIELD_TERMS]}}),
        (
            Some((BEAR, FIELD)),
            {"bool": {"should": [BEAR_TERMS, FIELD_TERMS], "minimum_should_match": 1}},
        ),
        (Some(()), {"match_none": {}}),
        (Beginning("title", "_lac"), {"prefix": {"text_title": "_lac"}}),
        (Every(()), {"match_all": {}}),
        (
            Without(BEAR, FIELD),
            {"bool": {"filter": [BEAR_TERMS], "must_not": [FIELD_TERMS]}},
        ),
        (
            Reaching(((Lift(BEAR, 2.0),),), 0.9),
            {
                "function_score": {
                    "query": {
                        "bool": {
                            "should": [
                                {
                                    "dis_max": {
                                        "queries": [
                                            {"constant_score": {"filter": BEAR_TERMS, "boost": 2.0}}
                                        ],
                                        "tie_breaker": 0.0,
                                    }
                                }
                            ],
                            "minimum_should_match": 1,
                        }
                    },
                    "min_score": 0.9,
                }
            },
        ),
        (
            Beside("title", ("=mana",), ("=nauda",)),
            {"match_phrase": {"text_title": "=mana =nauda"}},
        ),
    ],
)
def test_what_is_looked_for(query: Any, due: dict[str, Any]) -> None:
    assert query_of(query).to_dict() == due


def test_what_raises() -> None:
    assert lifted(Best((Lift(BEAR, 0.7), Lift(FIELD, 0.2)), 0.01)).to_dict() == {
        "dis_max": {
            "queries": [
                {"constant_score": {"filter": BEAR_TERMS, "boost": 0.7}},
                {"constant_score": {"filter": FIELD_TERMS, "boost": 0.2}},
            ],
            "tie_breaker": 0.01,
        }
    }


def test_days_are_a_range_with_open_ends() -> None:
    asked = condition_query(OnDays(date(2026, 9, 1), None))
    assert asked.to_dict() == {"range": {"days": {"gte": "2026-09-01"}}}


def listing(sort: Sort = "relevance", **choices: tuple[str, ...]) -> dict[str, Any]:
    selection = Selection(language="lv", sort=sort, choices=choices, page=3, page_size=20)
    asked = Asked(Understanding(), Judgement(Some(())), visible(NOW), conditions(choices))
    return listing_search(asked, selection, Page.of(selection, None)).to_dict()


def test_a_listing_is_one_request_and_every_facet_leaves_its_own_choice_out() -> None:
    body = listing(field=("science",), region=("kurzeme",))
    chosen = {
        "field": {"terms": {"codes.field": ["science"]}},
        "region": {"terms": {"codes.region": ["kurzeme"]}},
    }
    assert (body["from"], body["size"], body["track_total_hits"]) == (40, 20, True)
    assert body["post_filter"] == {"bool": {"filter": list(chosen.values())}}
    assert body["aggs"]["field"]["filter"] == chosen["region"]
    assert body["aggs"]["region"]["filter"] == chosen["field"]
    assert body["aggs"]["kind"]["filter"] == body["post_filter"]


def test_without_choices_nothing_is_filtered_after_the_counting() -> None:
    assert "post_filter" not in listing()
    assert listing()["aggs"]["field"]["filter"] == {"match_all": {}}


def test_the_expired_are_never_asked_for() -> None:
    assert listing("name")["query"] == {
        "range": {"expires_at": {"gt": "2026-09-01T00:00:00+00:00"}}
    }
    assert listing("name")["sort"] == ["order_name_lv"]


CESIS = Nearness(Point(57.312, 25.274), "cesu-novads", ("cesu-novads",), 30)
CESIS_POINT = {"lat": 57.312, "lon": 25.274}


def test_within_is_the_place_or_the_schools_it_comes_to() -> None:
    assert within_query(CESIS, 30).to_dict() == {
        "bool": {
            "should": [
                {"terms": {"comes_to": ["cesu-novads"]}},
                {"geo_distance": {"distance": "30km", "place": CESIS_POINT}},
            ],
            "minimum_should_match": 1,
        }
    }


def test_the_nearest_come_to_the_school_or_have_the_nearest_place() -> None:
    selection = Selection(language="lv", sort="nearest", near=CESIS)
    asked = Asked(Understanding(), Judgement(Some(())), visible(NOW), {})
    body = listing_search(asked, selection, Page.of(selection, None)).to_dict()
    assert body["sort"] == [
        "_score",
        {"_geo_distance": {"place": CESIS_POINT, "order": "asc", "unit": "km"}},
        "id",
    ]
    assert body["query"]["bool"]["should"] == [
        {"constant_score": {"filter": {"terms": {"comes_to": ["cesu-novads"]}}, "boost": 1.0}}
    ]
    assert set(body["_source"]) == {"id", "card", "place", "comes_to"}


def test_behind_a_cursor_one_hit_more_tells_whether_it_goes_on() -> None:
    selection = Selection(language="lv", page_size=20)
    asked = Asked(Understanding(), Judgement(Some(())), visible(NOW), {})
    body = listing_search(asked, selection, Page.of(selection, '[0.5,"some id"]')).to_dict()
    assert (body["size"], body["search_after"]) == (21, [0.5, "some id"])
    assert body.get("from", 0) == 0


@pytest.mark.parametrize("cursor", ["", "{}", "[0.5]", '[1,2,"x"]', "null", "[", "\ud800"])
def test_what_is_no_cursor_of_the_order_is_refused(cursor: str) -> None:
    with pytest.raises(EngineError, match="first page"):
        Page.of(Selection(language="lv"), cursor)


def test_a_survey_gives_each_grade_of_each_concept_a_digit_of_its_own() -> None:
    concepts = [
        Concept(word, "subject", (Alternative(((f"={word}",),), 1.0),)) for word in ("a", "b")
    ]
    body = survey_search([matched(concept) for concept in concepts], visible(NOW)).to_dict()
    digits = [
        [query["constant_score"]["boost"] for query in part["dis_max"]["queries"]]
        for part in body["query"]["bool"]["should"]
    ]
    assert digits == [[3, 2, 1], [12, 8, 4]]
    assert body["size"] == 0


def test_nothing_but_the_mapping_is_taken() -> None:
    mapping = build_mapping("made so").to_dict()
    assert mapping["dynamic"] == "strict"
    assert mapping["properties"]["codes"]["dynamic"] == "strict"
    assert mapping["_meta"] == {"fingerprint": "made so"}


LOOKED_FOR = Wanted(
    typed=Typed("", (), "ķīm.", "kim."),
    language="lv",
    titles=Beginning("title", "_kim."),
    raising=(),
    providers=Beginning("provider", "_kim."),
    beside=Every(()),
    municipalities=("ventspils",),
    naming=1,
)
UNEXPIRED = {"range": {"expires_at": {"gt": "2026-09-01T00:00:00+00:00"}}}


def test_what_is_suggested_is_public_and_counted_by_its_beginning() -> None:
    body = names_search(LOOKED_FOR, NOW).to_dict()
    assert (body["size"], body["track_total_hits"]) == (0, False)
    assert body["query"]["bool"]["filter"][0] == UNEXPIRED
    words = body["aggs"]["lv"]
    assert words["filter"]["bool"]["filter"][0] == {"prefix": {"completions": "lv kim."}}
    assert words["aggs"]["terms"]["terms"]["include"] == "lv kim\\..*"
    assert body["aggs"]["provider"]["filter"] == {"prefix": {"text_provider": "_kim."}}
    assert body["aggs"]["places"]["terms"]["include"] == ["ventspils"]


def test_without_a_municipality_none_is_counted() -> None:
    assert (
        "places" not in names_search(replace(LOOKED_FOR, municipalities=()), NOW).to_dict()["aggs"]
    )


def test_titles_are_looked_for_among_the_public() -> None:
    body = titles_search(LOOKED_FOR, NOW).to_dict()
    found = body["query"]["function_score"]["query"]["bool"]["must"][0]["constant_score"]["filter"]
    assert found == {"bool": {"filter": [UNEXPIRED, {"prefix": {"text_title": "_kim."}}]}}
    assert body["_source"] == ["card"]


def test_similar_activities_are_others_that_are_public_two_of_a_provider() -> None:
    gist = Gist(UUID(int=7), {}, {})
    body = similar_search(gist, Alike(BEAR, (Lift(FIELD, 0.5),)), 4, NOW).to_dict()
    scored = body["query"]["function_score"]["query"]["bool"]
    assert scored["must"][0]["constant_score"]["filter"]["bool"] == {
        "filter": [UNEXPIRED, BEAR_TERMS],
        "must_not": [{"term": {"id": str(gist.id)}}],
    }
    assert scored["should"] == [{"constant_score": {"filter": FIELD_TERMS, "boost": 0.5}}]
    assert body["collapse"]["field"] == "provider"
    assert body["collapse"]["inner_hits"]["size"] == 2
    assert body["size"] == 4


SETTINGS = {
    "URLS": ["https://one:9200"],
    "PREFIX": "norises",
    "API_KEY": "very-secret",
    "USER": "somebody",
    "PASSWORD": "hidden",
    "CA_CERTS": "",
    "TIMEOUT": 1.0,
    "SEARCH_TIMEOUT": 1.0,
    "SHARDS": 1,
    "REPLICAS": 0,
}


def test_no_secret_is_shown() -> None:
    connection = Connection.from_settings(SETTINGS)
    for secret in ("very-secret", "somebody", "hidden"):
        assert secret not in repr(connection)
        assert secret not in repr(connection.open())


@pytest.mark.parametrize("urls", [[], ["https://somebody:hidden@one:9200"]])
def test_wrong_addresses_are_named_without_their_secrets(urls: list[str]) -> None:
    with pytest.raises(ImproperlyConfigured, match="ELASTICSEARCH_") as refused:
        Connection.from_settings(SETTINGS | {"URLS": urls})
    assert "hidden" not in str(refused.value)
