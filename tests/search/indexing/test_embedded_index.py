"""One tantivy index: batches, versions, other processes, and what a killed process leaves."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread
from uuid import UUID, uuid4

import pytest

from search.documents import ActivityDocument, Card
from search.engines.embedded.engine import EmbeddedEngine
from search.engines.embedded.index import TantivyIndex
from search.engines.embedded.shelf import Shelf
from search.engines.protocol import EngineError, IndexEntry, Removal, Update
from search.selection import Selection

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


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "index")


@pytest.fixture
def index(shelf: Shelf) -> TantivyIndex:
    return shelf.build("made so")


def held(index: TantivyIndex) -> dict[UUID, tuple[int, str]]:
    return {entry.id: (entry.version, entry.digest) for entry in index.entries()}


def test_what_is_applied_is_held(index: TantivyIndex) -> None:
    one = document(ONE)
    index.apply([one, document(TWO)])
    assert index.count() == 2
    assert held(index)[ONE] == (1, one.digest())


def test_the_higher_version_stays_whatever_the_order(index: TantivyIndex) -> None:
    newer = document(ONE, "Jaunāks", 7)
    index.apply([newer])
    index.apply([document(ONE, "Vecāks", 3)])
    assert held(index) == {ONE: (7, newer.digest())}
    index.apply([document(TWO, "Vecāks", 2), document(TWO, "Jaunāks", 9), document(TWO, "Cits", 4)])
    assert held(index)[TWO] == (9, document(TWO, "Jaunāks").digest())


def test_the_same_batch_twice_changes_nothing(index: TantivyIndex) -> None:
    batch: list[Update] = [document(ONE), document(TWO), Removal(TWO, 4)]
    index.apply(batch)
    before = held(index)
    index.apply(batch)
    assert held(index) == before == {ONE: (1, document(ONE).digest())}


def test_a_removed_activity_does_not_come_back_with_an_older_document(index: TantivyIndex) -> None:
    index.apply([document(ONE, version=5)])
    index.apply([Removal(ONE, 6)])
    index.apply([document(ONE, version=5)])
    assert index.count() == 0
    assert list(index.entries()) == []
    index.apply([document(ONE, version=7)])
    assert index.count() == 1


def test_more_than_one_page_of_entries(index: TantivyIndex) -> None:
    ids = {uuid4() for _ in range(2500)}
    index.apply([document(identity) for identity in ids])
    assert {entry.id for entry in index.entries()} == ids


def test_another_reader_sees_the_last_commit_at_once(shelf: Shelf, index: TantivyIndex) -> None:
    shelf.publish(index)
    reader = Shelf(shelf.root)
    assert reader.live().count() == 0
    index.apply([document(ONE)])
    assert reader.live().count() == 1
    index.apply([Removal(ONE, 2)])
    assert reader.live().count() == 0


def test_another_reader_follows_the_pointer(shelf: Shelf, index: TantivyIndex) -> None:
    shelf.publish(index)
    reader = Shelf(shelf.root)
    assert reader.live().name == index.name
    second = shelf.build("made so")
    second.apply([document(ONE)])
    assert reader.live().count() == 0
    assert shelf.publish(second) == index.name
    assert reader.live().name == second.name
    shelf.discard(index.name)
    assert reader.live().count() == 1
    assert shelf.names() == [second.name]


def test_a_discarded_index_cannot_be_opened(shelf: Shelf, index: TantivyIndex) -> None:
    shelf.discard(index.name)
    with pytest.raises(EngineError, match="rebuild"):
        shelf.open(index.name)


def test_the_index_that_searches_read_is_never_discarded(shelf: Shelf, index: TantivyIndex) -> None:
    shelf.publish(index)
    Shelf(shelf.root).discard(index.name)
    assert shelf.live().count() == 0


def test_a_search_meets_an_index_however_often_it_is_replaced(
    db: None, shelf: Shelf, index: TantivyIndex
) -> None:
    shelf.publish(index)
    done = Event()

    def replace_again_and_again() -> None:
        for _ in range(60):
            former = shelf.publish(shelf.build("made so"))
            shelf.discard(former or "")
            time.sleep(0.02)
        done.set()

    searching = EmbeddedEngine(shelf.root)
    replacing = Thread(target=replace_again_and_again)
    replacing.start()
    while not done.is_set():
        assert searching.search(Selection("lv")).total == 0
    replacing.join()


def test_discarding_touches_nothing_else(shelf: Shelf, index: TantivyIndex) -> None:
    outside = shelf.root.parent / "embedded-outside"
    outside.mkdir()
    for name in ("", ".", "live", "../embedded-outside", "embedded-unknown"):
        shelf.discard(name)
    assert outside.exists()
    assert shelf.names() == [index.name]


def test_before_anything_was_built(shelf: Shelf) -> None:
    with pytest.raises(EngineError, match="index rebuild"):
        shelf.live()
    assert not shelf.health().ok


KILLED_WHILE_WRITING = """
    import os, signal, sys
    from pathlib import Path
    import tantivy
    index = tantivy.Index.open(sys.argv[1])
    writer = index.writer(15_000_000, num_threads=1)
    writer.delete_all_documents()
    for number in range(20_000):
        made = tantivy.Document()
        made.add_text("id", f"half-{number}")
        writer.add_document(made)
    print("writing", flush=True)
    signal.pause()
"""


def test_a_process_killed_while_writing_leaves_the_last_commit_and_no_lock(
    index: TantivyIndex,
) -> None:
    index.apply([document(ONE)])
    writing = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(KILLED_WHILE_WRITING), str(index.path)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert writing.stdout is not None
    assert writing.stdout.readline() == "writing\n"
    os.kill(writing.pid, signal.SIGKILL)
    writing.wait()
    writing.stdout.close()
    assert list(index.entries()) == [IndexEntry(ONE, 1, document(ONE).digest())]
    index.apply([document(TWO)])
    assert set(held(TantivyIndex(index.path))) == {ONE, TWO}


def test_two_writers_wait_for_each_other(index: TantivyIndex) -> None:
    other = TantivyIndex(index.path)
    for number in range(5):
        index.apply([document(ONE, version=2 * number)])
        other.apply([document(TWO, version=2 * number)])
    assert index.count() == 2
