"""The page about a project: aims, results, who pays, and its news; and what it must say."""

from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from catalogue_pages.articles import navigation
from catalogue_pages.articles.models import ArticleIndexPage, ArticlePage, HomePage, Menu
from catalogue_pages.providers.models import CataloguePage
from catalogue_pages.publication.gate import PublicationError
from tests.catalogue_pages.projects import make_news, make_operation, make_project

NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def home(catalogue: CataloguePage) -> Any:
    return HomePage.objects.get()


def shown(client: Client, language: str) -> BeautifulSoup:
    answer = client.get(f"/{language}/par-projektu/")
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def rows(page: BeautifulSoup) -> list[list[str]]:
    return [
        [cell.get_text(strip=True) for cell in row.select("td")]
        for row in page.select("table.costs :is(tbody, tfoot) tr")
    ]


def test_the_table_says_who_pays_in_both_languages(client: Client, home: HomePage) -> None:
    make_project(home)
    latvian, english = shown(client, "lv"), shown(client, "en")
    assert rows(latvian) == [
        [f"28{NBSP}908{NBSP}160", f"85{NBSP}%"],
        [f"5{NBSP}101{NBSP}440", f"15{NBSP}%"],
        [f"34{NBSP}009{NBSP}600", f"100{NBSP}%"],
    ]
    assert [row[0] for row in rows(english)] == ["28,908,160", "5,101,440", "34,009,600"]
    for page in (latvian, english):
        table = page.select_one("table.costs")
        assert table is not None
        assert table.select_one("caption") is not None
        assert {head.get("scope") for head in table.select("thead th")} == {"col"}
        assert len(table.select("th[scope=row]")) == 3
    assert [row.text for row in english.select("th[scope=row]")] == [
        "European Union (ESF+)",
        "State budget",
        "Total",
    ]


def test_cents_are_shown_where_there_are_any(client: Client, home: HomePage) -> None:
    paid = {"total": "1000.50", "union_amount": "850.50", "state_amount": "150"}
    make_project(home, operation=make_operation(**paid))
    assert [row[0] for row in rows(shown(client, "en"))] == ["850.50", "150.00", "1,000.50"]
    assert rows(shown(client, "en"))[0][1] == f"85.01{NBSP}%"


def test_it_says_aims_results_days_and_who_carries_it_out(client: Client, home: HomePage) -> None:
    make_project(home)
    latvian, english = shown(client, "lv").text, shown(client, "en").text
    assert "Saista teoriju ar praksi." in latvian
    assert "Piedalījušies 85 % skolēnu." in latvian
    assert "Valsts izglītības attīstības aģentūra" in latvian
    assert "2025. gada 1. aprīlis" in latvian
    assert "Connects theory with practice." in english
    assert "State Education Development Agency" in english
    assert "1 April 2025" in english


def test_its_news_stand_below_it_the_newest_first(client: Client, home: HomePage) -> None:
    project = make_project(home)
    make_news(project, "Vecā ziņa", date(2026, 1, 5))
    make_news(project, "Jaunā ziņa", date(2026, 6, 5))
    draft = make_news(project, "Melnraksts", date(2026, 7, 5))
    draft.unpublish()
    page = shown(client, "lv")
    assert [one.get_text(strip=True) for one in page.select(".article-card__title")] == [
        "Jaunā ziņa",
        "Vecā ziņa",
    ]
    assert ArticlePage.objects.live().count() == 2
    assert ArticleIndexPage.objects.count() == 0


def test_the_emblem_stands_by_the_rate_of_the_operation(client: Client, home: HomePage) -> None:
    whole = make_operation(rate=100, total=1000, union_amount=1000, state_amount=0)
    make_project(home, operation=whole)
    page = shown(client, "lv")
    ensemble = page.select_one(".project__funding [data-visibility=ensemble]")
    assert ensemble is not None
    assert "Finansē Eiropas Savienība" in ensemble.text
    assert [row[0] for row in rows(page)] == [f"1{NBSP}000", f"1{NBSP}000"]


@pytest.mark.parametrize("field", ["aims_lv", "results_lv"])
def test_it_is_not_published_without_aims_or_results(home: HomePage, field: str) -> None:
    with pytest.raises(PublicationError) as refused:
        make_project(home, **{field: "<p></p>"})
    assert set(refused.value.message_dict) == {field}


def test_it_is_not_published_without_amounts(home: HomePage) -> None:
    bare = make_operation(total=None, union_amount=None, state_amount=None)
    with pytest.raises(PublicationError) as refused:
        make_project(home, operation=bare)
    assert set(refused.value.message_dict) == {"operation"}


def test_it_can_be_linked_from_every_page(home: HomePage) -> None:
    project = make_project(home, menu=Menu.FOOTER)
    assert [link.path for link in navigation.current().footer] == ["par-projektu/"]
    assert navigation.current().header == ()
    project.unpublish()
    assert navigation.current().footer == ()
