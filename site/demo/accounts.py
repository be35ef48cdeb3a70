"""The accounts of a demonstration, with passwords that everybody may know."""

from dataclasses import dataclass
from typing import Final

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from people.groups import MODERATORS, grant


@dataclass(frozen=True, slots=True)
class Account:
    """A demo account: its sign-in, and what it is for."""

    username: str
    password: str
    purpose: str


ADMINISTRATOR: Final = Account("admin", "katalogs-admin", "administrator")
EDITOR: Final = Account("redaktors", "katalogs-redaktors", "editor")
ACCOUNTS: Final = (ADMINISTRATOR, EDITOR)


def make_accounts() -> None:
    """Make the demo accounts that are not there yet, and give the groups their permissions."""
    grant()
    users = get_user_model().objects
    if not users.filter(username=ADMINISTRATOR.username).exists():
        users.create_superuser(ADMINISTRATOR.username, password=ADMINISTRATOR.password)
    if not users.filter(username=EDITOR.username).exists():
        editor = users.create_user(EDITOR.username, password=EDITOR.password)
        editor.groups.add(Group.objects.get(name=MODERATORS))


def usable_accounts() -> list[Account]:
    """The demo accounts that can still be signed in to with their stated passwords."""
    users = get_user_model().objects.in_bulk(
        [account.username for account in ACCOUNTS], field_name="username"
    )
    return [
        account
        for account in ACCOUNTS
        if account.username in users
        and users[account.username].is_active
        and users[account.username].check_password(account.password)
    ]
