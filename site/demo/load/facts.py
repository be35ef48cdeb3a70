"""The facts of the n-th made-up activity: always the same ones, skewed as a real catalogue is."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Final

from catalogue_pages.vocabularies.snapshot import Vocabularies

PROVIDERS: Final = 250
"""A catalogue has far fewer providers than activities, and a few of them have most."""
FIRST_PUBLISHED: Final = datetime(2026, 1, 1, 8, tzinfo=UTC)
FIRST_DAY: Final = datetime(2026, 9, 1, 7, tzinfo=UTC)
_NAMESPACE: Final = uuid.UUID("9c0b5b0e-5f0e-5a0c-8d52-3a1b1f6d7c11")

TOPICS: Final[tuple[tuple[str, str], ...]] = (
    ("robotika", "robotics"), ("programmēšana", "programming"), ("astronomija", "astronomy"),
    ("ķīmija virtuvē", "kitchen chemistry"), ("fizikas eksperimenti", "physics experiments"),
    ("elektronika", "electronics"), ("mežs un koki", "forest and trees"), ("bites", "bees"),
    ("3D druka", "3D printing"), ("mikroskopija", "microscopy"), ("ģenētika", "genetics"),
    ("matemātikas mīklas", "mathematical puzzles"), ("kodi un šifri", "codes and ciphers"),
    ("tilti un torņi", "bridges and towers"), ("vēja enerģija", "wind energy"),
    ("saules paneļi", "solar panels"), ("ūdens pētniecība", "studying water"),
    ("laikapstākļi", "weather"), ("dinozauri", "dinosaurs"), ("augsnes dzīve", "life in soil"),
    ("kosmosa misijas", "space missions"), ("dronu vadīšana", "flying drones"),
    ("spēļu veidošana", "making games"), ("mākslīgais intelekts", "artificial intelligence"),
    ("atkritumu šķirošana", "sorting waste"), ("pašvaldības darbs", "how a municipality works"),
    ("debates", "debates"), ("vēlēšanu spēle", "an election game"),
    ("medijpratība", "media literacy"),
    ("skaņas fizika", "physics of sound"), ("gaisma un krāsas", "light and colours"),
    ("magnēti", "magnets"), ("purva augi", "plants of a bog"), ("putnu vērošana", "bird watching"),
    ("kuģu būve", "shipbuilding"), ("metālapstrāde", "metalworking"),
    ("kokapstrāde", "woodworking"),
    ("pārtikas tehnoloģija", "food technology"), ("statistika", "statistics"), ("kartes", "maps"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LoadFacts:
    """What the n-th activity says; terms are codes, None is unknown."""

    number: int
    public_id: uuid.UUID
    provider: int
    topic: tuple[str, str]
    second_topic: tuple[str, str]
    terms: Mapping[str, tuple[str, ...]]
    field: str
    kind: str
    municipality: str | None
    serves_all: bool
    price: Decimal | None
    per_group: bool
    covered: bool | None
    duration_minutes: int | None
    group_max: int | None
    published_at: datetime
    occurrences: tuple[datetime, ...]


def _skewed(random: Random, codes: Sequence[str], steepness: float = 2.2) -> str:
    """One of the codes; the first are much likelier than the last."""
    return codes[int(len(codes) * random.random() ** steepness)]


def _some(random: Random, codes: Sequence[str], chance: float, most: int) -> tuple[str, ...]:
    if random.random() > chance:
        return ()
    return tuple(dict.fromkeys(_skewed(random, codes) for _ in range(random.randint(1, most))))


def facts(number: int, vocabularies: Vocabularies) -> LoadFacts:
    """The facts of one activity. They depend on its number and the vocabularies alone."""
    random = Random(f"load-{number}")  # noqa: S311 - repeatable, not secret
    codes = {name: list(vocabularies[name]) for name in _NAMES}
    formats = _formats(random)
    terms = {
        "grades": _grades(random, vocabularies.grade_order),
        "formats": formats,
        "languages": ("lv", *_some(random, codes["language"][1:], 0.3, 2)),
        "subjects": _some(random, codes["subject"], 0.6, 3),
        "accessibility": _some(random, codes["accessibility"], 0.15, 2),
        "seasons": _some(random, codes["season"], 0.2, 2),
        "municipalities_served": _some(random, _places(vocabularies), 0.6, 6)
        if "at-school" in formats
        else (),
    }
    facts = LoadFacts(
        number=number,
        public_id=uuid.uuid5(_NAMESPACE, str(number)),
        provider=int(PROVIDERS * random.random() ** 2.2),
        topic=TOPICS[int(len(TOPICS) * random.random() ** 1.5)],
        second_topic=random.choice(TOPICS),
        terms=terms,
        field=_skewed(random, codes["field"]),
        kind=_skewed(random, codes["kind"]),
        municipality=None if formats == ("online",) else _skewed(random, _places(vocabularies)),
        serves_all="at-school" in formats
        and (random.random() < 0.2 or not terms["municipalities_served"]),
        price=_price(random),
        per_group=random.random() < 0.25,
        covered=random.choices((None, True, False), (70, 20, 10))[0],
        duration_minutes=random.choice((None, 45, 60, 90, 120, 180)),
        group_max=random.choice((None, 15, 20, 25, 30)),
        published_at=FIRST_PUBLISHED + timedelta(minutes=7 * number),
        occurrences=_occurrences(random),
    )
    return replace(facts, municipality=None) if formats == ("at-school",) else facts


_NAMES: Final = ("field", "kind", "language", "subject", "accessibility", "season")


def _places(vocabularies: Vocabularies) -> list[str]:
    """Present municipalities, cities first: most activities happen there."""
    entries = [entry for entry in vocabularies["municipality"].values() if not entry.last_day]
    return [entry.code for entry in sorted(entries, key=lambda e: e.code.endswith("-novads"))]


def _formats(random: Random) -> tuple[str, ...]:
    first = random.choices(
        ("at-provider", "at-school", "outdoor", "online", "elsewhere"), (62, 16, 12, 8, 2)
    )[0]
    both = first == "at-provider" and random.random() < 0.12
    return (first, "at-school") if both else (first,)


def _grades(random: Random, order: Sequence[str]) -> tuple[str, ...]:
    first = random.randrange(len(order))
    return tuple(order[first : first + random.randint(1, 9)])


def _price(random: Random) -> Decimal | None:
    if random.random() < 0.65:
        return None
    return Decimal(random.choices((0, 2, 5, 8, 12, 25, 120), (30, 15, 20, 15, 10, 6, 4))[0])


def _occurrences(random: Random) -> tuple[datetime, ...]:
    if random.random() > 0.2:
        return ()
    days = sorted(random.randrange(300) for _ in range(random.randint(1, 4)))
    return tuple(FIRST_DAY + timedelta(days=day, hours=random.randrange(6)) for day in days)
