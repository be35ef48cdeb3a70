"""What each kind of page says to machines, and that schema.org has words for it."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoDbBlocker
from rdflib import Graph

from catalogue_pages.activities.models import ActivityPage, Occurrence
from presentation.structured_data.activities import SHARED
from presentation.structured_data.audiences import age_range
from search.engines.embedded.engine import EmbeddedEngine
from tests.presentation.structured_data.content import Content, address, in_days, make_content
from tests.presentation.structured_data.reading import of_type, said
from tests.presentation.structured_data.vocabulary import HOME, faults
from tests.search.content import make_activity, make_catalogue
from tests.seeded import configured, forget_what_is_kept, index_everything

HOSTILE = '</script><script>alert(1)</script><!--<script> & " \\ \u2028 ]]> {{ 7 }}'


@pytest.fixture(scope="module")
def made(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Content]:
    """The small site, in a transaction that ends with the module's tests."""
    folder = tmp_path_factory.mktemp("saying")
    with django_db_blocker.unblock(), configured(EmbeddedEngine.name, folder):
        content = make_content(make_catalogue())
        index_everything()
        yield content


@pytest.fixture
def content(made: Content, db: None) -> Content:
    forget_what_is_kept()
    return made


def everything(client: Client, content: Content, language: str) -> dict[str, list[dict[str, Any]]]:
    found = {
        name: said(client, address(page, language)) for name, page in content._asdict().items()
    }
    return {**found, "home": said(client, f"/{language}/")}


@pytest.mark.parametrize("language", ["lv", "en"])
def test_schema_org_has_words_for_all_of_it(
    client: Client, content: Content, language: str
) -> None:
    found = everything(client, content, language)
    assert all(found.values())
    wrong = {
        name: [fault for thing in things for fault in faults(thing)]
        for name, things in found.items()
    }
    assert {name: one for name, one in wrong.items() if one} == {}


def test_what_schema_org_does_not_know_is_noticed() -> None:
    offer = {"@type": "Offer", "price": "free", "startDate": "2026-01-01"}
    event = {"@type": "EducationEvent", "offers": offer, "startdate": "soon", "provider": offer}
    said_of = list(faults({**event, "startDate": "soon", "location": {"@type": "Offer"}}))
    assert [one.partition(":")[0] for one in said_of] == [
        "EducationEvent.offers > Offer.startDate",
        "EducationEvent.startdate",
        "EducationEvent.provider",
        "EducationEvent.provider > Offer.startDate",
        "EducationEvent.provider",
        "EducationEvent.startDate",
        "EducationEvent.location",
    ]


def test_a_library_reads_it_as_json_ld(client: Client, content: Content) -> None:
    for things in everything(client, content, "lv").values():
        for thing in things:
            assert thing["@context"] == "https://schema.org"
            graph = Graph()
            # The context would be fetched; this one says the same of what is used.
            graph.parse(data=json.dumps({**thing, "@context": {"@vocab": HOME}}), format="json-ld")
            assert len(graph) > 2


def test_one_date_makes_an_event(client: Client, content: Content) -> None:
    event = of_type(said(client, address(content.once)), "EducationEvent")
    assert event["@id"] == content.once.public_id.urn
    assert event["startDate"] == in_days(5).isoformat(timespec="minutes")
    assert event["endDate"] > event["startDate"]
    assert event["eventAttendanceMode"] == f"{HOME}OfflineEventAttendanceMode"
    (place,) = event["location"]
    assert place["name"] == "Zāle"
    assert place["address"]["streetAddress"] == "Jūras iela 1"
    assert place["geo"] == {"@type": "GeoCoordinates", "latitude": 57.39485, "longitude": 21.56121}
    assert event["offers"]["price"] == "4.50"
    assert event["offers"]["priceCurrency"] == "EUR"
    assert event["isAccessibleForFree"] is False
    assert event["typicalAgeRange"] == "11-13"
    assert event["duration"] == "P0DT01H15M00S"
    assert event["inLanguage"] == ["lv", "en"]
    assert event["funder"]["sameAs"] == "https://european-union.europa.eu/"
    assert event["funding"]["identifier"] == "4.2.2.0/1/24/I/001"
    assert event["organizer"]["@id"] == content.provider.public_id.urn
    assert len(event["image"]) == 2
    assert all(one.startswith("http://testserver/media/images/") for one in event["image"])


def test_several_dates_make_a_series_of_those_to_come(client: Client, content: Content) -> None:
    series = of_type(said(client, address(content.often)), "EventSeries")
    days = [one["startDate"] for one in series["subEvent"]]
    assert days == [in_days(number).isoformat(timespec="minutes") for number in (3, 10, 17)]
    assert (series["startDate"], series["endDate"]) == (days[0], days[-1])
    assert series["eventAttendanceMode"] == f"{HOME}MixedEventAttendanceMode"
    assert [one["@type"] for one in series["location"]] == ["Place", "VirtualLocation"]
    assert series["isAccessibleForFree"] is True
    # What Google asks of every event.
    assert all(
        {"name", "startDate", "location", "offers"} <= one.keys() for one in series["subEvent"]
    )


def test_a_club_without_dates_is_a_course(client: Client, content: Content) -> None:
    course = of_type(said(client, address(content.course)), "Course")
    assert course["provider"]["name"] == "Muzejs"
    assert course["hasCourseInstance"]["courseMode"] == "onsite"
    assert course["hasCourseInstance"]["courseWorkload"] == "P0DT12H00M00S"
    assert course["typicalAgeRange"] == "7-8"
    assert "price" not in course["offers"]
    assert "isAccessibleForFree" not in course


