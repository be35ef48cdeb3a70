"""What the API answers with: the shapes that its OpenAPI document describes."""

from datetime import date, datetime
from uuid import UUID

from ninja import Field, Schema


class Text(Schema):
    """A text in both languages; null where it was not written in that one."""

    lv: str | None = None
    en: str | None = None


class Term(Schema):
    """A term of a vocabulary: the code that filters take, and what it is called."""

    code: str
    label_lv: str
    label_en: str


class Image(Schema):
    """One size of a picture."""

    url: str
    width: int
    height: int
    type: str = Field(examples=["image/avif"])


class Picture(Schema):
    """An activity's picture."""

    alternative_text: Text
    sizes: list[Image]


class Highlight(Schema):
    """A part of a text, and whether the words of the query stand in it."""

    text: str
    matched: bool


class ActivitySummary(Schema):
    """What a list says of an activity."""

    id: UUID
    url: Text = Field(description="Its pages on the catalogue's site.")
    title: Text
    summary: Text
    provider: Text
    field: Term
    kind: Term
    formats: list[Term]
    grades: list[Term]
    municipalities: list[Term] = Field(description="Where it happens.")
    serves_all: bool = Field(description="Comes to any school in Latvia.")
    price: str | None = Field(description="In euro; null is unknown.", examples=["4.50"])
    price_per_group: bool
    duration_minutes: int | None
    group_min: int | None
    group_max: int | None
    picture: Picture | None
    demonstration: bool
    highlights: dict[str, list[Highlight]] = Field(
        default_factory=dict, description="`title` and `summary` in the answer's language."
    )


class FoundActivity(ActivitySummary):
    """What a list says of an activity, with its distance where the selection has `near`."""

    distance_km: float | None = Field(
        default=None,
        description="How far a class would travel, in a straight line: 0 when it comes to schools "
        "there; null without `near`, and when it neither comes nor has a place.",
        examples=[12.3],
    )
    comes_to_schools: bool | None = Field(
        default=None, description="Whether it comes to schools there; null without `near`."
    )


class Occurrence(Schema):
    """A dated occurrence."""

    starts_at: datetime
    ends_at: datetime | None


class Venue(Schema):
    """Where pupils come."""

    name: Text
    address: str
    municipality: Term | None
    latitude: float | None
    longitude: float | None


class Activity(ActivitySummary):
    """Everything that is public of one activity. Formatted texts are HTML."""

    external_id: str | None
    provider_id: UUID
    description: Text
    pupils_do: Text
    pupils_gain: Text
    before_visit: Text
    after_visit: Text
    topics: Text
    learning_areas: list[Term]
    subjects: list[Term]
    skills: list[Term]
    languages: list[Term]
    accessibility: list[Term]
    accessibility_notes: Text
    risk_notes: Text
    facilities: list[Term]
    municipalities_served: list[Term]
    venue: Venue
    seasons: list[Term]
    occurrences: list[Occurrence]
    by_arrangement: bool
    lead_time_days: int | None
    visits: int | None
    accompanying_adults: int | None
    valid_from: date | None
    valid_to: date | None
    price_includes: Text
    covered: bool | None = Field(description="By the programme; null is unknown.")
    booking_url: str
    source_url: str
    source_year: str
    last_verified: date | None


class FacetValue(Term):
    """A value of a facet, and how many activities it finds beside all other facets' choices."""

    count: int
    chosen: bool = Field(description="By a parameter, or by a query of facet words alone.")
    parent: str = Field(description="The code of the region or learning area, or empty.")


class Facet(Schema):
    """A facet; its own choice does not narrow its counts."""

    parameter: str
    title: Text
    values: list[FacetValue]


class Offer(Schema):
    """A facet's value that the words of the query name."""

    parameter: str
    code: str
    words: str
    applied: bool


class Relaxation(Schema):
    """How many activities giving up one choice would find.

    The whole facet's choice when `code` is empty, the words when `parameter` is `q`, the distance
    when it is `near`.
    """

    parameter: str
    code: str
    total: int


class ActivityList(Schema):
    """A page of activities, with the facets of the whole selection."""

    total: int
    reachable: int = Field(
        description="How many of them the pages by number show together; `next` leads further "
        "where it is there, and a narrower selection to the rest."
    )
    page: int | None = Field(description="Null behind the pages by number, where `after` leads.")
    page_size: int
    pages: int
    language: str
    self: str
    next: str | None
    previous: str | None
    activities: list[FoundActivity]
    facets: list[Facet]
    offers: list[Offer]
    did_you_mean: str = Field(
        description="A whole query that finds something, at least without the choices; or empty."
    )
    relaxations: list[Relaxation]


class Fault(Schema):
    """A parameter that the API refuses."""

    parameter: str
    value: str
    fault: str
    nearest: str = Field(description="What would do instead, or empty.")
    detail: str


class ProblemDocument(Schema):
    """What went wrong, as RFC 9457 has it."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    problems: list[Fault] = Field(default_factory=list)
