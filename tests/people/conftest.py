"""People who sign in, through real requests."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from people.groups import make_groups
from people.models import User
from people.roles import EDITOR

PASSWORD = "garā-parole-7"

SignIn = Callable[..., Client]


@pytest.fixture
def provider_person(db: None) -> User:
    return User.objects.create_user("anna", "Anna@muzejs.example", PASSWORD, first_name="Anna")


@pytest.fixture
def editor(db: None) -> User:
    make_groups()
    person = User.objects.create_user("redaktore", "redaktore@katalogs.example", PASSWORD)
    person.groups.add(Group.objects.get(name=EDITOR.name))
    return person


@pytest.fixture
def sign_in() -> SignIn:
    """Sign in with name and password in a browser of one's own."""

    def signed_in(name: str, password: str = PASSWORD, **extra: str) -> Client:
        client = Client(**extra)  # type: ignore[arg-type]
        client.post("/lv/konts/pieslegties/", {"login": name, "password": password})
        return client

    return signed_in
