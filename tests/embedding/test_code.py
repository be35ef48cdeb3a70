"""The page that makes the code of a list."""

import re
from html import unescape

import pytest
from django.test import Client

from catalogue_pages.providers.models import CataloguePage

ADDRESS = "http://testserver"


def codes(html: str) -> dict[str, str]:
    """The code in each language, as somebody copies it."""
    found = re.findall(r'<textarea id="code-(\w\w)".*?>(.*?)</textarea>', html, re.DOTALL)
    return {language: unescape(code) for language, code in found}


def test_the_listing_leads_to_the_code_of_what_it_shows(
    listing: CataloguePage, client: Client
) -> None:
    html = client.get("/lv/katalogs/?field=science&grade=7-9&page=2").text
    assert 'href="/lv/ievietot/?field=science&amp;grade=7-9"' in html


def test_the_code_is_a_frame_and_a_script(listing: CataloguePage, client: Client) -> None:
    made = codes(client.get("/lv/ievietot/?field=science&grade=7-9").text)
    frame, script = made["lv"].splitlines()
    own = "/lv/ievietot/saraksts/?field=science&amp;grade=7-9&amp;page_size=6"
    assert frame == (
        f'<iframe src="{ADDRESS}{own}" title="Norišu katalogs: Dabaszinātnes, 7.–9. klase" '
        'width="100%" height="640" style="border: 0" loading="lazy"></iframe>'
    )
    assert script == f'<script src="{ADDRESS}/embed.js" async></script>'
    assert f'src="{ADDRESS}/en/ievietot/saraksts/?field=science' in made["en"]


@pytest.mark.parametrize(
    ("asked", "kept"),
    [("", "?page_size=6"), ("page_size=12", "?page_size=12"), ("page_size=20", "")],
)
def test_it_shows_as_many_as_were_asked_for(
    listing: CataloguePage, client: Client, asked: str, kept: str
) -> None:
    made = codes(client.get(f"/lv/ievietot/?{asked}").text)
    assert f'src="{ADDRESS}/lv/ievietot/saraksts/{kept}"' in made["lv"]


def test_nobodys_position_stands_in_the_code(listing: CataloguePage, client: Client) -> None:
    answer = client.get("/en/ievietot/?near=56.95,24.11&field=science")
    assert all(
        "56.95" not in code and "field=science" in code for code in codes(answer.text).values()
    )
    assert "Where you are was left out" in answer.text
    assert "no-store" in answer["Cache-Control"]
    led_to = re.findall(
        r'href="(/en/ievietot/[^"]*)"', client.get("/en/katalogs/?near=56.95,24.11").text
    )
    assert led_to == ["/en/ievietot/"]


def test_a_town_stands_in_the_code(listing: CataloguePage, client: Client) -> None:
    made = codes(client.get("/lv/ievietot/?near=cesu-novads&within=30").text)
    assert "near=cesu-novads&amp;within=30" in made["lv"]


def test_words_stay_text_in_the_code(listing: CataloguePage, client: Client) -> None:
    words = '"></iframe><script>alert(1)</script>'
    html = client.get("/lv/ievietot/", {"q": words}).text
    assert "<script>alert" not in html
    code = codes(html)["lv"]
    assert "<script>alert" not in code
    assert code.count("<iframe") == code.count("</iframe>") == code.count("<script") == 1


def test_what_was_not_understood_is_said_here(listing: CataloguePage, client: Client) -> None:
    assert "which means nothing here" in client.get("/en/ievietot/?filed=science").text
    assert "which means nothing here" not in client.get("/en/ievietot/saraksts/?filed=x").text


def test_this_page_shows_the_frame_and_is_framed_by_none(
    listing: CataloguePage, client: Client
) -> None:
    answer = client.get("/lv/ievietot/")
    assert "frame-src 'self'" in answer["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    assert not answer.cookies
