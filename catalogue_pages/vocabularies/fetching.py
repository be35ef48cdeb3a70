"""Many relations to vocabularies fetched at once: one query where each prefetch would be one."""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import F, Model, Value

Row = tuple[str, int, int, str, int]
"""A relation's name, whose it is, and the term's position, code and primary key."""


def fetch_terms(pages: Sequence[Any], relations: tuple[str, ...]) -> None:
    """Fetch these many-to-many relations of pages of one type, as `prefetch_related` does.

    The terms come in their order, with their codes; another field is read when it is asked for.
    """
    if not pages:
        return
    model: type[Model] = type(pages[0])
    models: dict[str, Any] = {name: model._meta.get_field(name).related_model for name in relations}
    found: dict[tuple[str, int], list[Model]] = defaultdict(list)
    for name, page, _position, code, key in sorted(
        _rows(model, [page.pk for page in pages], relations)
    ):
        found[name, page].append(models[name].from_db(None, ["id", "code"], [key, code]))
    for page in pages:
        for name in relations:
            _put(page, name, models[name], found[name, page.pk])


def _rows(model: type[Model], keys: Sequence[int], relations: tuple[str, ...]) -> list[Row]:
    asked = _query(model, relations, len(keys))
    values: list[Any] = [part for name in relations for part in (name, *keys)]
    with connection.cursor() as cursor:
        cursor.execute(asked, values)
        rows: list[Row] = cursor.fetchall()
    return rows


@lru_cache(maxsize=64)
def _query(model: type[Model], relations: tuple[str, ...], count: int) -> str:
    """The query for so many pages, kept: to write it takes longer than to answer it."""
    parts = []
    for name in relations:
        field: Any = model._meta.get_field(name)
        own, term = field.m2m_field_name(), field.m2m_reverse_field_name()
        parts.append(
            field.remote_field.through.objects.filter(**{f"{own}__in": range(count)})
            .order_by()
            .values_list(
                Value(name), F(f"{own}_id"), F(f"{term}__position"), F(f"{term}__code"), F(term)
            )
        )
    written: str = parts[0].union(*parts[1:], all=True).query.sql_with_params()[0]
    return written


def _put(page: Any, relation: str, model: type[Any], terms: list[Model]) -> None:
    """Put terms where a manager looks for what was fetched before."""
    queryset = model.objects.all()
    queryset._result_cache = terms
    queryset._prefetch_done = True
    page.__dict__.setdefault("_prefetched_objects_cache", {})[relation] = queryset
