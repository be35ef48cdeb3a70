"""People for tests: of providers, and of the admin's groups; and the browsers they sign in with."""

from django.contrib.auth.models import Group
from django.test import Client
from django.utils.text import slugify
from wagtail.users.models import UserProfile

from catalogue_pages.providers.models import ProviderPage
from people.groups import make_groups
from people.models import Membership, User
from people.roles import EDITOR


def make_person(name: str, provider: ProviderPage | None = None, language: str = "lv") -> User:
    """A person with an address, who writes for a provider if one is given."""
    person: User = User.objects.create_user(name, f"{name}@example.org")
    UserProfile.objects.update_or_create(user=person, defaults={"preferred_language": language})
    if provider is not None:
        Membership.objects.create(person=person, provider=provider)
    return person


def in_group(name: str, group: str) -> User:
    """A person of one of the admin's groups, who reads English."""
    person = make_person(name, language="en")
    person.groups.add(Group.objects.get(name=group))
    return person


def signed_in(person: User, language: str = "en") -> Client:
    """A browser in which somebody has signed in."""
    client = Client(headers={"accept-language": language})
    client.force_login(person)
    return client


def client_of(group: str = EDITOR.name) -> Client:
    """A browser of somebody of one of the admin's groups, which are made where they are not yet."""
    make_groups()
    return signed_in(in_group(f"persona-{slugify(group)}", group))
