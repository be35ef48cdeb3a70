"""A person of each role, and what an address answers to them."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, Final

from django.contrib.auth.models import Group
from django.db import transaction
from django.test import Client

from catalogue_pages.providers.models import ProviderPage
from people.models import Membership, User
from people.roles import ADMINISTRATOR, AUDITOR, COMMUNICATIONS, EDITOR
from tests.permissions.addresses import Address, Values, addresses
from tests.permissions.content import make_own
from tests.permissions.ways import fields, ways

BELOW: Final = ("admin/", "lv/darbvieta/")
SIGN_IN: Final = ("/pieslegties/", "/admin/login/")
ROLES: Final = {
    "A": ADMINISTRATOR.name,
    "E": EDITOR.name,
    "C": COMMUNICATIONS.name,
    "R": AUDITOR.name,
    "P": "",
    "0": None,
}
"""The letters of the table. P writes for a provider; 0 has not signed in."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An address with another's things and with one's own, where these are not the same."""

    name: str
    others: Address
    own: Address | None
    named: dict[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a request. `let_in` unless it was refused or sent home or to sign in."""

    method: str
    path: str
    status: int
    let_in: bool
    text: str


def asked_of(others: Values, person: User | None) -> list[Asked]:
    """Every address of the admin and the workspace, for one person."""
    named = {**others, **make_own(person)} if person else others
    pairs = zip_longest(addresses(BELOW, others, ways()), addresses(BELOW, named, ways()))
    return [
        Asked(one.name, one, own if own != one else None, fields(one, others)) for one, own in pairs
    ]


def signed_in(role: str) -> tuple[Client, User | None]:
    """A browser where somebody of a role has signed in."""
    client = Client(headers={"accept-language": "en"}, raise_request_exception=False)
    group = ROLES[role]
    if group is None:
        return client, None
    person = User.objects.create_user(f"persona-{role}", f"persona-{role}@example.org")
    if group:
        person.groups.add(Group.objects.get(name=group))
    else:
        Membership.objects.create(person=person, provider=ProviderPage.objects.get(title="Muzejs"))
    client.force_login(person)
    return client, person


def answers(client: Client, method: str, address: Address, named: Any) -> Iterator[Answer]:
    """What is answered to an empty request, and to one that names a thing beside the path."""
    yield _answer(client, method, address.path)
    yield _answer(client, method, address.path, named)


def _answer(client: Client, method: str, path: str, named: Any = None) -> Answer:
    """What is answered; what was written is undone, and nobody is signed out by it."""
    kept = deepcopy(client.cookies)
    with transaction.atomic():
        if method == "GET":
            response = client.get(path, named)
        else:
            response = client.post(path, named, query_params=named)
        transaction.set_rollback(True)
    client.cookies = kept
    where = response.headers.get("Location", "")
    refused = response.status_code in {403, 404, 405} or (
        response.status_code == 302 and (where == "/admin/" or any(one in where for one in SIGN_IN))
    )
    text = "" if response.streaming else response.content.decode(errors="replace")
    return Answer(method, path, response.status_code, not refused, where + text)
