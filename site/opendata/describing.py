"""What goes with the files: their columns as CSV on the Web, and what a version says of itself."""

from datetime import datetime
from typing import Any, Final

from django.conf import settings

from catalogue_pages.bilingual.reading import LANGUAGES
from catalogue_pages.identity.statement import PROGRAMME_RATE, statement
from opendata.columns import SEPARATOR, Column, Said
from opendata.kinds import LICENCE, Kind

FUNDING: Final = Said(*(statement(PROGRAMME_RATE, language) for language in LANGUAGES))
ATTRIBUTION: Final = Said(
    "Dati: {site}, {address}, CC BY 4.0", "Data: {site}, {address}, CC BY 4.0"
)
PICTURES: Final = Said(
    "Katram attēlam ir sava licence, kas norādīta failā; CC BY 4.0 uz attēliem neattiecas.",
    "Each picture has a licence of its own, named in the file; CC BY 4.0 does not apply to it.",
)
_DIALECT: Final = {
    "encoding": "utf-8",
    "delimiter": ",",
    "quoteChar": '"',
    "doubleQuote": True,
    "lineTerminators": ["\r\n"],
    "header": True,
    "headerRowCount": 1,
    "skipInitialSpace": False,
    "trim": False,
}
_NOTE: Final = Said(
    "Teksta šūnā, kas sākas ar =, +, -, @, tabulatoru vai jaunu rindu, priekšā ir apostrofs, lai "
    "izklājlapa to nerēķinātu kā formulu; tāpat tekstā aiz semikola, tabulatora vai jaunas rindas. "
    "Lasot programmā, katrā tādā vietā vienu apostrofu noņem; JSON Lines failā to nav.",
    "A cell of text that begins with =, +, -, @, a tab or a line break has an apostrophe in front, "
    "so that no spreadsheet calculates it; the same within a text after a semicolon, a tab or a "
    "line break. Programs take one apostrophe away at each such place; the JSON Lines file has "
    "none.",
)


def both(said: Said) -> list[dict[str, str]]:
    """Words as JSON-LD holds them in two languages."""
    return [{"@value": said.in_language(language), "@language": language} for language in LANGUAGES]


def attribution() -> Said:
    """How whoever uses the data names where they are from."""
    given = {"site": settings.WAGTAIL_SITE_NAME, "address": settings.BASE_URL}
    return Said(*(one.format(**given) for one in ATTRIBUTION))


def of_columns(kind: Kind) -> dict[str, Any]:
    """The metadata of a kind's CSV file, as https://www.w3.org/TR/tabular-metadata/ has it."""
    key = {"primaryKey": list(kind.key)} if kind.key else {}
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": LANGUAGES[0]}],
        "url": kind.file("csv"),
        "dc:title": both(kind.title),
        "dc:description": both(kind.description),
        "dc:license": {"@id": LICENCE},
        "dc:rights": both(PICTURES),
        "dc:bibliographicCitation": both(attribution()),
        "rdfs:comment": both(FUNDING),
        "dialect": _DIALECT,
        "notes": [{"dc:description": both(_NOTE)}],
        "tableSchema": {"columns": [_column(one) for one in kind.columns], **key},
    }


def _column(column: Column) -> dict[str, Any]:
    said: dict[str, Any] = {
        "name": column.name,
        # The heading as it stands in the file, then what it means.
        "titles": {"und": column.name, "lv": column.said.lv, "en": column.said.en},
        "datatype": column.datatype,
        "required": column.required,
    }
    if column.several:
        said["separator"] = SEPARATOR
    if column.name.endswith(("_lv", "_en")) and column.datatype in {"string", "html"}:
        said["lang"] = column.name[-2:]
    return said


def of_version(
    version: str, made_at: datetime, digest: str, files: list[dict[str, Any]]
) -> dict[str, Any]:
    """What `version.json` says; `made_at` is when reading began."""
    return {
        "version": version,
        "made_at": made_at.isoformat(timespec="seconds"),
        "digest": digest,
        "licence": LICENCE,
        "attribution": attribution()._asdict(),
        "rights_of_pictures": PICTURES._asdict(),
        "funding": FUNDING._asdict(),
        "files": files,
    }
