"""The cache of a process, and what all processes must remember together."""

from typing import Any, Final

from django.core.cache import caches
from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.locmem import LocMemCache

TOGETHER: Final = "allauth"
"""Keys that begin so count attempts to sign in, or tell that a code was used."""


class ProcessCache(LocMemCache):
    """Keeps everything in the process, but for what is `TOGETHER`, which is kept in the database.

    Five attempts a process would be fifty where ten processes serve. allauth knows no other cache
    than the default one; all others of it stay as quick as they were.
    """

    def add(
        self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        """Keep a value if there is none; returns whether it was kept."""
        if _is_together(key):
            return caches["shared"].add(key, value, timeout, version)
        return super().add(key, value, timeout, version)

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        """The value, or `default`."""
        if _is_together(key):
            return caches["shared"].get(key, default, version)
        return super().get(key, default, version)

    def set(
        self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> None:
        """Keep a value."""
        if _is_together(key):
            caches["shared"].set(key, value, timeout, version)
        else:
            super().set(key, value, timeout, version)

    def delete(self, key: Any, version: int | None = None) -> bool:
        """Forget a value; returns whether there was one."""
        if _is_together(key):
            return caches["shared"].delete(key, version)
        return super().delete(key, version)


def _is_together(key: Any) -> bool:
    return str(key).startswith(TOGETHER)
