"""What the page about open data shows, in one language."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings

from catalogue_pages.bilingual.reading import Language
from opendata import addresses, shelf
from opendata.describing import PICTURES, attribution
from opendata.kinds import CHECKSUMS, FORM_NAMES, FORMS, KINDS, LICENCE, Kind


@dataclass(frozen=True, slots=True)
class ShownFile:
    """A file of the newest version: what it is called, its stable address, size and checksum."""

    named: str
    name: str
    address: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ShownKind:
    """A kind of rows with its files, and its columns as (name, what it holds)."""

    code: str
    title: str
    description: str
    rows: int
    files: tuple[ShownFile, ...]
    metadata: str
    columns: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ShownVersion:
    """A version: its name, when it was made, and where its checksums are."""

    name: str
    made_at: datetime
    checksums: str


def shown(language: Language) -> dict[str, Any]:
    """The page's context; `kinds` have no files while there is no version."""
    found = [said for one in shelf.versions() if (said := shelf.described(one)) is not None]
    named = {one["name"]: one for one in found[0]["files"]} if found else {}
    return {
        "kinds": [_kind(kind, named, language) for kind in KINDS],
        "versions": [_version(said) for said in found],
        "licence": LICENCE,
        "attribution": attribution().in_language(language),
        "pictures": PICTURES.in_language(language),
        "index": addresses.home(),
        "catalogue": addresses.catalogue(),
        "contact": settings.OPEN_DATA_CONTACT,
    }


def _kind(kind: Kind, named: dict[str, Any], language: Language) -> ShownKind:
    files = tuple(
        ShownFile(
            FORM_NAMES[form],
            name,
            addresses.file(addresses.LATEST, name),
            named[name]["bytes"],
            named[name]["sha256"],
        )
        for form in FORMS
        if (name := kind.file(form)) in named
    )
    return ShownKind(
        code=kind.name,
        title=kind.title.in_language(language),
        description=kind.description.in_language(language),
        rows=named[kind.file("csv")]["rows"] if files else 0,
        files=files,
        metadata=addresses.file(addresses.LATEST, kind.metadata_file),
        columns=tuple((one.name, one.said.in_language(language)) for one in kind.columns),
    )


def _version(said: dict[str, Any]) -> ShownVersion:
    return ShownVersion(
        name=said["version"],
        made_at=datetime.fromisoformat(said["made_at"]),
        checksums=addresses.file(said["version"], CHECKSUMS),
    )
