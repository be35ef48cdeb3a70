"""The columns of the files, as data: what each holds, and where the API's answer says it.

Their words are in both languages side by side, and no messages of the interface: the files that
describe them always hold both, and must not fall back to the other language where a translation is
late.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, NamedTuple

from catalogue_pages.bilingual.reading import Language

Datatype = Literal[
    "string", "html", "anyURI", "integer", "decimal", "boolean", "date", "datetime"
]  # as CSV on the Web names them
SEPARATOR: Final = ";"
"""Between the codes of one cell."""


class Said(NamedTuple):
    """Words in both languages."""

    lv: str
    en: str

    def in_language(self, language: Language) -> str:
        """The words in one of them."""
        return self.en if language == "en" else self.lv


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a CSV file.

    `at` leads to its value in the row of the JSON Lines file, keys with points between them. What
    is `several` holds codes.
    """

    name: str
    said: Said
    at: str
    datatype: Datatype = "string"
    several: bool = False
    required: bool = False

    def cell(self, row: Mapping[str, Any]) -> str:
        """What the column says of a row; empty where that is unknown."""
        value: Any = row
        for key in self.at.split("."):
            value = value.get(key) if value is not None else None
        match value:
            case None:
                return ""
            case bool():
                return "true" if value else "false"
            case list():
                return SEPARATOR.join(one["code"] for one in value)
        return str(value)


def column(name: str, lv: str, en: str, datatype: Datatype = "string", **more: Any) -> Column:
    """A column; its value has its own name unless `at` is given."""
    return Column(name, Said(lv, en), **{"at": name, **more}, datatype=datatype)


def bilingual(name: str, lv: str, en: str, datatype: Datatype = "string", at: str = "") -> Any:
    """Two columns of one text: the Latvian and the English."""
    where = at or name
    return (
        column(f"{name}_lv", f"{lv} (latviski)", f"{en} (Latvian)", datatype, at=f"{where}.lv"),
        column(f"{name}_en", f"{lv} (angliski)", f"{en} (English)", datatype, at=f"{where}.en"),
    )


def code(name: str, lv: str, en: str, at: str = "") -> Column:
    """A column with one code of a vocabulary."""
    return column(name, f"{lv}, kods", f"{en}, code", at=f"{at or name}.code")


def codes(name: str, lv: str, en: str) -> Column:
    """A column with any number of codes of a vocabulary."""
    return column(name, f"{lv}, kodi", f"{en}, codes", several=True)


