"""The terms of many pages, written a vocabulary at a time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from modelcluster.models import get_all_child_m2m_relations
from wagtail.models import Page


def insert_terms(made: Sequence[tuple[Page, dict[str, Any]]]) -> None:
    """Write the terms of new pages of one type; each comes with what its revision holds."""
    for name, through, mine, theirs in _relations(type(made[0][0])):
        through.objects.bulk_create(
            through(**{mine: page.pk, theirs: term})
            for page, content in made
            for term in content[name]
        )


def replace_terms(pages: Sequence[Any]) -> None:
    """Write the terms of stored pages of one type where they are others than those stored."""
    for name, through, mine, theirs in _relations(type(pages[0])):
        stored: defaultdict[int, set[int]] = defaultdict(set)
        rows = through.objects.filter(**{f"{mine}__in": [page.pk for page in pages]})
        for page, term in rows.values_list(mine, theirs):
            stored[page].add(term)
        chosen = {page.pk: {term.pk for term in getattr(page, name).all()} for page in pages}
        gone = [(page, stored[page] - terms) for page, terms in chosen.items()]
        for page, terms in gone:
            if terms:
                through.objects.filter(**{mine: page, f"{theirs}__in": terms}).delete()
        through.objects.bulk_create(
            through(**{mine: page, theirs: term}) for page, term in _new(chosen, stored)
        )


def _new(
    chosen: dict[int, set[int]], stored: "defaultdict[int, set[int]]"
) -> Iterable[tuple[int, int]]:
    return ((page, term) for page, terms in chosen.items() for term in terms - stored[page])


def _relations(model: type[Page]) -> Iterator[tuple[str, Any, str, str]]:
    """Each field of several terms: its name, its table, and that table's two columns."""
    for field in get_all_child_m2m_relations(model):
        mine, theirs = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
        yield field.name, field.remote_field.through, mine, theirs
