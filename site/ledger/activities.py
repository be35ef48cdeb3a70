"""Activities in the ledger: what the indexing worker has handed on, and what it may have missed."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.vocabularies.snapshot import current
from ledger.models import GONE, Entry, Kind
from ledger.pictures import told_of_pictures
from ledger.recording import Seen, locked, record
from search.documents import ActivityDocument
from search.engines.protocol import Update
from search.indexing.building import build, public_ids

EVERY: Final = 600.0
_BATCH: Final = 250
_BESIDE: Final = ("last_published_at", "last_verified")
_UNINDEXED: Final = ("language", "accessibility", "facility")


def take_note(updates: Sequence[Update], **_signal: Any) -> None:
    """Write down what the worker read of activities; listens to `batch_handed`."""
    versions = {one.id: one.version for one in updates}
    documents = {one.id: one for one in updates if isinstance(one, ActivityDocument)}
    record(_seen(versions, documents))


def sweep() -> int:
    """Write down activities that became public or ceased to be unseen by the journal's readers.

    That is so before an index is first built, and after trouble. Returns how many there were.
    """
    with locked() as ledger:
        public = set(public_ids())
        entries = Entry.objects.filter(kind=Kind.ACTIVITY).exclude(event__in=GONE)
        known = set(entries.values_list("identity", flat=True))
        unseen = sorted(public ^ known)
        count = 0
        for start in range(0, len(unseen), _BATCH):
            versions = dict.fromkeys(unseen[start : start + _BATCH], 0)
            count += len(record(_seen(versions, build(dict(versions))), ledger=ledger))
    return count


def _seen(versions: Mapping[UUID, int], documents: Mapping[UUID, ActivityDocument]) -> list[Seen]:
    rows = ActivityPage.objects.filter(public_id__in=tuple(versions))
    pages = {one: more for one, *more in rows.values_list("public_id", "pk", *_BESIDE)}
    pictures = told_of_pictures([key for key, *_more in pages.values()])
    labels = _labels()
    seen = []
    for identity, version in versions.items():
        page, document = pages.get(identity), documents.get(identity)
        stamp = None
        if page and document:
            stamp = _stamp(document, [page, pictures.get(page[0]), labels])
        seen.append(Seen(Kind.ACTIVITY, identity, stamp, version, there=page is not None))
    return seen


def _labels() -> list[str]:
    """The labels that are told and not indexed, so that no document holds them."""
    known = current()
    return [f"{one.label_lv} {one.label_en}" for name in _UNINDEXED for one in known[name].values()]


def _stamp(document: ActivityDocument, beside: list[Any]) -> str:
    """What tells one content from another: of the document, and of what is told `beside` it.

    A day that has passed changes the document and nothing that anybody would read again for.
    """
    content = replace(document, next_day=None).digest()
    return hashlib.blake2b(f"{content} {beside}".encode(), digest_size=16).hexdigest()
