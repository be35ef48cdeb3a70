"""The description for data portals is what DCAT-AP asks for, and tells of files that are there."""

import hashlib
from pathlib import Path
from typing import Final

import pytest
from django.test import Client
from pyshacl import validate
from pytest_django import Settings
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from catalogue_pages.activities.models import ActivityPage
from opendata.kinds import KINDS
from tests.opendata.seeing import made, newest

SHAPES: Final = Path(__file__).with_name("dcat_ap.ttl")
DCAT: Final = Namespace("http://www.w3.org/ns/dcat#")
DCTERMS: Final = Namespace("http://purl.org/dc/terms/")
FOAF: Final = Namespace("http://xmlns.com/foaf/0.1/")
SPDX: Final = Namespace("http://spdx.org/rdf/terms#")
VCARD: Final = Namespace("http://www.w3.org/2006/vcard/ns#")
AUTHORITY: Final = Namespace("http://publications.europa.eu/resource/authority/")

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # by its own parser


@pytest.fixture
def described(client: Client, activity: ActivityPage, settings: Settings) -> Graph:
    settings.OPEN_DATA_PUBLISHER = {"lv": "Centrs", "en": "Centre"}
    settings.OPEN_DATA_CONTACT = "dati@example.org"
    made()
    answer = client.get("/open-data/catalogue.jsonld")
    assert answer.headers["Content-Type"] == "application/ld+json"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    return Graph().parse(data=answer.text, format="json-ld")


def judged(graph: Graph) -> tuple[bool, str]:
    """Whether the shapes hold, warnings among them, and what was found."""
    conforms, _results, text = validate(graph, shacl_graph=str(SHAPES), allow_warnings=False)
    return bool(conforms), str(text)


def test_it_is_what_the_profile_asks_for(described: Graph) -> None:
    conforms, text = judged(described)
    assert conforms, text


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        (DCAT.Catalog, DCTERMS.publisher),
        (DCAT.Dataset, DCTERMS["title"]),
        (DCAT.Dataset, DCAT.contactPoint),
        (DCAT.Distribution, DCAT.accessURL),
        (DCAT.Distribution, DCTERMS.license),
        (FOAF.Agent, FOAF.name),
        (SPDX.Checksum, SPDX.algorithm),
    ],
)
def test_the_shapes_see_what_is_missing(described: Graph, kind: URIRef, path: URIRef) -> None:
    described.remove((described.value(None, RDF.type, kind), path, None))
    assert not judged(described)[0]


def test_each_file_is_told_of_with_size_and_checksum(described: Graph, client: Client) -> None:
    files = set(described.subjects(RDF.type, DCAT.Distribution))
    assert len(files) == 2 * len(KINDS)
    for file in files:
        address = str(described.value(file, DCAT.downloadURL))
        content = (newest() / address.rpartition("/")[2]).read_bytes()
        assert str(described.value(file, DCAT.byteSize)) == str(len(content))
        checksum = described.value(file, SPDX.checksum)
        value = described.value(checksum, SPDX.checksumValue)
        assert str(value).lower() == hashlib.sha256(content).hexdigest()
        for told in (address, str(described.value(file, DCAT.accessURL))):
            path = told.removeprefix("https://norises.example")
            assert client.get(path).status_code == 200


def test_it_says_who_in_which_languages_and_with_whose_money(described: Graph) -> None:
    for dataset in described.subjects(RDF.type, DCAT.Dataset):
        for language, statement in (
            ("lv", "Līdzfinansē Eiropas Savienība."),
            ("en", "Co-funded by the European Union."),
        ):
            said = [
                str(words)
                for words in described.objects(dataset, DCTERMS.description)
                if isinstance(words, Literal) and words.language == language
            ]
            assert len(said) == 1
            assert said[0].endswith(statement)
        assert described.value(dataset, DCAT.theme) == AUTHORITY["data-theme/EDUC"]
        assert described.value(dataset, DCTERMS.spatial) == AUTHORITY["country/LVA"]
        contact = described.value(dataset, DCAT.contactPoint)
        assert described.value(contact, VCARD.hasEmail) == URIRef("mailto:dati@example.org")
        publisher = described.value(dataset, DCTERMS.publisher)
        names = set(described.objects(publisher, FOAF.name))
        assert names == {Literal("Centrs", lang="lv"), Literal("Centre", lang="en")}
    licences = set(described.objects(None, DCTERMS.license))
    assert licences == {AUTHORITY["licence/CC_BY_4_0"]}
