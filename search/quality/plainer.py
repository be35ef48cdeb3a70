"""The same catalogue without what its writers could fill with the words asked for."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Final

from search.documents import ActivityDocument, Role
from search.engines.configured import private_engine
from search.engines.protocol import Engine
from search.indexing.building import build, public_ids

EMPTIED: Final[tuple[Role, ...]] = ("description", "synonyms")


def without_descriptions(document: ActivityDocument) -> ActivityDocument:
    """The document with its descriptions and hidden synonyms emptied in both languages."""
    texts = {
        language: {role: "" if role in EMPTIED else text for role, text in roles.items()}
        for language, roles in document.texts.items()
    }
    return replace(document, texts=texts)


@contextmanager
def plainer_engine() -> Iterator[Engine]:
    """An engine with an index of its own over emptied documents; both go afterwards."""
    with private_engine() as engine:
        target = engine.build("search-quality")
        documents = build(dict.fromkeys(public_ids(), 1))
        target.apply([without_descriptions(document) for document in documents.values()])
        engine.publish(target)
        yield engine
