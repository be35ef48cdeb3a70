"""Writing the journal: the functions that say "these activities changed"."""

from collections.abc import Iterable
from itertools import islice
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connections, router
from django.db.models import DateTimeField, QuerySet, Value
from django.utils import timezone

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


def record_all(activities: QuerySet[Any], field: str = "public_id") -> int:
    """Append a row for every activity of a query, without fetching any; returns how many.

    One INSERT … SELECT in the caller's transaction, however many there are. `field` is the query's
    column of public ids.
    """
    connection = connections[router.db_for_write(Change)]
    now = Value(timezone.now(), output_field=DateTimeField())
    selected = activities.order_by().values_list(field, now).distinct().query
    try:
        select, parameters = selected.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return 0
    quote = connection.ops.quote_name
    columns = ", ".join(
        quote(Change._meta.get_field(name).column) for name in ("activity", "recorded_at")
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {quote(Change._meta.db_table)} ({columns}) {select}",
            parameters,
        )
        return max(cursor.rowcount, 0)
