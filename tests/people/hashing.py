"""A hasher that remembers what it was given, since hashing is what takes the time of signing in."""

from typing import Any, Final

from django.contrib.auth.hashers import MD5PasswordHasher

HASHED: Final[list[str]] = []


class RememberingHasher(MD5PasswordHasher):
    algorithm = "remembering"

    def encode(self, password: str, *args: Any, **kwargs: Any) -> str:
        HASHED.append(password)
        return super().encode(password, *args, **kwargs)
