"""What is indexed: one document an activity, with both languages, the same for every engine."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, datetime
from typing import Any, Final, Literal
from uuid import UUID

from catalogue_pages.bilingual.reading import Language

Role = Literal[
    "title", "provider", "topics", "labels", "places", "summary", "description", "synonyms"
]
ROLES: Final[tuple[Role, ...]] = (
    "title",
    "provider",
    "topics",
    "labels",
    "places",
    "summary",
    "description",
    "synonyms",
)
"""The parts of a document that words are looked for in.

`labels` holds the labels of the activity's terms (field, kind, subjects, grades …), `places` the
names of its municipalities, regions and venue.
"""


@dataclass(frozen=True, slots=True)
class CardPicture:
    """A picture on a card: its renditions, smallest first, as (address, width, height, type).

    Its alternative texts are each language's own, empty where that language has none.
    """

    renditions: tuple[tuple[str, int, int, str], ...]
    alternative_lv: str
    alternative_en: str


@dataclass(frozen=True, slots=True)
class Card:
    """What a listing shows of an activity, so that the database need not be asked.

    Texts are (text, language it is in). Terms are codes; their labels come from the vocabularies
    when shown. Money is in euro and cents as text ("4.50"), None where unknown; durations in
    minutes; `path` is the address below the language prefix (`katalogs/vizium/ekspozicija/`).
    """

    path: str
    title: Mapping[Language, tuple[str, Language]]
    summary: Mapping[Language, tuple[str, Language]]
    provider: Mapping[Language, tuple[str, Language]]
    field: str
    kind: str
    formats: tuple[str, ...]
    grades: tuple[str, ...]
    municipalities: tuple[str, ...]
    serves_all: bool
    price: str | None
    price_per_group: bool
    duration_minutes: int | None
    group_min: int | None
    group_max: int | None
    picture: CardPicture | None
    demonstration: bool
    languages: tuple[str, ...] = ()

    @property
    def provider_path(self) -> str:
        """The provider's own address below the language prefix; an activity stands below it."""
        above, _slash, _own = self.path.rstrip("/").rpartition("/")
        return f"{above}/" if above else ""


@dataclass(frozen=True, slots=True)
class ActivityDocument:
    """One activity as engines index it.

    `codes` maps a facet's parameter to every code that finds the activity under it. `days` are the
    days with an occurrence; `next_day` the first of them that had not passed when the document was
    built. `latitude` and `longitude` (WGS 84) are where pupils come, the centre of the municipality
    where the venue's own are unknown, None where they come to no place; `comes_to` the
    municipalities to whose schools it comes. `expires_at` bounds visibility: an engine never shows
    a document at or after it. `sort_name` orders by the Latvian alphabet when compared byte by
    byte. `version` is the journal's position, and is no part of the digest.
    """

    id: UUID
    texts: Mapping[Language, Mapping[Role, str]]
    codes: Mapping[str, tuple[str, ...]]
    sort_name: Mapping[Language, str]
    published_at: datetime
    expires_at: datetime | None
    days: tuple[date, ...]
    next_day: date | None
    latitude: float | None
    longitude: float | None
    completeness: float
    card: Card
    comes_to: tuple[str, ...] = ()
    version: int = field(default=0, compare=False)

    def digest(self) -> str:
        """A fingerprint of the content (not of the version), to compare index and database."""
        content = _plain(self)
        del content["version"]
        text = json.dumps(content, sort_keys=True, default=_plain, ensure_ascii=False)
        return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()

    def card_json(self) -> str:
        """The card as JSON, for engines that store it."""
        return json.dumps(self.card, default=_plain, ensure_ascii=False, separators=(",", ":"))


def _plain(value: Any) -> Any:
    """What JSON has no form of: dataclasses by their fields, without `asdict`'s copies, or text."""
    if is_dataclass(value):
        return {one.name: getattr(value, one.name) for one in fields(value)}
    return str(value)


def card_from_json(text: str) -> Card:
    """Read a card that `card_json` wrote. Raises KeyError or ValueError for anything else."""
    raw: dict[str, Any] = json.loads(text)
    picture = raw.pop("picture")
    for name in ("title", "summary", "provider"):
        raw[name] = {language: tuple(pair) for language, pair in raw[name].items()}
    for name in ("formats", "grades", "municipalities", "languages"):
        raw[name] = tuple(raw[name])
    if picture is not None:
        picture["renditions"] = tuple(tuple(row) for row in picture["renditions"])
        picture = CardPicture(**picture)
    try:
        return Card(picture=picture, **raw)
    except TypeError as error:
        raise ValueError(f"a card of another version: {error}") from error
