"""The newest version described for data portals: DCAT-AP 3.0 as JSON-LD.

Things of the Union's vocabularies are typed and named here, so that whoever reads the document
needs nothing else to judge it.
"""

from collections.abc import Iterable
from typing import Any, Final
from urllib.parse import urljoin

from django.conf import settings

from catalogue_pages.bilingual.reading import LANGUAGES
from opendata import addresses
from opendata.columns import Said
from opendata.describing import FUNDING, PICTURES, both
from opendata.kinds import FORM_NAMES, KINDS, LICENCE, Form, Kind

Node = dict[str, Any]

CONTEXT: Final = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_AUTHORITY: Final = "http://publications.europa.eu/resource/authority/"
_MEDIA_TYPES: Final = "http://www.iana.org/assignments/media-types/"
_TITLE: Final = Said("Norišu katalogs: atvērtie dati", "Norišu katalogs: open data")
_DESCRIPTION: Final = Said(
    "STEM un pilsoniskās līdzdalības norises Latvijas skolēniem: viss katalogs kā faili.",
    "STEM and civic participation for pupils in Latvia: the whole catalogue as files.",
)
_OF_FORMS: Final[dict[Form, Said]] = {
    "csv": Said(
        "CSV fails: UTF-8, komati, pirmajā rindā kolonnu nosaukumi.",
        "CSV file: UTF-8, commas, the names of the columns in the first row.",
    ),
    "jsonl": Said(
        "JSON Lines fails: katrā rindā viens objekts tādā pašā formā kā API atbildē.",
        "JSON Lines file: on each line one object as the API answers it.",
    ),
}
_API: Final = Said("Kataloga API", "API of the catalogue")
_EDUCATION: Final = Said("Izglītība, kultūra un sports", "Education, culture and sport")


def catalogue(version: Node | None, since: str) -> Node:
    """The description of the catalogue of data; without datasets while there is no version.

    `version` is what the newest one says of itself, `since` the moment of the first one.
    """
    named = {one["name"]: one for one in version["files"]} if version else {}
    datasets = [_dataset(kind, version, named) for kind in KINDS] if version else []
    modified = {"dct:modified": _moment(version["made_at"])} if version else {}
    return {
        "@context": CONTEXT,
        "@id": _id("catalogue"),
        "@type": "dcat:Catalog",
        "dct:title": both(_TITLE),
        "dct:description": both(_with_funding(_DESCRIPTION)),
        "dct:publisher": _publisher(),
        "dct:language": _languages(),
        "dct:license": _licence(),
        "dct:spatial": _latvia(),
        "foaf:homepage": _document(addresses.home()),
        "dcat:themeTaxonomy": {
            "@id": f"{_AUTHORITY}data-theme",
            "@type": "skos:ConceptScheme",
            "dct:title": both(Said("Datu tēmas", "Data themes")),
        },
        **({"dct:issued": _moment(since)} if since else {}),
        **modified,
        "dcat:dataset": datasets,
        "dcat:service": _service(),
    }


def _dataset(kind: Kind, version: Node, named: dict[str, Node]) -> Node:
    made_at = version["made_at"]
    return {
        "@id": _id(kind.name),
        "@type": "dcat:Dataset",
        "dct:identifier": _id(kind.name),
        "dct:title": both(kind.title),
        "dct:description": both(_with_funding(kind.description)),
        "dcat:keyword": [word for said in kind.keywords for word in both(said)],
        "dcat:theme": _concept("data-theme/EDUC", _EDUCATION),
        "dct:publisher": {"@id": _id("publisher")},
        "dcat:contactPoint": _contact(),
        "dct:accessRights": _named("access-right/PUBLIC", "dct:RightsStatement"),
        "dct:accrualPeriodicity": _named("frequency/DAILY", "dct:Frequency"),
        "dct:language": _languages(),
        "dct:spatial": _latvia(),
        "dct:temporal": {"@type": "dct:PeriodOfTime", "dcat:startDate": _day(made_at)},
        "dct:modified": _moment(made_at),
        "dcat:version": version["version"],
        "dcat:landingPage": [_document(address) for address in addresses.pages().values()],
        "dcat:distribution": [
            _distribution(kind, "csv", version, named),
            _distribution(kind, "jsonl", version, named),
        ],
    }


def _distribution(kind: Kind, form: Form, version: Node, named: dict[str, Node]) -> Node:
    """A file: where the newest one always is, and where the one lies that is measured here."""
    name = kind.file(form)
    file = named[name]
    described = addresses.file(version["version"], kind.metadata_file)
    return {
        "@id": _id(f"{kind.name}-{form}"),
        "@type": "dcat:Distribution",
        "dct:title": both(Said(*(f"{one}, {FORM_NAMES[form]}" for one in kind.title))),
        "dct:description": both(_OF_FORMS[form]),
        "dcat:accessURL": {"@id": addresses.file("latest", name)},
        "dcat:downloadURL": {"@id": addresses.file(version["version"], name)},
        **_FORMATS[form],
        "dcat:byteSize": {"@value": str(file["bytes"]), "@type": "xsd:nonNegativeInteger"},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {
                "@id": "spdx:checksumAlgorithm_sha256",
                "@type": "spdx:ChecksumAlgorithm",
            },
            "spdx:checksumValue": {"@value": file["sha256"], "@type": "xsd:hexBinary"},
        },
        "dct:license": _licence(),
        "dct:rights": {"@type": "dct:RightsStatement", "rdfs:label": both(PICTURES)},
        "dct:language": _languages(),
        "dct:issued": _moment(version["made_at"]),
        "dct:modified": _moment(version["made_at"]),
        "dcatap:availability": _concept(
            "planned-availability/AVAILABLE", Said("Pieejams", "Available")
        ),
        "foaf:page": _document(described),
    }


