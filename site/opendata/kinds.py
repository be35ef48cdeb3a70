"""The kinds of rows, and the files that each version has of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from opendata.columns import (
    ACTIVITY_COLUMNS,
    OCCURRENCE_COLUMNS,
    PROVIDER_COLUMNS,
    VOCABULARY_COLUMNS,
    Column,
    Said,
)

Form = Literal["csv", "jsonl"]
FORM_NAMES: Final[dict[Form, str]] = {"csv": "CSV", "jsonl": "JSON Lines"}
FORMS: Final = tuple(FORM_NAMES)
CHECKSUMS: Final = "SHA256SUMS"
VERSION_FILE: Final = "version.json"
LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"
_TYPES: Final = {
    ".csv": "text/csv; charset=utf-8",
    ".jsonl": "application/jsonl; charset=utf-8",
    "-metadata.json": "application/csvm+json",
    ".json": "application/json",
    CHECKSUMS: "text/plain; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of rows: its words, its columns, and those that tell rows apart, if any do."""

    name: str
    title: Said
    description: Said
    keywords: tuple[Said, ...]
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()

    def file(self, form: Form) -> str:
        """The name of the file that holds the rows in a form."""
        return f"{self.name}.{form}"

    @property
    def metadata_file(self) -> str:
        """The name of the file that describes the columns, as CSV on the Web looks for it."""
        return f"{self.file('csv')}-metadata.json"


_STEM: Final = Said("STEM", "STEM")
_PUPILS: Final = Said("skolēni", "pupils")
_EDUCATION: Final = Said("interešu un neformālā izglītība", "non-formal education")

ACTIVITIES: Final = Kind(
    "activities",
    Said("Norises skolēniem", "Activities for pupils"),
    Said(
        "Visas norises, kas tagad ir redzamas katalogā: STEM un pilsoniskās līdzdalības norises "
        "Latvijas skolēniem – kam tās domātas, kur un kā notiek, cik maksā, kā pieteikties.",
        "All activities that the catalogue shows now: STEM and civic participation for pupils in "
        "Latvia – whom they are for, where and how they are held, what they cost, how to book.",
    ),
    (_STEM, Said("pilsoniskā līdzdalība", "civic participation"), _PUPILS, _EDUCATION),
    ACTIVITY_COLUMNS,
    ("id",),
)
OCCURRENCES: Final = Kind(
    "occurrences",
    Said("Norišu datumi", "Dates of activities"),
    Said(
        "Norišu zināmie datumi un laiki, viena rinda katrai reizei.",
        "The known dates and times of activities, a row for each.",
    ),
    (_STEM, _PUPILS, Said("norišu kalendārs", "calendar of events")),
    OCCURRENCE_COLUMNS,
)
PROVIDERS: Final = Kind(
    "providers",
    Said("Norišu rīkotāji", "Providers of activities"),
    Said(
        "Organizācijas, kas piedāvā norises, ar kontaktinformāciju, ko tās publicējušas katalogā.",
        "The organisations that offer activities, with the contacts that they have published in "
        "the catalogue.",
    ),
    (_STEM, _EDUCATION, Said("rīkotāji", "providers")),
    PROVIDER_COLUMNS,
    ("id",),
)
VOCABULARIES: Final = Kind(
    "vocabularies",
    Said("Kataloga vārdnīcas", "Vocabularies of the catalogue"),
    Said(
        "Kodi, kas ir pārējos failos, ar nosaukumiem abās valodās: jomas, klases, mācību "
        "priekšmeti, pašvaldības, reģioni un citi.",
        "The codes that the other files hold, with their labels in both languages: fields, grades, "
        "subjects, municipalities, regions and others.",
    ),
    (Said("klasifikatori", "classifications"), Said("izglītība", "education")),
    VOCABULARY_COLUMNS,
    ("vocabulary", "code"),
)

KINDS: Final = (ACTIVITIES, OCCURRENCES, PROVIDERS, VOCABULARIES)
BY_NAME: Final = {kind.name: kind for kind in KINDS}


def file_names() -> Iterator[str]:
    """The name of every file that a version has; no other is ever sent."""
    for kind in KINDS:
        yield from (kind.file(form) for form in FORMS)
        yield kind.metadata_file
    yield from (VERSION_FILE, CHECKSUMS)


FILE_NAMES: Final = frozenset(file_names())


def media_type(name: str) -> str:
    """The Content-Type of a file, by the end of its name."""
    return next(kind for end, kind in _TYPES.items() if name.endswith(end))
