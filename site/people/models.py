"""The account model."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """A person who signs in; an own model from the first migration, since it cannot be swapped later."""
