"""Who gets an answer where: every address of admin and workspace, every role, reading and writing.

What is expected stands in expected.txt, a line a pattern of addresses' names.
"""

import re
import sys
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from people.groups import make_groups
from tests.permissions.addresses import Address, Values
from tests.permissions.asking import ROLES, Answer, Asked, answers, asked_of, signed_in
from tests.permissions.content import SECRETS, make_content

EXPECTED: Final = Path(__file__).with_name("expected.txt")
KNOWN: Final = frozenset(
    {
        "wagtailadmin_error_test",  # Wagtail's page that shows what an error looks like
    }
)
"""Addresses of Wagtail's own that may answer by 500."""
SEES_NOTHING: Final = "P0"
_WHO: Final = re.compile(r"!?\w")


@pytest.fixture(scope="module")
def others(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Values]:
    """One of everything, until the module's tests end."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_groups()
        yield make_content()
        transaction.set_rollback(True)


@cache
def table() -> tuple[tuple[str, frozenset[str], frozenset[str]], ...]:
    """The lines of the table: pattern of a name, who may read, who may write."""
    lines = EXPECTED.read_text(encoding="utf-8").splitlines()
    split = (line.split() for line in lines if line and not line.startswith("#"))
    return tuple((name, _who(reads), _who(writes)) for name, reads, writes in split)


def _who(letters: str) -> frozenset[str]:
    return frozenset(_WHO.findall(letters.replace("-", "")))


def expected(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """Who may read and who may write. Raises LookupError for an address that no line is about."""
    for pattern, reads, writes in table():
        if fnmatchcase(name, pattern):
            return reads, writes
    raise LookupError(f"{name} is in no line of {EXPECTED.name}: say who may read and write there.")


def may(role: str, who: frozenset[str], *, own: bool) -> bool:
    """Whether the letters let a role in: to everybody's, to one's own, to all but one's own."""
    if role in who:
        return True
    return (role.lower() if own else f"!{role}") in who and role.lower() != role


def test_no_address_is_forgotten_and_no_line_is_left_over(others: Values) -> None:
    names = {one.name for one in asked_of(others, None)}
    patterns = [pattern for pattern, _reads, _writes in table()]
    forgotten = [
        name for name in sorted(names) if not any(fnmatchcase(name, one) for one in patterns)
    ]
    first = {next((one for one in patterns if fnmatchcase(name, one)), "") for name in names}
    assert forgotten == [], f"Say in {EXPECTED.name} who may read and write there."
    assert [one for one in patterns if one not in first] == []


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_who_is_let_in(others: Values, role: str, capsys: pytest.CaptureFixture[str]) -> None:
    client, person = signed_in(role)
    asked = asked_of(others, person)
    differences = [line for one in asked for line in _differences(client, role, one)]
    with capsys.disabled():
        sys.stdout.write(f" {role}: {len(asked)} addresses, {len(differences)} differences ")
    assert not differences, "\n".join(differences)


def _differences(client: Client, role: str, asked: Asked) -> Iterator[str]:
    things = [(asked.others, False)]
    if asked.own:
        things.append((asked.own, True))
    for method, who in zip(("GET", "POST"), expected(asked.name), strict=True):
        for address, own in things:
            allowed = may(role, who, own=own)
            given = list(_asked(client, method, address, asked, allowed=allowed))
            if any(one.let_in for one in given) != allowed:
                statuses = "/".join(str(one.status) for one in given)
                yield f"{asked.name} {method} {address.path}: {statuses}, expected {allowed}"
            yield from _faults(role, asked, given)


def _asked(
    client: Client, method: str, address: Address, asked: Asked, *, allowed: bool
) -> Iterator[Answer]:
    """The answers; who may be there and was let in is not asked twice."""
    for one in answers(client, method, address, asked.named):
        yield one
        if allowed and one.let_in:
            return


def _faults(role: str, asked: Asked, given: list[Answer]) -> Iterator[str]:
    for one in given:
        if one.status >= 500 and asked.name not in KNOWN:
            yield f"{one.method} {one.path}: {one.status}"
        if role in SEES_NOTHING:
            yield from (f"{one.method} {one.path} tells {it}" for it in SECRETS if it in one.text)
