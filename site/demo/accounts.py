"""The accounts of a demonstration, with passwords that everybody may know."""

from dataclasses import dataclass
from typing import Final

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from catalogue_pages.providers.models import ProviderPage
from people.groups import make_groups
from people.models import Membership
from people.roles import EDITOR as CATALOGUE_EDITOR


@dataclass(frozen=True, slots=True)
class Account:
    """A demo account: its sign-in, and what it is for."""

    username: str
    password: str
    purpose: str

    @property
    def email(self) -> str:
        """An address that no mail server delivers to (RFC 2606); it can be signed in with."""
        return f"{self.username}@katalogs.example"


ADMINISTRATOR: Final = Account("admin", "katalogs-admin", "administrator")
EDITOR: Final = Account("redaktors", "katalogs-redaktors", "editor")
PROVIDER: Final = Account("rikotajs", "katalogs-rikotajs", "provider")
ACCOUNTS: Final = (ADMINISTRATOR, EDITOR, PROVIDER)
WRITES_FOR: Final = "zinatnes-centrs-vizium"
"""The provider (its slug) that the demo provider's account writes for."""


def make_accounts() -> None:
    """Make the demo accounts that are not there yet, and give the groups their permissions."""
    make_groups()
    users = get_user_model().objects
    if not users.filter(username=ADMINISTRATOR.username).exists():
        users.create_superuser(ADMINISTRATOR.username, ADMINISTRATOR.email, ADMINISTRATOR.password)
    if not users.filter(username=EDITOR.username).exists():
        editor = users.create_user(EDITOR.username, EDITOR.email, EDITOR.password)
        editor.groups.add(Group.objects.get(name=CATALOGUE_EDITOR.name))
    if not users.filter(username=PROVIDER.username).exists():
        person = users.create_user(PROVIDER.username, PROVIDER.email, PROVIDER.password)
        provider = ProviderPage.objects.filter(slug=WRITES_FOR).first()
        if provider is not None:
            Membership.objects.create(person=person, provider=provider)


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
