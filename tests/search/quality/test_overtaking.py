"""What says less of a query and stands above what was expected is told."""

import pytest

from search.quality.measuring import Answer
from search.quality.overtaking import Overtaken, overtaken
from search.quality.queries import JudgedQuery
from tests.search.content import make_activity, make_catalogue, make_provider

QUERY = JudgedQuery("robotikas darbnica", "lv", "inflected", frozenset({"workshop"}))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ("lesson workshop", [Overtaken(QUERY.query, ("lesson",))]),
        ("lesson", [Overtaken(QUERY.query, ("lesson",))]),
        ("workshop lesson", []),
        ("other workshop", []),
        ("", []),
    ],
)
def test_what_holds_less_of_the_words_and_stands_above_is_told(
    found: str, expected: list[Overtaken]
) -> None:
    provider = make_provider(make_catalogue(), "Ventspils muzejs")
    titles = {
        "workshop": "Darbnīcas par robotiku",
        "lesson": "Robotikas stunda",
        "other": "Robotikas un kodēšanas darbnīca",
    }
    made = {name: make_activity(provider, title).public_id for name, title in titles.items()}
    hits = tuple(made[name] for name in found.split())
    answer = Answer(QUERY, (), len(hits), only_facets=False, meant=QUERY.query, hits=hits)
    assert overtaken([answer], {one: name for name, one in made.items()}) == expected
