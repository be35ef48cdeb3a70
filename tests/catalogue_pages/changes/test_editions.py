"""What a process keeps in memory is never older than the database."""

import pytest
from django.db import transaction
from pytest_django.fixtures import DjangoAssertNumQueries

from catalogue_pages.changes.editions import Kept, raise_edition, read_once
from catalogue_pages.vocabularies.models import Field

pytestmark = pytest.mark.django_db


def _labels() -> Kept[list[str]]:
    return Kept("test", lambda: list(Field.objects.values_list("code", flat=True)))


def test_a_change_is_seen_at_the_next_read() -> None:
    kept = _labels()
    assert kept.get() == []
    Field.objects.create(code="fizika", label_lv="Fizika")
    assert kept.get() == []
    raise_edition("test")
    assert kept.get() == ["fizika"]


def test_a_change_that_was_rolled_back_is_not_seen() -> None:
    kept = _labels()
    kept.get()
    with transaction.atomic():
        Field.objects.create(code="fizika", label_lv="Fizika")
        raise_edition("test")
        assert kept.get() == ["fizika"]
        transaction.set_rollback(True)
    assert kept.get() == []
    raise_edition("test")
    assert kept.get() == []


def test_one_request_reads_the_editions_once(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    first, second = _labels(), Kept("other", lambda: 1)
    first.get()
    second.get()
    with read_once(), django_assert_num_queries(1):
        first.get()
        second.get()
        first.get()


def test_a_request_sees_the_change_that_it_made_itself() -> None:
    kept = _labels()
    with read_once():
        assert kept.get() == []
        Field.objects.create(code="fizika", label_lv="Fizika")
        raise_edition("test")
        assert kept.get() == ["fizika"]
