"""Small documents to write, and what a target holds of them."""

from datetime import UTC, datetime
from uuid import UUID

from search.documents import ActivityDocument, Card
from search.engines.protocol import Target

ONE, TWO = UUID(int=1), UUID(int=2)


def document(identity: UUID, title: str = "Kosmoss", version: int = 1) -> ActivityDocument:
    return ActivityDocument(
        id=identity,
        texts={"lv": {"title": title}, "en": {}},
        codes={"field": ("science",)},
        sort_name={"lv": title, "en": title},
        published_at=datetime(2026, 9, 1, tzinfo=UTC),
        expires_at=None,
        days=(),
        next_day=None,
        latitude=None,
        longitude=None,
        completeness=0.5,
        card=Card(
            path="x/",
            title={"lv": (title, "lv"), "en": (title, "lv")},
            summary={"lv": ("", "lv"), "en": ("", "lv")},
            provider={"lv": ("", "lv"), "en": ("", "lv")},
            field="science",
            kind="visit",
            formats=(),
            grades=(),
            municipalities=(),
            serves_all=False,
            price=None,
            price_per_group=False,
            duration_minutes=None,
            group_min=None,
            group_max=None,
            picture=None,
            demonstration=False,
        ),
        version=version,
    )


def held(target: Target) -> dict[UUID, tuple[int, str]]:
    return {entry.id: (entry.version, entry.digest) for entry in target.entries()}
