"""Writing the journal: the one function that says "these activities changed"."""

from collections.abc import Iterable
from itertools import islice
from uuid import UUID

from catalogue_pages.changes.models import Change

BATCH = 1000
"""Rows of one INSERT."""


def record(activities: Iterable[UUID]) -> int:
    """Append a row for each public id, in the caller's transaction; returns how many.

    Rows are append-only, and an id may come again: readers merge what they read. Nothing is
    written when `activities` is empty.
    """
    count = 0
    remaining = iter(activities)
    while batch := list(islice(remaining, BATCH)):
        Change.objects.bulk_create([Change(activity=activity) for activity in batch])
        count += len(batch)
    return count
