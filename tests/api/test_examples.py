"""The examples of the OpenAPI document: each is asked, and answered as the document says."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode
from uuid import UUID

import jsonschema
import pytest
import time_machine
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from api.examples import (
    ACTIVITY,
    ARTICLE,
    DOCUMENT,
    PAGE,
    PICTURE,
    PROVIDER,
    REQUESTS,
    WITHOUT,
    answers,
)
from catalogue_pages.activities.models import ActivityPage, Occurrence
from catalogue_pages.articles.first_pages import publish
from catalogue_pages.articles.models import ArticleIndexPage, ArticlePage, ContentPage, Menu
from catalogue_pages.media.models import Attachment, Licence, Picture
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.vocabularies.models import (
    AccessibilityFeature,
    DeliveryLanguage,
    Municipality,
    Subject,
)
from ledger import activities as ledger_of_activities
from ledger import pages as ledger_of_pages
from tests.api.asking import document
from tests.api.previewing import token_of
from tests.search.content import make_activity, make_catalogue, make_provider, picture_file
from tests.seeded import configured, forget_what_is_kept, index_everything

HOST = "katalogs.example"
LONGEST = 2
"""Things that an example shows of a list."""


def make_content() -> None:
    """A catalogue of which the examples tell."""
    catalogue = make_catalogue()
    home = catalogue.get_parent()
    picture = Picture.objects.create(
        pk=int(PICTURE),
        title="roboti",
        file=picture_file(),
        alternative_text_lv="Skolēni pie robota",
        alternative_text_en="Pupils at a robot",
        author="Rīgas Tehnikas muzejs",
        licence=Licence.CC_BY,
        shows_people=False,
    )
    paper = Attachment.objects.create(
        pk=int(DOCUMENT),
        title="Darba lapa",
        file=ContentFile(b"Uzdevumi.", name="darba-lapa.txt"),
        author="Rīgas Tehnikas muzejs",
        licence=Licence.CC_BY,
    )
    make_offer(catalogue, picture)
    make_texts(home, picture, paper)


def make_texts(home: Any, picture: Picture, paper: Attachment) -> None:
    index = publish(home, ArticleIndexPage(name_lv="Raksti", slug="raksti"))
    article = ArticlePage(
        name_lv="Roboti stundā",
        name_en="Robots in class",
        date=date(2026, 11, 2),
        translation_key=UUID(ARTICLE),
        intro_lv="<p>Ko var mācīties no robota.</p>",
        picture=picture,
        body_lv=json.dumps(
            [
                {"type": "text", "value": "<p>Sāc ar sensoriem.</p>"},
                {"type": "document", "value": {"document": paper.pk, "description": ""}},
            ]
        ),
    )
    article.activities = ActivityPage.objects.filter(public_id=ACTIVITY)
    publish(index, article)
    page = ContentPage(
        name_lv="Par katalogu",
        name_en="About the catalogue",
        slug="par-katalogu",
        menu=Menu.BOTH,
        translation_key=UUID(PAGE),
        intro_lv="<p>Norises skolēniem visā Latvijā.</p>",
        body_lv=json.dumps([{"type": "text", "value": "<p>Katalogu veido muzeji un skolas.</p>"}]),
    )
    publish(home, page)


def make_offer(catalogue: Any, picture: Picture) -> None:
    provider = make_provider(
        catalogue,
        "Rīgas Tehnikas muzejs",
        name_en="Riga Museum of Technology",
        public_id=UUID(PROVIDER),
        email="muzejs@example.org",
        phone="+371 60 000 000",
        website="https://muzejs.example/",
        address="Muzeja iela 1, Rīga",
        summary_lv="Tehnikas vēsture un šodiena.",
        description_lv="<p>Muzejs skolām.</p>",
        logo=picture,
        municipality=Municipality.objects.get(code="riga"),
    )
    make_workshop(provider, picture)


def make_workshop(provider: ProviderPage, picture: Picture) -> None:
    activity: Any = make_activity(
        provider,
        "Robotikas darbnīca",
        name_en="Robotics workshop",
        summary_lv="Skolēni būvē un programmē robotu.",
        summary_en="Pupils build and program a robot.",
        public_id=UUID(ACTIVITY),
        external_id="muzejs-17",
        field="technology",
        kind="workshop",
        grades=("7", "8", "9"),
        municipality="riga",
        price=0,
        covered=True,
        duration_minutes=90,
        group_max=25,
        description_lv="<p>Darbnīca par <b>sensoriem</b>.</p>",
        venue_name_lv="Muzeja zāle",
        address="Muzeja iela 1",
        booking_url="https://muzejs.example/pieteikties",
        picture=picture,
        live=False,
    )
    begins = timezone.make_aware(datetime(2027, 4, 14, 10, 0))  # noqa: DTZ001 - Latvia's
    activity.occurrences = [Occurrence(starts_at=begins, ends_at=begins.replace(hour=11))]
    activity.subjects = Subject.objects.filter(code="physics")
    activity.languages = DeliveryLanguage.objects.filter(code="lv")
    activity.accessibility = AccessibilityFeature.objects.filter(code="wheelchair")
    activity.save_revision().publish()


@pytest.fixture
def content(db: None, tmp_path: Path) -> Iterator[None]:
    with configured("embedded", tmp_path), time_machine.travel("2026-11-23T10:00:00+02:00"):
        make_content()
        index_everything()
        ledger_of_activities.sweep()
        ledger_of_pages.look_through()
        forget_what_is_kept()
        yield


def operations() -> Iterator[tuple[str, str, Any]]:
    """Each operation with its name and path."""
    for path, methods in document()["paths"].items():
        yield methods["get"]["operationId"], path, methods["get"]


def asked(path: str, operation: Any) -> str:
    """The address that an operation's examples make, as the document says them."""
    query = []
    for parameter in operation.get("parameters", []):
        value = parameter.get("example")
        if parameter["name"] == "token":
            value = token_of(ActivityPage.objects.get(public_id=ACTIVITY))
        if parameter["in"] == "path":
            path = path.replace(f"{{{parameter['name']}}}", quote(str(value)))
        elif value is not None:
            given = ",".join(value) if parameter["schema"]["type"] == "array" else str(value)
            query.append((parameter["name"], given))
    return f"{path}?{urlencode(query)}" if query else path


