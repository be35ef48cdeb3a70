"""The account of somebody who accepts an invitation."""

import uuid

from wagtail.users.models import UserProfile

from catalogue_pages.bilingual.reading import Language
from people.models import User


def account_of(email: str) -> User | None:
    """The account with an address, whatever its case and whether it may sign in."""
    return User.objects.filter(email__iexact=email).first()


def make_account(
    email: str, first_name: str, last_name: str, password: str, language: Language
) -> User:
    """An account whose letters are in `language`.

    The user name is never asked for; it is made up. Raises IntegrityError when somebody has the
    address.
    """
    person: User = User.objects.create_user(
        uuid.uuid4().hex, email, password, first_name=first_name, last_name=last_name
    )
    UserProfile.objects.update_or_create(user=person, defaults={"preferred_language": language})
    return person