def _service() -> Node:
    """The API, which answers the same for whoever wants less than all."""
    base = settings.BASE_URL
    return {
        "@id": _id("api"),
        "@type": "dcat:DataService",
        "dct:title": both(_API),
        "dct:description": both(_with_funding(_DESCRIPTION)),
        "dct:publisher": {"@id": _id("publisher")},
        "dct:license": _licence(),
        "dcat:endpointURL": {"@id": urljoin(base, "/api/v1/")},
        "dcat:endpointDescription": {"@id": urljoin(base, "/api/v1/openapi.json")},
        "dcat:servesDataset": {"@id": _id("activities")},
    }


def _publisher() -> Node:
    said = Said(*(settings.OPEN_DATA_PUBLISHER[language] for language in LANGUAGES))
    return {
        "@id": _id("publisher"),
        "@type": "foaf:Agent",
        "foaf:name": both(said),
        "foaf:homepage": _document(urljoin(settings.BASE_URL, "/")),
        "dct:type": {
            "@id": "http://purl.org/adms/publishertype/NationalAuthority",
            "@type": "skos:Concept",
            "skos:prefLabel": both(Said("Valsts iestāde", "National authority")),
        },
    }


def _contact() -> Node:
    said = Said(*(settings.OPEN_DATA_PUBLISHER[language] for language in LANGUAGES))
    email = settings.OPEN_DATA_CONTACT
    return {
        "@id": _id("contact"),
        "@type": "vcard:Kind",
        "vcard:fn": both(said),
        "vcard:hasURL": {"@id": addresses.home()},
        **({"vcard:hasEmail": {"@id": f"mailto:{email}"}} if email else {}),
    }


def _with_funding(said: Said) -> Said:
    return Said(*(f"{words} {funded}." for words, funded in zip(said, FUNDING, strict=True)))


def _licence() -> Node:
    return {
        "@id": f"{_AUTHORITY}licence/CC_BY_4_0",
        "@type": "dct:LicenseDocument",
        "rdfs:seeAlso": {"@id": LICENCE},
        "dct:type": {
            "@id": "http://purl.org/adms/licencetype/Attribution",
            "@type": "skos:Concept",
            "skos:prefLabel": both(Said("Atsauce", "Attribution")),
        },
    }


def _latvia() -> Node:
    """The country, with its furthest points in degrees."""
    box = "POLYGON((20.97 55.67,28.25 55.67,28.25 58.09,20.97 58.09,20.97 55.67))"
    point = "POINT(24.6 56.88)"
    literal = "http://www.opengis.net/ont/geosparql#wktLiteral"
    return {
        "@id": f"{_AUTHORITY}country/LVA",
        "@type": "dct:Location",
        "dcat:bbox": {"@value": box, "@type": literal},
        "dcat:centroid": {"@value": point, "@type": literal},
    }


def _languages() -> list[Node]:
    return [_named(f"language/{code}", "dct:LinguisticSystem") for code in ("LAV", "ENG")]


def _named(path: str, kind: str) -> Node:
    """Something of the Union's vocabularies."""
    return {"@id": _AUTHORITY + path, "@type": kind}


def _concept(path: str, said: Said) -> Node:
    return {**_named(path, "skos:Concept"), "skos:prefLabel": both(said)}


def _document(address: str) -> Node:
    return {"@id": address, "@type": "foaf:Document"}


def _moment(iso: str) -> Node:
    return {"@value": iso, "@type": "xsd:dateTime"}


def _day(iso: str) -> Node:
    return {"@value": iso[:10], "@type": "xsd:date"}


def _id(name: str) -> str:
    return f"{addresses.home()}#{name}"


def _standards(names: Iterable[str]) -> list[Node]:
    return [{"@id": name, "@type": "dct:Standard"} for name in names]


_FORMATS: Final[dict[Form, Node]] = {
    "csv": {
        "dct:format": _named("file-type/CSV", "dct:MediaTypeOrExtent"),
        "dcat:mediaType": {"@id": f"{_MEDIA_TYPES}text/csv", "@type": "dct:MediaType"},
        "dct:conformsTo": _standards(["https://www.w3.org/TR/tabular-metadata/"]),
    },
    # IANA has registered no media type for JSON Lines, and the Union no file type.
    "jsonl": {
        "dct:format": _named("file-type/JSON", "dct:MediaTypeOrExtent"),
        "dct:conformsTo": _standards(["https://jsonlines.org/"]),
    },
}