def shortened(value: Any) -> Any:
    """The same with short lists and short texts."""
    if isinstance(value, list):
        return [shortened(one) for one in value[:LONGEST]]
    if isinstance(value, dict):
        return {name: shortened(one) for name, one in value.items()}
    return value


def shape(value: Any) -> Any:
    """The names and types of an answer, the first of each list standing for all."""
    if isinstance(value, dict):
        return {name: shape(one) for name, one in value.items()}
    if isinstance(value, list):
        return [shape(one) for one in value[:1]]
    return type(value).__name__


def validate(whole: Any, operation: Any, answer: Any) -> None:
    """Raises ValidationError unless an answer is as the document says."""
    (kind,) = operation["responses"]["200"]["content"].values()
    schema = {**kind["schema"], "components": whole["components"]}
    jsonschema.Draft202012Validator(schema).validate(answer)


@pytest.mark.usefixtures("content")
def test_each_example_is_answered_as_the_document_says(tmp_path: Path) -> None:
    whole = document()
    found = {}
    for name, path, operation in operations():
        response = Client(SERVER_NAME=HOST).get(asked(path, operation), secure=True)
        assert response.status_code == 200, (name, response.text)
        found[name] = shortened(response.json())
        validate(whole, operation, response.json())
    written = tmp_path / "examples.json"
    written.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    differing = [name for name in found if shape(found[name]) != shape(answers().get(name))]
    assert not differing, f"site/api/examples.json is out of date; copy {written}"
    for _name, _path, operation in operations():
        (kind,) = operation["responses"]["200"]["content"].values()
        validate(whole, operation, kind["example"])


@pytest.mark.usefixtures("content")
def test_examples_find_something() -> None:
    for name, path, operation in operations():
        answer = Client(SERVER_NAME=HOST).get(asked(path, operation), secure=True).json()
        lists = [value for value in answer.values() if isinstance(value, list)]
        assert not lists or any(lists), name


def test_every_parameter_has_an_example_and_every_field_words(db: None) -> None:
    for name, _path, operation in operations():
        assert operation["summary"]
        for parameter in operation.get("parameters", []):
            known = parameter["schema"]
            shown = "example" in parameter or {"enum", "default"} & {
                *known,
                *known.get("items", {}),
            }
            assert shown or parameter["name"] in WITHOUT, (name, parameter["name"])
            assert parameter["description"]
    for schema, written in document()["components"]["schemas"].items():
        for field, said in written.get("properties", {}).items():
            assert said["description"].endswith((".", "…")), (schema, field)
    assert {name for name, _path, _operation in operations()} == REQUESTS.keys() == answers().keys()
