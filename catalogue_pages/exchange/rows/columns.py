"""The columns of exchanged files, as data: what each holds, and which field of a page it fills."""

import dataclasses
from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext_noop

from catalogue_pages.activities.models import PriceUnit
from catalogue_pages.activities.requirements import required_columns
from catalogue_pages.activities.sense import COORDINATE_BOUNDS, WHOLE_BOUNDS
from catalogue_pages.exchange.rows import cells
from catalogue_pages.exchange.rows.cells import Reader


@dataclasses.dataclass(frozen=True, slots=True)
class Column:
    """One column of a file.

    `field` is the page's field that it fills as it is; empty where the row decides (grades, places,
    the provider), and then `about` says what it holds. `required` columns must be in the file, and
    their cells filled, `unless` the cell of another column is. `empty` is the plain value of an
    empty cell. `form` (a message, with `numbers` in it) says how a cell is written, and
    `vocabulary` which terms it may name. What is not `exported` is only read.
    """

    name: str
    read: Reader
    field: str = ""
    required: bool = False
    empty: Any = None
    about: str = ""
    form: str = ""
    numbers: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    vocabulary: str = ""
    unless: str = ""
    exported: bool = True


PRICE: Final = gettext_noop("a price in euro such as 4.50, 0 if it is free, empty if it is unknown")
LATITUDE: Final = gettext_noop("a latitude in Latvia, from %(low)s to %(high)s, with a point")
LONGITUDE: Final = gettext_noop("a longitude in Latvia, from %(low)s to %(high)s, with a point")
AT_MOST: Final = gettext_noop("at most %(longest)d characters")
RICH: Final = gettext_noop("text; an empty line begins a new paragraph")
ONE_TERM: Final = gettext_noop("one of the choices")
TERMS: Final = gettext_noop("choices with semicolons between them")
WHOLE: Final = gettext_noop("a whole number from %(low)d to %(high)d")
YES_OR_NO: Final = gettext_noop("“yes” or “no”")
ADDRESS: Final = gettext_noop("a web address that begins with https://")
DAY: Final = gettext_noop("a day such as 2026-09-01")
DESCRIPTION_LENGTH: Final = 20_000
_REQUIRED: Final = required_columns("lv")
"""A file must hold what no activity is published without."""


def _text(name: str, field: str, longest: int, **more: Any) -> Column:
    said = {"form": AT_MOST, "numbers": {"longest": longest}, "empty": "", **more}
    return Column(name, cells.text(longest), field, **said)


def _bilingual(name: str, field: str, longest: int, *, required: bool = False) -> list[Column]:
    return [
        _text(f"{name}_lv", f"{field}_lv", longest, required=required),
        _text(f"{name}_en", f"{field}_en", longest),
    ]


def _rich(name: str, *, wide: bool = False) -> list[Column]:
    read = cells.paragraphs(DESCRIPTION_LENGTH, wide=wide)
    return [
        Column(f"{name}_{code}", read, f"{name}_{code}", empty="", form=RICH)
        for code in ("lv", "en")
    ]


def _term(name: str, vocabulary: str, field: str = "", **more: Any) -> Column:
    said = {"form": ONE_TERM, "vocabulary": vocabulary, **more}
    return Column(name, cells.term(vocabulary), field, **said)


def _terms(name: str, vocabulary: str, field: str, **more: Any) -> Column:
    said = {"form": TERMS, "vocabulary": vocabulary, "empty": [], **more}
    return Column(name, cells.several(vocabulary), field, **said)


def _whole(name: str) -> Column:
    low, high = WHOLE_BOUNDS[name]
    read = cells.whole(low, high)
    return Column(name, read, name, form=WHOLE, numbers={"low": low, "high": high})


def _address(name: str, longest: int) -> Column:
    return Column(name, cells.web_address(longest), name, empty="", form=ADDRESS)


def _grade(name: str, about: str) -> Column:
    numbers = {"low": 0, "high": 12}
    return Column(
        name,
        cells.whole(0, 12),
        required=True,
        unless="grades",
        about=about,
        form=WHOLE,
        numbers=numbers,
    )


def _coordinate(name: str, what: str) -> Column:
    low, high = COORDINATE_BOUNDS[name]
    read = cells.decimal(low, high, 5, what)
    return Column(name, read, about=name, form=what, numbers={"low": low, "high": high})


def _by_name(columns: list[Column]) -> dict[str, Column]:
    return {column.name: column for column in columns}


