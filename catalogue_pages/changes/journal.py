"""Writing the journal: the functions that say "these activities changed"."""

from collections.abc import Iterable
from itertools import islice
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connections, router, transaction
from django.db.models import Model, QuerySet
from django.utils import timezone

from catalogue_pages.changes.models import Change

BATCH = 1000
"""Rows of one INSERT."""


class Journalled(Model):
    """A model whose signal handlers write the journal when it is saved.

    Django sends `post_save` of a plain model after the row's own commit (pages and deletions have a
    transaction around both). Here the row and what is said of it are saved together or not at all.
    """

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, with whatever handlers of the signals write, in one transaction."""
        using = kwargs.get("using") or router.db_for_write(type(self), instance=self)
        with transaction.atomic(using=using):
            super().save(*args, **kwargs)


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
    try:
        query = activities.order_by().values_list(field).distinct().query
        selected, parameters = query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return 0
    quote = connection.ops.quote_name
    table, activity, recorded_at = (
        quote(str(name))
        for name in (
            Change._meta.db_table,
            Change._meta.get_field("activity").column,
            Change._meta.get_field("recorded_at").column,
        )
    )
    # The time stands outside the inner query: modeltranslation may put its columns in any order.
    statement = (
        f"INSERT INTO {table} ({activity}, {recorded_at}) "  # noqa: S608
        f"SELECT changed.*, %s FROM ({selected}) changed"
    )
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    with connection.cursor() as cursor:
        cursor.execute(statement, [now, *parameters])
        return max(int(cursor.rowcount), 0)
