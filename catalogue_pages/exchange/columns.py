"""The columns of exchanged files, as data: what each holds, and which field of a page it fills."""

from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_noop

from catalogue_pages.activities.sense import COORDINATE_BOUNDS, WHOLE_BOUNDS
from catalogue_pages.exchange import cells
from catalogue_pages.exchange.cells import Reader


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a file.

    `field` is the page's field that it fills as it is; empty where the row decides (grades, places,
    the provider). `required` columns must be in the file, and their cells filled. `empty` is the
    plain value of an empty cell.
    """

    name: str
    read: Reader
    field: str = ""
    required: bool = False
    empty: Any = None


PRICE: Final = gettext_noop("a price in euro such as 4.50, 0 if it is free, empty if it is unknown")
LATITUDE: Final = gettext_noop("a latitude in Latvia, from %(low)s to %(high)s, with a point")
LONGITUDE: Final = gettext_noop("a longitude in Latvia, from %(low)s to %(high)s, with a point")
DESCRIPTION_LENGTH: Final = 20_000


def _text(name: str, field: str, longest: int, *, required: bool = False) -> Column:
    return Column(name, cells.text(longest), field, required=required, empty="")


def _bilingual(name: str, field: str, longest: int, *, required: bool = False) -> list[Column]:
    return [
        _text(f"{name}_lv", f"{field}_lv", longest, required=required),
        _text(f"{name}_en", f"{field}_en", longest),
    ]


def _rich(name: str) -> list[Column]:
    read = cells.paragraphs(DESCRIPTION_LENGTH)
    return [Column(f"{name}_{code}", read, f"{name}_{code}", empty="") for code in ("lv", "en")]


def _terms(name: str, vocabulary: str, field: str) -> Column:
    return Column(name, cells.several(vocabulary), field, empty=[])


def _whole(name: str) -> Column:
    return Column(name, cells.whole(*WHOLE_BOUNDS[name]), name)


def _coordinate(name: str, what: str) -> Column:
    return Column(name, cells.decimal(*COORDINATE_BOUNDS[name], 5, what))


def _by_name(columns: list[Column]) -> dict[str, Column]:
    return {column.name: column for column in columns}


PLACE: Final = [
    Column("format", cells.several("format"), "formats", required=True, empty=[]),
    Column("municipality", cells.term("municipality")),
    Column("region", cells.term("region")),
    _coordinate("latitude", LATITUDE),
    _coordinate("longitude", LONGITUDE),
    Column("municipalities_served", cells.several("municipality", or_all=True), empty=[]),
]

OFFERER: Final = [
    _text("provider_name_lv", "", 200, required=True),
    _text("provider_name_en", "", 200),
    Column("provider_type", cells.term("provider_type")),
    Column("provider_registration_number", cells.registration_number, empty=""),
]

ACTIVITY_COLUMNS: Final = _by_name(
    [
        Column("external_id", cells.identifier, required=True),
        *_bilingual("title", "name", 200, required=True),
        Column("kind", cells.term("kind"), "kind", required=True),
        *OFFERER,
        *PLACE,
        Column("field", cells.term("field"), "field", required=True),
        _text("topics", "topics_lv", 400),
        _text("topics_en", "topics_en", 400),
        Column("grades_from", cells.whole(0, 12), required=True),
        Column("grades_to", cells.whole(0, 12), required=True),
        _terms("languages", "language", "languages"),
        _whole("duration_minutes"),
        _whole("group_min"),
        _whole("group_max"),
        _whole("accompanying_adults"),
        _whole("lead_time_days"),
        _whole("visits"),
        Column("price_eur", cells.decimal("0", "99999.99", cells.CENTS, PRICE), "price"),
        *_bilingual("price_includes", "price_includes", 250),
        Column("covered", cells.yes_or_no, "covered"),
        _terms("accessibility", "accessibility", "accessibility"),
        *_bilingual("accessibility_notes", "accessibility_notes", 400),
        *_bilingual("risk_notes", "risk_notes", 400),
        *_bilingual("summary", "summary", 160, required=True),
        *_rich("description"),
        *_rich("pupils_do"),
        *_rich("pupils_gain"),
        *_rich("before_visit"),
        *_rich("after_visit"),
        _terms("subjects", "subject", "subjects"),
        _terms("learning_areas", "learning_area", "learning_areas"),
        _terms("skills", "skill", "skills"),
        _terms("seasons", "season", "seasons"),
        _terms("school_years", "school_year", "school_years"),
        _terms("facilities", "facility", "facilities"),
        *_bilingual("venue_name", "venue_name", 200),
        _text("address", "address", 250),
        Column("valid_from", cells.day, "valid_from"),
        Column("valid_to", cells.day, "valid_to"),
        Column("booking_url", cells.web_address(500), "booking_url", empty=""),
        *_bilingual("search_synonyms", "search_synonyms", 400),
        Column("source_url", cells.web_address(500), "source_url", empty=""),
        _text("source_year", "source_year", 20),
        # How the facts were seen: checked, and not kept.
        Column("seen", cells.one_of("S", "P", "G")),
    ]
)

PROVIDER_COLUMNS: Final = _by_name(
    [
        *_bilingual("name", "name", 200, required=True),
        Column("provider_type", cells.term("provider_type"), "provider_type", required=True),
        Column("registration_number", cells.registration_number, "registration_number", empty=""),
        Column("municipality", cells.term("municipality"), "municipality"),
        *_bilingual("summary", "summary", 250),
        *_rich("description"),
        Column("email", cells.email, "email", empty=""),
        _text("phone", "phone", 30),
        Column("website", cells.web_address(200), "website", empty=""),
    ]
)
