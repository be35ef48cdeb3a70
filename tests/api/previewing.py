"""A draft that somebody previews on another front end."""

from django.utils.crypto import get_random_string
from wagtail.models import Page

from api.preview.keeping import keep
from people.models import User


def token_of(page: Page) -> str:
    """A token that shows the page as it is in memory, for somebody who may edit everything."""
    name = f"redaktore-{get_random_string(8)}"
    token = keep(page, User.objects.create_superuser(name, f"{name}@example.org"))
    assert token is not None
    return token
