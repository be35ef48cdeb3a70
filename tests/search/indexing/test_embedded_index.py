"""One tantivy index: batches, versions, other processes, and what a killed process leaves."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path
from threading import Event, Thread

import pytest

from search.engines.embedded.engine import EmbeddedEngine
from search.engines.embedded.index import TantivyIndex
from search.engines.embedded.shelf import Shelf
from search.engines.protocol import IndexEntry, Removal
from search.selection import Selection
from tests.search.engines.held import ONE, TWO, document, held


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "index")


@pytest.fixture
def index(shelf: Shelf) -> TantivyIndex:
    return shelf.build("made so")


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
