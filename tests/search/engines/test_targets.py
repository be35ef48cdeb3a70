"""What an engine does with its indices; every engine must do so."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import uuid4

import pytest
from django.test import override_settings

from catalogue_pages.bilingual.reading import Language
from search.documents import Role
from search.engines.configured import private_engine
from search.engines.protocol import Engine, EngineError, Removal, Target, Update
from tests.search.engines.conftest import ENGINES
from tests.search.engines.held import ONE, TWO, document, held
from tests.servers.sharing import settings_of

Texts = dict[Language, dict[Role, str]]


@pytest.fixture(params=ENGINES)
def empty(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """An engine in which nothing was ever built."""
    with override_settings(**settings_of(request.param)), private_engine() as engine:
        yield engine


@pytest.fixture
def target(empty: Engine) -> Target:
    return empty.build("made so")


def test_what_is_applied_is_held(target: Target) -> None:
    one = document(ONE)
    target.apply([one, document(TWO)])
    assert target.count() == 2
    assert held(target)[ONE] == (1, one.digest())


def test_the_higher_version_stays_whatever_the_order(target: Target) -> None:
    newer = document(ONE, "Jaunāks", 7)
    target.apply([newer])
    target.apply([document(ONE, "Vecāks", 3)])
    assert held(target) == {ONE: (7, newer.digest())}
    target.apply(
        [document(TWO, "Vecāks", 2), document(TWO, "Jaunāks", 9), document(TWO, "Cits", 4)]
    )
    assert held(target)[TWO] == (9, document(TWO, "Jaunāks").digest())


def test_the_same_batch_twice_changes_nothing(target: Target) -> None:
    batch: list[Update] = [document(ONE), document(TWO), Removal(TWO, 4)]
    target.apply(batch)
    before = held(target)
    target.apply(batch)
    assert held(target) == before == {ONE: (1, document(ONE).digest())}


def test_a_removed_activity_does_not_come_back_with_an_older_document(target: Target) -> None:
    target.apply([document(ONE, version=5)])
    target.apply([Removal(ONE, 6)])
    target.apply([document(ONE, version=5)])
    assert target.count() == 0
    assert list(target.entries()) == []
    target.apply([document(ONE, version=7)])
    assert target.count() == 1


def test_more_than_one_page_of_entries(target: Target) -> None:
    ids = {uuid4() for _ in range(2500)}
    target.apply([document(identity) for identity in ids])
    assert {entry.id for entry in target.entries()} == ids


def test_a_word_that_no_word_can_be_harms_nobody(target: Target) -> None:
    texts: Texts = {"lv": {"title": "Kosmoss", "description": "a" * 40_000}, "en": {}}
    target.apply([replace(document(ONE), texts=texts), document(TWO)])
    assert set(held(target)) == {ONE, TWO}


def test_it_keeps_what_it_was_made_with(target: Target, empty: Engine) -> None:
    assert empty.open(target.name).fingerprint == "made so"


def test_searches_read_what_was_published_last(target: Target, empty: Engine) -> None:
    assert empty.publish(target) is None
    assert empty.live_name() == target.name
    second = empty.build("made so")
    second.apply([document(ONE)])
    assert empty.live().count() == 0
    assert empty.publish(second) == target.name
    assert empty.live().count() == 1
    assert set(empty.names()) == {target.name, second.name}
    empty.discard(target.name)
    assert empty.names() == [second.name]
    assert empty.health().ok


def test_a_discarded_index_cannot_be_opened(target: Target, empty: Engine) -> None:
    empty.discard(target.name)
    with pytest.raises(EngineError, match="rebuild"):
        empty.open(target.name)


def test_the_index_that_searches_read_is_never_discarded(target: Target, empty: Engine) -> None:
    empty.publish(target)
    empty.discard(target.name)
    assert empty.live().count() == 0


def test_before_anything_was_built(empty: Engine) -> None:
    with pytest.raises(EngineError, match="index rebuild"):
        empty.live()
    assert empty.live_name() is None
    assert empty.names() == []
    assert not empty.health().ok