def test_what_is_held_by_arrangement_teaches(client: Client, content: Content) -> None:
    resource = of_type(said(client, address(content.arranged)), "LearningResource")
    assert [one["name"] for one in resource["offers"]["areaServed"]] == ["Rīga", "Ventspils"]
    assert "availableAtOrFrom" not in resource["offers"]
    assert resource["typicalAgeRange"] == "5-8"
    assert resource["disambiguatingDescription"].startswith("Demonstrācijas ieraksts.")
    assert "/materiali/norises/" in resource["image"][0]


@pytest.mark.parametrize(
    ("grades", "ages"),
    [
        (["1"], "7-8"),
        (["12", "10"], "16-19"),
        (["preschool"], "5-6"),
        (["preschool", "2"], "5-9"),
        (["vocational"], ""),
        (["9", "vocational"], "15-"),
        ([], ""),
    ],
)
def test_grades_tell_ages(grades: list[str], ages: str) -> None:
    assert age_range(grades) == ages


def test_a_provider_is_an_organization_with_its_activities(
    client: Client, content: Content
) -> None:
    found = said(client, address(content.provider))
    provider = of_type(found, "Organization")
    assert "40001234567" not in str(provider)  # of who is self-employed it would be a personal code
    assert provider["address"]["addressLocality"] == "Ventspils"
    assert provider["logo"].startswith("http://testserver/media/images/")
    listed = of_type(found, "ItemList")
    assert listed["numberOfItems"] == 4
    assert address(content.once) in [
        one["url"].removeprefix("http://testserver") for one in listed["itemListElement"]
    ]


@pytest.mark.parametrize(("language", "home"), [("lv", "Sākums"), ("en", "Home")])
def test_breadcrumbs_lead_from_the_front_page(
    client: Client, content: Content, language: str, home: str
) -> None:
    way = of_type(said(client, address(content.once, language)), "BreadcrumbList")
    steps = way["itemListElement"]
    assert [one["position"] for one in steps] == [1, 2, 3, 4]
    assert steps[0]["name"] == home
    assert steps[0]["item"]["@id"] == f"http://testserver/{language}/"
    assert steps[-1]["item"]["@id"] == f"http://testserver{address(content.once, language)}"


@pytest.mark.parametrize(
    ("language", "statement", "union"),
    [
        ("lv", "Līdzfinansē Eiropas Savienība", ""),
        ("en", "Co-funded by the European Union", "European Union"),
    ],
)
def test_the_front_page_tells_how_to_search_and_who_funds(
    client: Client, content: Content, language: str, statement: str, union: str
) -> None:
    site = of_type(said(client, f"/{language}/"), "WebSite")
    template = site["potentialAction"]["target"]["urlTemplate"]
    assert template == f"http://testserver/{language}/katalogs/?q={{search_term_string}}"
    assert site["creditText"] == statement
    assert union in site["funder"]["name"]


def test_news_and_projects_say_what_they_are(client: Client, content: Content) -> None:
    article = of_type(said(client, address(content.article)), "NewsArticle")
    assert (article["headline"], article["datePublished"]) == ("Jaunumi", "2026-03-01")
    assert article["description"] == "Īsi & skaidri."
    project = of_type(said(client, address(content.project)), "Project")
    assert project["funding"]["amount"]["value"] == "850.00"


def test_no_text_ends_the_block(client: Client, content: Content) -> None:
    activity = make_activity(
        content.provider, "Cits", summary_lv=HOSTILE, topics_lv=HOSTILE, venue_name_lv=HOSTILE
    )
    ActivityPage.objects.filter(pk=activity.pk).update(name_lv=HOSTILE)
    resource = of_type(said(client, address(activity)), "LearningResource")
    assert resource["name"] == resource["description"] == HOSTILE
    assert resource["offers"]["availableAtOrFrom"]["name"] == HOSTILE


def test_it_costs_no_query(client: Client, content: Content) -> None:
    """What it reads of an activity, the page reads as well; each of it is asked for once."""
    lists = [name for name in SHARED if name != "occurrences"]
    tables = [getattr(ActivityPage, name).through._meta.db_table for name in lists]
    tables.append(Occurrence._meta.db_table)
    for page in (content.once, content.often, content.course, content.arranged):
        client.get(address(page))
        with CaptureQueriesContext(connection) as queries:
            client.get(address(page))
        asked = {table: sum(f'"{table}"' in one["sql"] for one in queries) for table in tables}
        assert {table: count for table, count in asked.items() if count > 1} == {}


@pytest.mark.parametrize("language", ["lv", "en"])
def test_a_shared_link_says_all_that_networks_ask(
    client: Client, content: Content, language: str
) -> None:
    pages = (*content._asdict().values(), content.provider.get_parent().get_parent())
    names = ["title", "type", "url", "site_name", "locale", "locale:alternate"]
    names += ["image", "image:type", "image:width", "image:height", "image:alt"]
    own, other = ("lv_LV", "en_GB") if language == "lv" else ("en_GB", "lv_LV")
    for page in pages:
        html = " ".join(client.get(address(page, language)).text.split())
        lacking = [name for name in names if f'property="og:{name}"' not in html]
        assert (page.title, lacking) == (page.title, [])
        assert html.count(f'property="og:locale" content="{own}"') == 1
        assert html.count(f'property="og:locale:alternate" content="{other}"') == 1


def test_a_shared_article_says_when_it_was_written(client: Client, content: Content) -> None:
    html = " ".join(client.get(address(content.article)).text.split())
    assert 'property="og:type" content="article"' in html
    assert 'property="article:published_time" content="2026-03-01"' in html
    assert 'property="og:description" content="Īsi &amp; skaidri."' in html
