"""What holds for every operation of the API."""

from datetime import timedelta
from typing import Any
from urllib.parse import quote, urlencode

import pytest
import time_machine
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.changes.editions import raise_edition
from catalogue_pages.media.marking import mark
from catalogue_pages.providers.models import CataloguePage
from ledger import activities as ledger_of_activities
from ledger import pages as ledger_of_pages
from ledger.recording import EDITION
from tests.api.asking import V1, everything, get, operations, refused, without_id
from tests.api.contents import SECRET, Written, write_texts
from tests.search.brute_force import public_activities
from tests.seeded import forget_what_is_kept

LISTS = {
    "activities": "activities",
    "occurrences": "occurrences",
    "providers": "providers",
    "articles": "articles",
    "pages": "pages_of_text",
    "changes": "changes",
}


@pytest.fixture
def written(listing: CataloguePage) -> Written:
    made = write_texts(listing)
    ledger_of_activities.sweep()
    ledger_of_pages.look_through()
    forget_what_is_kept()
    return made


@pytest.mark.usefixtures("written")
def test_every_answer_says_who_pays_and_under_what_licence() -> None:
    for path in without_id():
        about = get(path)["about"]
        assert about["funding"]["lv"] == "Līdzfinansē Eiropas Savienība"
        assert about["licence"]["name"] == "CC BY 4.0"
        assert Client().get(about["documentation"].removeprefix("http://testserver")).status_code


@pytest.mark.usefixtures("written")
def test_no_operation_passes_over_what_it_does_not_know() -> None:
    for path in without_id():
        problems = refused(f"{path}?langauge=lv", 422)["problems"]
        assert [(one["parameter"], one["fault"]) for one in problems] == [
            ("langauge", "unknown-parameter")
        ]


@pytest.mark.usefixtures("written")
def test_every_parameter_of_the_document_is_read() -> None:
    for path, operation in operations():
        if "{" in path:
            continue
        for parameter in operation.get("parameters", []):
            answer = Client().get(path, {parameter["name"]: "\x00"})
            assert "unknown-parameter" not in answer.text, (path, parameter["name"])
            assert answer.status_code in {200, 422}


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize(("path", "key"), LISTS.items())
def test_a_list_leads_to_its_end(path: str, key: str) -> None:
    found = list(everything(f"{V1}/{path}?page_size=3{EVER.get(path, '')}", key))
    assert found
    named = [(one["kind"] if path == "changes" else "", one["id"]) for one in found]
    assert len(set(named)) == len(named)
    whole = get(f"{V1}/{path}?page_size=100{EVER.get(path, '')}")
    if "total" in whole:
        assert whole["total"] == len(found)


EVER = {"occurrences": "&from=2000-01-01"}


@pytest.mark.usefixtures("written")
def test_fields_that_are_wanted_and_no_others() -> None:
    for path, key in LISTS.items():
        if path == "changes":
            continue
        one = get(f"{V1}/{path}?fields=url&page_size=1{EVER.get(path, '')}")[key][0]
        assert set(one) - {"offered_by"} == {"id", "url"}, path
        problems = refused(f"{V1}/{path}?fields=urll", 422)["problems"]
        assert (problems[0]["value"], problems[0]["nearest"]) == ("urll", "url")


def test_one_language_alone(written: Written) -> None:
    one = get(f"{V1}/articles/{written.article.translation_key}?language=lv")
    assert one["title"] == {"lv": "Bites un robots"}
    assert one["about"]["funding"]["en"]
    assert get(f"{V1}/articles/{one['id']}?language=en")["title"] == {"lv": "Bites un robots"}
    assert "label_lv" not in get(f"{V1}/vocabularies/field?language=en")["terms"][0]
    both = get(f"{V1}/articles/{one['id']}")["title"]
    assert both == {"lv": "Bites un robots", "en": None}


def test_what_hides_comes_out_nowhere(written: Written) -> None:
    public = {one.id for one in public_activities()}
    ids = {str(one.public_id) for one in ActivityPage.objects.all() if one.public_id not in public}
    ids |= {str(one.specific.translation_key) for one in written.hidden}
    assert len(ids) > 20
    said = "".join(_said(path) for path in without_id())
    assert SECRET not in said
    assert not {one for one in ids if one in said}
    for kind in ("activities", "providers", "articles", "pages"):
        for one in ids:
            refused(f"{V1}/{kind}/{one}", 404)


def _said(path: str) -> str:
    key = LISTS.get(path.removeprefix(f"{V1}/"), "")
    if not key:
        return str(get(path))
    expand = "&expand=item" if key == "changes" else ""
    ever = EVER.get(key, "")
    return str(list(everything(f"{path}?page_size=100{expand}{ever}", key)))


