"""What a visitor finds once the worker has run, and that the index equals the database."""

from collections.abc import Mapping, Sequence

from search.engines.protocol import Engine
from search.indexing.comparing import compare
from search.indexing.working import IndexWorker
from search.results import Results
from search.selection import Selection, Sort


def catch_up(engine: Engine) -> None:
    """Let the worker run once; afterwards nothing may differ."""
    IndexWorker(engine).once()
    found = compare(engine)
    assert not found, found
    assert found.pending == 0


def ask(
    engine: Engine,
    query: str = "",
    choices: Mapping[str, Sequence[str]] | None = None,
    sort: Sort = "name",
) -> Results:
    """Ask the engine as a Latvian visitor."""
    chosen = {name: tuple(codes) for name, codes in (choices or {}).items()}
    return engine.search(Selection("lv", query=query, choices=chosen, sort=sort, page_size=100))


def titles(
    engine: Engine,
    query: str = "",
    choices: Mapping[str, Sequence[str]] | None = None,
    sort: Sort = "name",
) -> list[str]:
    """The Latvian titles found, in their order, after the worker has run."""
    catch_up(engine)
    return [hit.card.title["lv"][0] for hit in ask(engine, query, choices, sort).hits]