ACTIVITY_COLUMNS: Final[tuple[Column, ...]] = (
    column(
        "id", "Norises identifikators (UUID)", "Identifier of the activity (UUID)", required=True
    ),
    column("external_id", "Identifikators rīkotāja sistēmā", "Identifier in the provider’s system"),
    *bilingual("url", "Adrese katalogā", "Address in the catalogue", "anyURI"),
    *bilingual("title", "Nosaukums", "Title"),
    *bilingual("summary", "Kopsavilkums", "Summary"),
    column("provider_id", "Rīkotāja identifikators", "Identifier of the provider", required=True),
    *bilingual("provider", "Rīkotāja nosaukums", "Name of the provider"),
    code("field", "Joma", "Field"),
    code("kind", "Norises veids", "Kind of activity"),
    codes("formats", "Norises forma", "Formats"),
    codes("grades", "Klases", "Grades"),
    codes("municipalities", "Pašvaldības, kurās tā notiek", "Municipalities where it takes place"),
    column(
        "serves_all",
        "Brauc uz jebkuru skolu Latvijā",
        "Comes to any school in Latvia",
        "boolean",
    ),
    codes(
        "municipalities_served",
        "Pašvaldības, uz kuru skolām brauc",
        "Municipalities whose schools are visited",
    ),
    *bilingual("venue_name", "Norises vieta", "Venue", at="venue.name"),
    column("venue_address", "Norises vietas adrese", "Address of the venue", at="venue.address"),
    code(
        "venue_municipality",
        "Norises vietas pašvaldība",
        "Municipality of the venue",
        at="venue.municipality",
    ),
    column(
        "venue_latitude",
        "Norises vietas ģeogrāfiskais platums (WGS 84)",
        "Latitude of the venue (WGS 84)",
        "decimal",
        at="venue.latitude",
    ),
    column(
        "venue_longitude",
        "Norises vietas ģeogrāfiskais garums (WGS 84)",
        "Longitude of the venue (WGS 84)",
        "decimal",
        at="venue.longitude",
    ),
    column(
        "price",
        "Cena eiro; 0 ir bez maksas, tukšs – nav zināma",
        "Price in euro; 0 is free, empty is unknown",
        "decimal",
    ),
    column("price_per_group", "Cena ir par grupu", "The price is for a group", "boolean"),
    *bilingual("price_includes", "Ko ietver cena", "What the price includes"),
    column(
        "covered",
        "Izmaksas sedz programma; tukšs – nav zināms",
        "Paid for by the programme; empty is unknown",
        "boolean",
    ),
    column("duration_minutes", "Ilgums minūtēs", "Length in minutes", "integer"),
    column("group_min", "Mazākā grupa", "Smallest group", "integer"),
    column("group_max", "Lielākā grupa", "Largest group", "integer"),
    column(
        "accompanying_adults",
        "Cik pieaugušajiem jāpavada grupa",
        "Adults who must accompany a group",
        "integer",
    ),
    column("lead_time_days", "Cik dienas iepriekš jāpiesakās", "Days to book ahead", "integer"),
    column("visits", "Apmeklējumu skaits", "Number of visits", "integer"),
    column("by_arrangement", "Laiku saskaņo ar rīkotāju", "By arrangement", "boolean"),
    codes("seasons", "Gadalaiki", "Seasons"),
    column("valid_from", "Pirmā diena, kad to piedāvā", "First day it is offered", "date"),
    column("valid_to", "Pēdējā diena, kad to piedāvā", "Last day it is offered", "date"),
    codes("languages", "Norises valodas", "Languages of delivery"),
    codes("learning_areas", "Mācību jomas", "Learning areas"),
    codes("subjects", "Mācību priekšmeti", "Subjects"),
    codes("skills", "Caurviju prasmes", "Transversal skills"),
    *bilingual("topics", "Temati", "Topics"),
    *bilingual("description", "Apraksts", "Description", "html"),
    *bilingual("pupils_do", "Ko dara skolēni", "What pupils do", "html"),
    *bilingual("pupils_gain", "Ko skolēni iegūst", "What pupils gain", "html"),
    *bilingual("before_visit", "Uzdevumi pirms apmeklējuma", "Tasks before the visit", "html"),
    *bilingual("after_visit", "Uzdevumi pēc apmeklējuma", "Tasks after the visit", "html"),
    codes("accessibility", "Piekļūstamība", "Accessibility"),
    *bilingual("accessibility_notes", "Vairāk par piekļūstamību", "More on accessibility"),
    *bilingual("risk_notes", "Riski un drošība", "Risks and safety"),
    codes("facilities", "Ērtības", "Facilities"),
    column("booking_url", "Pieteikšanās adrese", "Address for booking", "anyURI"),
    column(
        "picture_url",
        "Attēla adrese; uz attēlu šo datu licence neattiecas",
        "Address of the picture, to which the licence of the data does not apply",
        "anyURI",
        at="picture.url",
    ),
    *bilingual(
        "picture_alternative_text",
        "Attēla tekstuālā alternatīva",
        "Alternative text of the picture",
        at="picture.alternative_text",
    ),
    column("picture_credit", "Attēla autors", "Author of the picture", at="picture.credit"),
    column(
        "picture_licence",
        "Attēla licence: own, cc-by-4.0, cc-by-sa-4.0, cc0-1.0 vai agreement; "
        "own un agreement – visas tiesības paturētas",
        "Licence of the picture: own, cc-by-4.0, cc-by-sa-4.0, cc0-1.0 or agreement; "
        "own and agreement reserve all rights",
        at="picture.licence",
    ),
    column(
        "picture_source", "Attēla avots", "Source of the picture", "anyURI", at="picture.source"
    ),
    column("source_url", "Datu avots", "Source of the facts", "anyURI"),
    column("source_year", "Datu avota gads", "Year of the source"),
    column("last_verified", "Diena, kad dati pārbaudīti", "Day the facts were verified", "date"),
    column("demonstration", "Izdomāts paraugs", "Made up for demonstration", "boolean"),
)

OCCURRENCE_COLUMNS: Final[tuple[Column, ...]] = (
    column("activity_id", "Norises identifikators", "Identifier of the activity", required=True),
    column("starts_at", "Sākums", "Beginning", "datetime", required=True),
    column("ends_at", "Beigas; tukšs – nav zināmas", "End; empty is unknown", "datetime"),
)

PROVIDER_COLUMNS: Final[tuple[Column, ...]] = (
    column(
        "id", "Rīkotāja identifikators (UUID)", "Identifier of the provider (UUID)", required=True
    ),
    *bilingual("url", "Adrese katalogā", "Address in the catalogue", "anyURI"),
    *bilingual("name", "Nosaukums", "Name"),
    code("provider_type", "Rīkotāja veids", "Type of provider"),
    code("municipality", "Pašvaldība, kurā ir birojs", "Municipality of the office"),
    *bilingual("summary", "Kopsavilkums", "Summary"),
    *bilingual("description", "Apraksts", "Description", "html"),
    column("email", "E-pasts", "E-mail"),
    column("phone", "Tālrunis", "Telephone"),
    column("website", "Tīmekļvietne", "Website", "anyURI"),
    column("address", "Biroja adrese", "Address of the office"),
    column("demonstration", "Izdomāts paraugs", "Made up for demonstration", "boolean"),
)

VOCABULARY_COLUMNS: Final[tuple[Column, ...]] = (
    column("vocabulary", "Vārdnīca", "Vocabulary", required=True),
    column("code", "Kods, kas ir pārējos failos", "Code that the other files hold", required=True),
    *bilingual("label", "Nosaukums", "Label"),
    column(
        "parent",
        "Virstermina kods: reģions, klašu grupa vai mācību joma",
        "Code of the term above: region, age group or learning area",
    ),
    column("atvk", "Pašvaldības ATVK kods", "ATVK code of a municipality"),
    column(
        "valid_to",
        "Pēdējā diena, kad pašvaldība pastāvēja",
        "Last day on which a municipality existed",
        "date",
    ),
    column(
        "latitude",
        "Pašvaldības centra ģeogrāfiskais platums (WGS 84)",
        "Latitude of a municipality’s centre (WGS 84)",
        "decimal",
    ),
    column(
        "longitude",
        "Pašvaldības centra ģeogrāfiskais garums (WGS 84)",
        "Longitude of a municipality’s centre (WGS 84)",
        "decimal",
    ),
)
