"""The page for people: in both languages, with questions that are answered and all operations."""

from html import unescape
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from django.test import Client


class Questions(HTMLParser):
    """The addresses of a page that lead to the API."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        address = urlsplit(dict(attrs).get("href") or "")
        if tag == "a" and address.path.startswith("/api/v1/"):
            self.found.append(f"{address.path}?{address.query}")


@pytest.mark.usefixtures("listing")
@pytest.mark.parametrize("language", ["lv", "en"])
def test_what_the_page_asks_is_answered(language: str) -> None:
    html = Client().get(f"/{language}/api/").text
    asked = Questions(html).found
    assert [one.partition("?")[0].rpartition("/")[2] for one in asked] == [
        "activities",
        "occurrences",
        "changes",
        "openapi.json",
    ]
    assert [Client().get(one).status_code for one in asked] == [200] * len(asked)


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["lv", "en"])
def test_the_document_s_own_page_leads_to_it_in_the_reader_s_language(language: str) -> None:
    response = Client(headers={"Accept-Language": language}).get("/api/v1/docs")
    assert (response.status_code, response["Location"]) == (302, f"/{language}/api/")


@pytest.mark.django_db
def test_who_has_no_scripts_reads_every_operation_with_its_parameters() -> None:
    paths = Client().get("/api/v1/openapi.json").json()["paths"]
    assert len(paths) > 20
    html = unescape(Client().get("/lv/api/").text)
    shown = html[html.index('id="swagger-ui"') :]
    for path, methods in paths.items():
        [(method, said)] = methods.items()
        assert f"<code>{method.upper()} {path}</code>" in shown
        assert said["description"] in shown
        for parameter in said.get("parameters", []):
            assert f"<code>{parameter['name']}</code>" in shown
            assert parameter.get("description", "") in shown
