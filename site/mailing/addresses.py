"""Absolute addresses, which is what a letter needs: it is read outside the site."""

from typing import Any

from django.conf import settings
from django.urls import reverse


def absolute(path: str) -> str:
    """A path of this site ("/lv/...") with the site's address in front (`BASE_URL`)."""
    return settings.BASE_URL.rstrip("/") + path


def address_of(name: str, *args: Any) -> str:
    """The absolute address of a named view. Raises NoReverseMatch."""
    return absolute(reverse(name, args=args))
