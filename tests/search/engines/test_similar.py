"""Which activities are like one, by every engine that declares it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from django.test import override_settings
from django.utils import timezone

from catalogue_pages.vocabularies.loading import load
from catalogue_pages.vocabularies.snapshot import kept
from search.documents import ActivityDocument
from search.engines.configured import private_engine
from search.engines.protocol import Engine, Resembles, resembling
from search.gist import Gist
from tests.search.engines.conftest import ENGINES
from tests.search.engines.held import document
from tests.servers.sharing import settings_of

pytestmark = pytest.mark.django_db

ROBOTS = Gist(
    id=UUID(int=1),
    texts={"lv": {"title": "Robotu programmēšana"}, "en": {}},
    codes={"field": ("technology",), "kind": ("workshop",), "subject": ("computing",)},
)


def made(number: int, title: str, provider: str, **codes: str) -> ActivityDocument:
    one = document(UUID(int=number), title)
    return replace(
        one,
        codes={name: (code,) for name, code in codes.items()},
        card=replace(one.card, path=f"katalogs/{provider}/{number}/"),
    )


DOCUMENTS = [
    made(1, "Robotu programmēšana", "klubs", field="technology", subject="computing"),
    *(
        made(number, "Robota programmēšanas stunda", "klubs", field="technology", kind="workshop")
        for number in range(2, 80)
    ),
    made(80, "Robotikas diena", "skola", field="technology", subject="computing"),
    made(81, "Programmējam robotus", "muzejs", field="technology"),
    made(82, "Dārza ziedi", "parks", field="environment", kind="workshop", subject="biology"),
    made(83, "Datoru kalve", "pils", field="technology", subject="computing"),
]


@pytest.fixture(params=ENGINES)
def target(request: pytest.FixtureRequest, db: None) -> Iterator[Engine]:
    kept.forget()
    load()
    with override_settings(**settings_of(request.param)), private_engine() as engine:
        if resembling(engine) is None:
            pytest.skip(f"{engine.name} does not declare it")
        built = engine.build("test")
        built.apply(DOCUMENTS)
        engine.publish(built)
        yield engine
    kept.forget()


def found(engine: Engine, gist: Gist = ROBOTS, most: int = 4) -> list[int]:
    asked: Resembles | None = resembling(engine)
    assert asked is not None
    return [hit.id.int for hit in asked.similar(gist, most)]


def test_others_alike_are_found_and_no_more_than_two_of_one_provider(target: Engine) -> None:
    numbers = found(target, most=5)
    assert {80, 81, 83} < set(numbers)
    assert len([number for number in numbers if 1 < number < 80]) == 2
    assert found(target, most=4) == numbers[:4]


def test_what_is_about_nothing_of_the_sort_is_not_similar(target: Engine) -> None:
    alone = replace(ROBOTS, texts={"lv": {"title": "Zvaigznes"}, "en": {}}, codes={})
    assert found(target, alone) == []
    garden = {"field": ("environment",), "kind": ("contest",), "subject": ("biology",)}
    assert found(target, replace(alone, codes=garden)) == [82]


def test_the_place_makes_nothing_alike(target: Engine) -> None:
    target.live().apply([made(90, "Ziedi Ventspils novadā", "parks", field="environment")])
    here = replace(ROBOTS, texts={"lv": {"title": "Zvaigznes Ventspilī, novada"}, "en": {}})
    assert 90 not in found(target, here, 20)


def test_what_has_expired_is_not_similar(target: Engine) -> None:
    now = timezone.now()
    target.live().apply(
        [replace(one, expires_at=now, version=2) for one in DOCUMENTS if one.id.int != 81]
    )
    assert found(target) == [81]
    later = now + timedelta(hours=1)
    target.live().apply([replace(DOCUMENTS[-1], expires_at=later, version=3)])
    assert set(found(target)) == {81, 83}
