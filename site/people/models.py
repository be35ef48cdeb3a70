"""The account model."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """A person who signs in; our own model, since the account model cannot be swapped later."""