@pytest.mark.usefixtures("listing")
def test_an_activity_by_its_external_id() -> None:
    one = ActivityPage.objects.get(public_id=public_activities()[0].id)
    found = get(f"{V1}/activities/by-external-id/{one.external_id}")
    assert found["id"] == str(one.public_id)
    ActivityPage.objects.filter(pk=one.pk).update(external_id="rīgas dome/2026-17")
    asked = quote("rīgas dome/2026-17", safe="")
    assert get(f"{V1}/activities/by-external-id/{asked}")["id"] == str(one.public_id)
    refused(f"{V1}/activities/by-external-id/nothing", 404)
    refused(f"{V1}/activities/by-external-id/%00", 404)


@pytest.mark.usefixtures("listing")
def test_a_provider_is_given_whole_where_it_is_wanted() -> None:
    listed = get(f"{V1}/activities?page_size=5&expand=provider")["activities"]
    for one in listed:
        assert one["offered_by"]["name"] == one["provider"]
        detail = get(f"{V1}/activities/{one['id']}?expand=provider")
        assert detail["offered_by"]["id"] == detail["provider_id"]
        assert detail["offered_by"]["id"] == one["offered_by"]["id"]
    assert get(f"{V1}/activities?page_size=1")["activities"][0]["offered_by"] is None


def test_a_picture_that_a_public_page_shows(written: Written) -> None:
    picture = written.article.picture
    assert picture is not None
    found = get(f"{V1}/images/{picture.pk}?renditions=fill-480x480")
    assert {(one["width"], one["height"]) for one in found["sizes"]} == {(480, 480)}
    problems = refused(f"{V1}/images/{picture.pk}?renditions=fill-481x480", 422)["problems"]
    assert problems[0]["nearest"] == "fill-480x480"
    written.article.unpublish()
    made = picture.renditions.count()
    refused(f"{V1}/images/{picture.pk}?renditions=fill-360x240", 404)
    assert picture.renditions.count() == made
    for other in ("0", "x", "99999999999", "1.5"):
        refused(f"{V1}/images/{other}", 404)


class TestFreshness:
    """Entity tags and times."""

    def ask(self, path: str = "activities", **headers: str) -> Any:
        return Client().get(f"{V1}/{path}", headers=headers)

    @pytest.mark.usefixtures("written")
    def test_nothing_is_sent_again_until_something_changes(self) -> None:
        for path in without_id():
            first = Client().get(path)
            again = Client().get(path, headers={"If-None-Match": first["ETag"]})
            assert (again.status_code, again.content) == (304, b""), path
            assert again["ETag"] == first["ETag"]
            assert "max-age=60" in again["Cache-Control"]
        tag = self.ask()["ETag"]
        raise_edition(EDITION)
        changed = self.ask(**{"If-None-Match": tag})
        assert changed.status_code == 200
        assert changed["ETag"] != tag

    @pytest.mark.usefixtures("written")
    def test_the_clock_changes_an_answer_too(self) -> None:
        tag = self.ask()["ETag"]
        with time_machine.travel(timezone.now() + timedelta(hours=25), tick=False):
            assert self.ask(**{"If-None-Match": tag}).status_code == 200

    @pytest.mark.usefixtures("written")
    def test_times_serve_whoever_knows_no_tags(self) -> None:
        with time_machine.travel(timezone.now() + timedelta(minutes=1)):
            first = self.ask()
            again = self.ask(**{"If-Modified-Since": first["Last-Modified"]})
            assert again.status_code == 304
            raise_edition("navigation")
        with time_machine.travel(timezone.now() + timedelta(minutes=2)):
            known = {"If-Modified-Since": first["Last-Modified"]}
            assert self.ask("navigation", **known).status_code == 200

    def test_what_is_told_of_a_picture_is_asked_for_again(self, written: Written) -> None:
        picture: Any = written.article.picture
        path = f"images/{picture.pk}"
        tag = self.ask(path)["ETag"]
        picture.author = "Cits fotogrāfs"
        picture.save()
        assert self.ask(path, **{"If-None-Match": tag}).json()["credit"] == "Cits fotogrāfs"
        tag = self.ask(path)["ETag"]
        with transaction.atomic():
            mark(picture)
        assert self.ask(path, **{"If-None-Match": tag}).status_code == 404

    @pytest.mark.usefixtures("written")
    def test_addresses_and_errors_have_tags_of_their_own_or_none(self) -> None:
        tags = {self.ask(f"activities?page={one}")["ETag"] for one in (1, 2, 3)}
        assert len(tags) == 3
        assert "ETag" not in self.ask("activities?x=1")

    @pytest.mark.usefixtures("written")
    def test_a_304_costs_next_to_nothing(self) -> None:
        tag = self.ask()["ETag"]
        with CaptureQueriesContext(connection) as captured:
            assert self.ask(**{"If-None-Match": tag}).status_code == 304
        assert len(captured) == 1


