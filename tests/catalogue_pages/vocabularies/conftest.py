"""An administrator at the admin."""

import pytest
from django.test import Client

from people.models import User


@pytest.fixture
def admin(client: Client, db: None) -> Client:
    """Return a browser in which an administrator has signed in."""
    client.force_login(User.objects.create_superuser("administratore"))
    return client
