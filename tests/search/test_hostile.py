"""Whatever stands in an address: no server error, and nothing of it comes back as markup."""

from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.selection import NAMES
from tests.search.engines.conftest import ENGINES

MARKUP = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>"
VALUES = {
    "markup": quote(MARKUP),
    "template": quote("{{ 7|add:7 }}{% debug %}${7*7}"),
    "nul": "a%00b",
    "broken-utf8": "%ff%fe%c3%28",
    "raw-bytes": "ā\x80\xff",
    "surrogate": "%ed%a0%80%ed%b0%80",
    "direction": quote("\u202e\u2066gnp.exe"),
    "long": "a" * 20_000,
    "long-words": "a+" * 4_000,
    "negative": "-1",
    "huge": "9" * 400,
    "digits": quote("٣²Ⅷ"),
    "float": "1e9999",
    "sql": quote("' OR 1=1; DROP TABLE wagtailcore_page;--"),
    "engine": quote('title:* AND (NOT [* TO *] OR "x"~9^Infinity /.*/ +)('),
    "quotes": quote('"""“”«»\\'),
    "line-ends": "a%0d%0aSet-Cookie:%20a=b",
    "path": "../../../../etc/passwd%00",
    "date": "0000-00-00",
    "far": "9999-12-31",
    "emoji": quote("🤖" * 300),
    "marks": quote("a" + "\u0301" * 500),
    "empty": "",
}
PLACES = {
    "page": "/lv/katalogs/",
    "suggestions": "/lv/katalogs/suggest",
    "api": "/api/v1/activities",
}
PARAMETERS = (*NAMES, "language", "nonsense", MARKUP)
SHAPES = ("{name}[]={value}", "{name}={value}&{name}={value}", "{name}[a][b]={value}")
"""Arrays as various frameworks write them."""

pytestmark = pytest.mark.usefixtures("listing")


@pytest.fixture(params=ENGINES, scope="module")
def engine_name(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


def harmless(client: Client, address: str, query: str) -> None:
    response = client.get(address, QUERY_STRING=query)
    assert response.status_code in {200, 422}, query[:200]
    text = response.content.decode()
    assert "<script>alert" not in text
    assert "onerror=alert(1)>" not in text or response["Content-Type"].endswith("json")
    assert "Set-Cookie" not in response.headers
    assert not any("\n" in value or "\r" in value for value in response.headers.values())
    if response.status_code == 422:
        assert response["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("kind", VALUES)
def test_every_parameter_bears_every_value(client: Client, place: str, kind: str) -> None:
    value = VALUES[kind]
    for name in PARAMETERS:
        harmless(client, PLACES[place], f"{quote(name)}={value}")
    for shape in SHAPES:
        query = "&".join(shape.format(name=quote(name), value=value) for name in PARAMETERS)
        harmless(client, PLACES[place], query)


@pytest.mark.parametrize("place", PLACES)
def test_many_parameters_are_borne(client: Client, place: str) -> None:
    harmless(client, PLACES[place], "&".join(f"p{n}=1" for n in range(3_000)))
    harmless(client, PLACES[place], "&".join("field=science" for _ in range(3_000)))
    harmless(client, PLACES[place], "&=&&;%&=&=a&%=%")


def test_what_is_repeated_in_a_note_is_escaped(client: Client) -> None:
    response = client.get("/en/katalogs/", {"field": MARKUP, MARKUP: "1", "q": MARKUP})
    assert response.status_code == 200
    assert "&lt;script&gt;" in response.text
    assert "<script>alert" not in response.text


@pytest.mark.parametrize(
    "identity",
    ["%00", "%ff", "-1", "9" * 500, "..%2f..%2f", quote(MARKUP), "a/b", "%ed%a0%80", "{id}", ""],
)
def test_an_activity_that_is_none_is_not_found(client: Client, identity: str) -> None:
    response = client.get(f"/api/v1/activities/{identity}")
    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("path", ["%00", "%ff%fe", "..%2f", quote(MARKUP), "a" * 3_000])
def test_hostile_paths_are_not_found(client: Client, path: str) -> None:
    response = client.get(f"/lv/katalogs/{path}/")
    assert response.status_code in {400, 404}
    assert "<script>alert" not in response.content.decode()


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    name=st.one_of(st.sampled_from(NAMES), st.text(max_size=20)),
    value=st.one_of(st.text(max_size=60), st.binary(max_size=60)),
    place=st.sampled_from(sorted(PLACES)),
)
def test_anything_at_all_is_borne(name: str, value: str | bytes, place: str) -> None:
    written = name.encode("utf-8", "surrogatepass")
    harmless(Client(), PLACES[place], f"{quote(written)}={quote(value)}")