@pytest.mark.usefixtures("listing")
@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.5", "br"),
        ("identity", None),
    ],
)
def test_answers_are_compressed(accepted: str, encoding: str | None) -> None:
    plain = Client().get(f"{V1}/vocabularies").content
    sent = Client().get(f"{V1}/vocabularies", headers={"Accept-Encoding": accepted})
    assert sent.get("Content-Encoding") == encoding
    assert "Accept-Encoding" in sent["Vary"]
    if encoding:
        assert len(sent.content) < len(plain) / 3


@pytest.mark.usefixtures("listing")
def test_any_page_may_read_it_and_none_may_write() -> None:
    elsewhere = {"Origin": "https://skola.example"}
    answer = Client().get(f"{V1}/settings", headers=elsewhere)
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer
    assert "ETag" in answer["Access-Control-Expose-Headers"]
    asked = {
        **elsewhere,
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "if-none-match",
    }
    allowed = Client().options(f"{V1}/activities", headers=asked)
    assert allowed.status_code == 200
    assert "if-none-match" in allowed["Access-Control-Allow-Headers"]
    assert not Client().get(f"{V1}/settings").cookies
    assert "Access-Control-Allow-Origin" not in Client().get("/admin/", headers=elsewhere)


@pytest.mark.usefixtures("listing")
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_it_is_only_read(method: str) -> None:
    answer = getattr(Client(), method)(f"{V1}/activities")
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")
    assert answer["Content-Type"] == "application/problem+json"


@pytest.mark.usefixtures("listing")
def test_asked_for_the_head_it_says_the_same_without_a_body() -> None:
    whole, head = Client().get(f"{V1}/activities"), Client().head(f"{V1}/activities")
    assert head.status_code == 200
    assert head.content == b""
    for name in ("ETag", "Content-Type", "Content-Length", "Cache-Control"):
        assert head[name] == whole[name]
    again = Client().head(f"{V1}/activities", headers={"If-None-Match": whole["ETag"]})
    assert again.status_code == 304


def test_the_apis_own_address_leads_to_its_page() -> None:
    assert Client().get("/api/v1/")["Location"] in {"/lv/api/", "/en/api/"}


@pytest.mark.usefixtures("listing")
def test_one_address_cannot_take_everything(settings: Settings) -> None:
    settings.API_LIMIT = 3
    with time_machine.travel("2026-11-23T10:00:20+02:00", tick=False):
        left = [Client().get(f"{V1}/settings")["RateLimit"] for _number in range(3)]
        assert left == [f'"address";r={one};t=40' for one in (2, 1, 0)]
        refusal = Client().get(f"{V1}/settings")
        assert refusal.status_code == 429
        assert refusal["Retry-After"] == "40"
        assert refusal["Content-Type"] == "application/problem+json"
        other = Client(REMOTE_ADDR="192.0.2.7").get(f"{V1}/settings")
        assert other.status_code == 200
    with time_machine.travel("2026-11-23T10:01:01+02:00"):
        assert Client().get(f"{V1}/settings").status_code == 200


@pytest.mark.usefixtures("listing")
def test_hostile_addresses_are_refused_and_never_fail() -> None:
    hostile = ["\x00", "'", "<script>", "٣", "9" * 400, "-1", "1e9", "{}", "%", "ā" * 300, "NaN"]
    for path, operation in operations():
        for parameter in operation.get("parameters", []):
            for value in hostile if parameter["in"] == "query" else []:
                address = path.replace("{id}", "1").replace("{name}", "x")
                query = urlencode({parameter["name"]: value})
                answer = Client().get(f"{address.replace('{external_id}', 'x')}?{query}")
                assert answer.status_code in {200, 404, 422}, (path, parameter["name"], value)
                assert "<script" not in answer.text


@pytest.mark.usefixtures("listing")
@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_that_some_time_zone_lacks_is_refused(day: str) -> None:
    for asked in ("from", "to"):
        refused(f"{V1}/occurrences?{asked}={day}", 422)


@pytest.mark.usefixtures("listing")
@pytest.mark.parametrize("fields", [",", "title,", "title, price"])
def test_a_list_of_fields_has_no_gaps(fields: str) -> None:
    refused(f"{V1}/providers?{urlencode({'fields': fields})}", 422)
    assert get(f"{V1}/providers?fields=")["total"] > 0
