"""Which account somebody means, and whether the password is theirs."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from people.models import User


def account_of(name: str) -> User | None:
    """The account with this e-mail address (whatever its case) or this user name; else None.

    An address wins over a user name that looks like it.
    """
    if not name:
        return None
    by_address = User.objects.filter(email__iexact=name).first()
    return by_address or User.objects.filter(username=name).first()


def may_enter_admin(person: Any) -> bool:
    """Whether an account may open Wagtail's admin, and so needs a second factor."""
    return bool(person.is_active and person.has_perm("wagtailadmin.access_admin"))


class OnePasswordCheck(ModelBackend):
    """Signs in by address or user name, with the same work whether there is such an account.

    Exactly one password is hashed on every path, so that the time of the answer does not tell who
    has an account.
    """

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **_others: Any,
    ) -> User | None:
        """The account, if it is active and the password is right."""
        if not username or not password:
            return None
        person = account_of(username)
        if person is None:
            User().set_password(password)
            return None
        right = person.check_password(password)
        return person if right and self.user_can_authenticate(person) else None
