"""Where files lie: what anybody may be sent, and what nobody is sent but through a check."""

from functools import partial
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage, Storage
from django.db import transaction
from django.utils.deconstruct import deconstructible

WITHHELD: Final = "withheld/"
"""How the names of originals begin that lie in private storage."""


@deconstructible(path="catalogue_pages.media.storage.PrivateStorage")
class PrivateStorage(FileSystemStorage):
    """Files in `PRIVATE_MEDIA_ROOT`: outside the media folder, without an address."""

    def __init__(self) -> None:
        super().__init__(file_permissions_mode=0o600, directory_permissions_mode=0o700)

    @property
    def base_location(self) -> str:
        """The folder, as the settings say now."""
        return str(settings.PRIVATE_MEDIA_ROOT)

    @property
    def location(self) -> str:
        """The folder as an absolute path."""
        return str(Path(self.base_location).resolve())

    def url(self, name: str | None) -> str:
        """No address: raises ValueError."""
        raise ValueError(f"{name} is private")


@deconstructible(path="catalogue_pages.media.storage.OriginalStorage")
class OriginalStorage(FileSystemStorage):
    """Originals of pictures: in the media folder, or in private storage while withheld.

    A name says where its file lies, so that whoever opens or deletes it need not know.
    """

    def path(self, name: str) -> str:
        """Where the file of that name lies."""
        if is_private(name):
            return PrivateStorage().path(name)
        return super().path(name)

    def _save(self, name: str, content: "File[Any]") -> str:
        if is_private(name):
            return PrivateStorage().save(name, content)
        return str(super()._save(name, content))  # type: ignore[misc]


def delete_on_commit(storage: Storage, name: str | None) -> None:
    """Delete a file when the transaction in which its row let go of it has been committed.

    A file is no part of a transaction: deleted at once, it would be gone after a rollback too.
    """
    if name:
        transaction.on_commit(partial(storage.delete, name))


def is_private(name: str | None) -> bool:
    """Whether a picture's original of that name lies in private storage."""
    return bool(name) and str(name).startswith(WITHHELD)
