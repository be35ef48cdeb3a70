"""How files are sent, and what the page about them says."""

import json
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from catalogue_pages.activities.models import ActivityPage
from opendata import shelf
from opendata.shelf import Version
from tests.opendata.seeing import made, newest

LATEST = "/open-data/latest/activities.csv"


def content(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_every_file_is_sent_at_both_of_its_addresses(
    client: Client, activity: ActivityPage
) -> None:
    version = made().version
    everything = client.get("/open-data/").json()
    assert everything["latest"] == version
    (said,) = everything["versions"]
    assert said["funding"]["en"] == "Co-funded by the European Union"
    for file in said["files"]:
        own = file["url"].removeprefix("https://norises.example")
        assert own == f"/open-data/{version}/{file['name']}"
        for address in (own, f"/open-data/latest/{file['name']}"):
            answer = client.get(address)
            assert answer.status_code == 200
            assert content(answer) == (newest() / file["name"]).read_bytes()
            assert answer.headers["Content-Type"] == file["media_type"]
            assert answer.headers["Access-Control-Allow-Origin"] == "*"
            assert answer.headers["Content-Location"] == file["url"]
            assert answer.headers["Vary"] == "origin"
            assert not answer.cookies
    assert client.get(f"/open-data/{version}/SHA256SUMS").status_code == 200


@pytest.mark.usefixtures("activity")
def test_a_browser_asks_again_and_for_parts(client: Client) -> None:
    made()
    first = client.get(LATEST)
    for known in (
        {"If-None-Match": first.headers["ETag"]},
        {"If-Modified-Since": first.headers["Last-Modified"]},
    ):
        again = client.get(LATEST, headers=known)
        assert (again.status_code, content(again)) == (304, b"")
        assert again.headers["Access-Control-Allow-Origin"] == "*"
    part = client.get(LATEST, headers={"Range": "bytes=3-9"})
    assert (part.status_code, content(part)) == (206, content(first)[3:10])
    assert client.head(LATEST).headers["Content-Length"] == str(len(content(client.get(LATEST))))
    index = client.get("/open-data/")
    etag = {"If-None-Match": index.headers["ETag"]}
    assert client.get("/open-data/", headers=etag).status_code == 304
    assert client.post(LATEST).status_code == 405


@pytest.mark.usefixtures("activity")
@pytest.mark.parametrize(
    "address",
    [
        "/open-data/latest/state.json",
        "/open-data/latest/..%2fstate.json",
        "/open-data/..%2f..%2fcatalogue.sqlite3/activities.csv",
        "/open-data/../activities.csv",
        "/open-data/.making-x/activities.csv",
        "/open-data/2026-1-1.1/activities.csv",
        "/open-data/٢٠٢٦-01-01.1/activities.csv",
        "/open-data/9999-01-01.1/activities.csv",
        "/open-data/latest/activities.csv%00",
        "/open-data/latest/",
        "/open-data/catalogue.ttl",
    ],
)
def test_nothing_else_is_sent(client: Client, address: str, shelf_folder: Path) -> None:
    made()
    (shelf_folder / ".making-x").mkdir()
    (shelf_folder / ".making-x" / "activities.csv").write_text("half")
    answer = client.get(address)
    assert answer.status_code == 404
    assert b"half" not in content(answer)


def test_a_version_that_was_removed_is_gone_and_leads_to_the_newest(
    client: Client, activity: ActivityPage
) -> None:
    first = made().version
    activity.name_lv = "Citi"
    activity.save()
    made()
    version = Version.parse(first)
    assert version is not None
    shelf.remove(version)
    answer = client.get(f"/open-data/{first}/activities.csv")
    assert answer.status_code == 410
    assert f"https://norises.example{LATEST}" in answer.text


@pytest.mark.usefixtures("provider")
def test_before_the_first_version(client: Client) -> None:
    assert client.get("/open-data/").json()["versions"] == []
    assert client.get(LATEST).status_code == 404
    assert client.get("/open-data/catalogue.jsonld").json()["dcat:dataset"] == []
    page = client.get("/en/open-data/").text
    assert "The first version is still being made" in page


@pytest.mark.parametrize(("language", "path"), [("lv", "atvertie-dati"), ("en", "open-data")])
def test_the_page_says_what_there_is(
    client: Client, activity: ActivityPage, language: str, path: str
) -> None:
    version = made().version
    answer = client.get(f"/{language}/{path}/")
    assert answer.status_code == 200
    page = BeautifulSoup(answer.text, "html.parser")
    assert page.html is not None
    assert page.html["lang"] == language
    text = page.get_text(" ", strip=True)
    statement = {"lv": "Līdzfinansē Eiropas Savienība", "en": "Co-funded by the European Union"}
    assert statement[language] in text
    assert version in text
    for file in json.loads((newest() / "version.json").read_text())["files"]:
        if file["rows"] is not None:
            assert page.select(f"a[href$='/open-data/latest/{file['name']}']")
            assert file["sha256"] in text
    told = {"lv": "Cik dienas iepriekš jāpiesakās", "en": "Days to book ahead"}
    assert told[language] in text
    assert "https://creativecommons.org/licenses/by/4.0/" in str(page)
    other = {"lv": "/en/open-data/", "en": "/lv/atvertie-dati/"}[language]
    assert page.select(f"header a[href='{other}'], a[hreflang][href='{other}']")


@pytest.mark.usefixtures("activity")
def test_every_footer_leads_to_it(client: Client) -> None:
    with translation.override("en"):
        page = BeautifulSoup(client.get("/en/").text, "html.parser")
    assert page.select("footer a[href='/en/open-data/']")


@pytest.mark.usefixtures("activity")
def test_files_cost_no_query(client: Client) -> None:
    made()
    client.get(LATEST)
    with CaptureQueriesContext(connection) as captured:
        content(client.get(LATEST))
        client.get("/open-data/")
        client.get("/open-data/catalogue.jsonld")
    assert len(captured) == 0
