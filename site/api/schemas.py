"""What the API answers with: the shapes that its OpenAPI document describes."""

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field


class Schema(BaseModel):
    """What is answered, made from names and values.

    Not ninja's own, which looks into model instances and costs a call of Python a value for it.
    """


class Text(Schema):
    """A text in both languages; null where it was not written in that one."""

    lv: str | None = None
    en: str | None = None


class Term(Schema):
    """A term of a vocabulary: the code that filters take, and what it is called."""

    code: str
    label_lv: str | None = Field(default=None, description="Left out with `language=en`.")
    label_en: str | None = Field(default=None, description="Left out with `language=lv`.")


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


class Licence(Schema):
    """Under what terms something may be used."""

    name: str = Field(examples=["CC BY 4.0"])
    url: str | None = None


class About(Schema):
    """What an answer says of itself."""

    funding: Text = Field(description="Who pays, in the words that must be shown with the data.")
    licence: Licence = Field(description="Of the data; pictures have licences of their own.")
    documentation: str


class Sparse(Schema):
    """Something of which only some fields may be wanted (`fields`); its id is always there."""

    model_config = ConfigDict(json_schema_extra=lambda schema: schema.update(required=["id"]))


class Paged(Schema):
    """A page of a list."""

    total: int
    page: int | None = Field(description="Null behind the pages by number, where `after` leads.")
    page_size: int
    pages: int = Field(description="How many pages can be had by number.")
    self: str
    next: str | None
    previous: str | None
    about: About


class Highlight(Schema):
    """A part of a text, and whether the words of the query stand in it."""

    text: str
    matched: bool


class FocalPoint(Schema):
    """What matters most in a picture, in shares of its width and height from the top left."""

    x: float = Field(examples=[0.5])
    y: float = Field(examples=[0.33])


class Credited(Schema):
    """A picture with who made it and under what terms it may be shown."""

    id: int
    alternative_text: Text
    decorative: bool
    credit: str
    licence: str | None = Field(description="A code: `cc-by-4.0`, `own`, `agreement` …")
    source: str
    focal_point: FocalPoint | None
    sizes: list[Image]


class Provider(Sparse):
    """An organisation that offers activities."""

    id: UUID
    url: Text
    name: Text
    type: Term
    municipality: Term | None = Field(description="Where its office is.")
    summary: Text
    description: Text = Field(description="HTML.")
    address: str
    email: str
    phone: str
    website: str
    logo: Credited | None = Field(description="In a list without sizes; see `/images`.")
    demonstration: bool


class ActivitySummary(Sparse):
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
    offered_by: Provider | None = Field(
        default=None, description="The provider whole, with `expand=provider`."
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
    image: Credited | None = Field(
        description="The picture with who made it, its licence and its focal point."
    )


class ActivityAnswer(Activity):
    """One activity."""

    about: About


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
    about: About


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