PLACE: Final = [
    _terms("format", "format", "formats", required="formats" in _REQUIRED),
    _term("municipality", "municipality", about=gettext_noop("municipality of the venue")),
    _term("region", "region", exported=False, about=gettext_noop("region")),
    _coordinate("latitude", LATITUDE),
    _coordinate("longitude", LONGITUDE),
    Column(
        "municipalities_served",
        cells.several("municipality", or_all=True),
        empty=[],
        about=gettext_noop("municipalities whose schools you visit"),
        form=gettext_noop("official names with semicolons between them, or “all”"),
        vocabulary="municipality",
    ),
]

OFFERER: Final = [
    _text("provider_name_lv", "", 200, required=True, about=gettext_noop("provider")),
    _text("provider_name_en", "", 200, exported=False, about=gettext_noop("provider")),
    _term("provider_type", "provider_type", exported=False, about=gettext_noop("type of provider")),
    Column(
        "provider_registration_number",
        cells.registration_number,
        empty="",
        about=gettext_noop("registration number"),
        form=gettext_noop("eleven digits"),
    ),
]

VERSION: Final = Column(
    "version",
    cells.version,
    about=gettext_noop("state that was exported"),
    form=gettext_noop("leave it as it is: by it we see what others have changed since"),
)

ACTIVITY_COLUMNS: Final = _by_name(
    [
        Column(
            "external_id",
            cells.identifier,
            required=True,
            about=gettext_noop("external id"),
            form=gettext_noop("letters without diacritics, digits, points and dashes"),
        ),
        *_bilingual("title", "name", 200, required="name_lv" in _REQUIRED),
        _term("kind", "kind", "kind", required="kind" in _REQUIRED),
        *OFFERER,
        *PLACE,
        _term("field", "field", "field", required="field" in _REQUIRED),
        _text("topics", "topics_lv", 400),
        _text("topics_en", "topics_en", 400),
        _grade("grades_from", gettext_noop("first grade; 0 is preschool")),
        _grade("grades_to", gettext_noop("last grade")),
        _terms(
            "grades",
            "grade",
            "",
            about=gettext_noop("grades, where they do not follow each other"),
        ),
        _terms("languages", "language", "languages"),
        _whole("duration_minutes"),
        _whole("group_min"),
        _whole("group_max"),
        _whole("accompanying_adults"),
        _whole("lead_time_days"),
        _whole("visits"),
        Column("by_arrangement", cells.yes_or_no, "by_arrangement", empty=False, form=YES_OR_NO),
        Column(
            "price_eur", cells.decimal("0", "99999.99", cells.CENTS, PRICE), "price", form=PRICE
        ),
        Column(
            "price_unit",
            cells.one_of(*PriceUnit.values),
            "price_unit",
            empty=PriceUnit.PUPIL.value,
            form=gettext_noop("“pupil” or “group”"),
        ),
        *_bilingual("price_includes", "price_includes", 250),
        Column("covered", cells.yes_or_no, "covered", form=YES_OR_NO),
        _terms("accessibility", "accessibility", "accessibility"),
        *_bilingual("accessibility_notes", "accessibility_notes", 400),
        *_bilingual("risk_notes", "risk_notes", 400),
        *_bilingual("summary", "summary", 160, required="summary_lv" in _REQUIRED),
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
        Column("valid_from", cells.day, "valid_from", form=DAY),
        Column("valid_to", cells.day, "valid_to", form=DAY),
        _address("booking_url", 500),
        *_bilingual("search_synonyms", "search_synonyms", 400),
        _address("source_url", 500),
        _text("source_year", "source_year", 20),
        # How the facts were seen: checked, and not kept.
        Column("seen", cells.one_of("S", "P", "G"), exported=False),
        VERSION,
    ]
)

PROVIDER_COLUMNS: Final = _by_name(
    [
        *_bilingual("name", "name", 200, required=True),
        _term("provider_type", "provider_type", "provider_type", required=True),
        Column(
            "registration_number",
            cells.registration_number,
            "registration_number",
            empty="",
            form=gettext_noop("eleven digits"),
        ),
        _term("municipality", "municipality", "municipality"),
        *_bilingual("summary", "summary", 250),
        *_rich("description", wide=True),
        Column("email", cells.email, "email", empty="", form=gettext_noop("an e-mail address")),
        _text("phone", "phone", 30),
        _address("website", 200),
        _text("address", "address", 250),
        VERSION,
    ]
)

OF_EDITORS: Final = frozenset({"latitude", "longitude", "source_url", "source_year"})
"""Columns of activities whose fields only editors write."""
NOT_OWN: Final = OF_EDITORS | {one.name for one in OFFERER} | {"seen", "region"}
"""Columns that files for a provider's own people do without; the importer knows who they are."""
