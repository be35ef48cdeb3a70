"""Moving the file of a picture or document between the media folder and private storage."""

import logging
from pathlib import PurePosixPath
from typing import Any

from catalogue_pages.media.models import Withholdable
from catalogue_pages.media.storage import WITHHELD, delete_on_commit, is_private

logger = logging.getLogger(__name__)


def put_away(kept: Withholdable) -> None:
    """Move a file to private storage, unless it lies there."""
    name = kept.file.name
    if not is_private(name):
        move(kept, name, f"{WITHHELD}{kept._meta.model_name}-{kept.pk}/{PurePosixPath(name).name}")


def move(kept: Withholdable, old: str, new: str) -> bool:
    """Move the file of a row, if it still has that name; False when the file is missing."""
    storage = kept.file.storage
    rows: Any = type(kept)._default_manager
    try:
        with storage.open(old) as file:
            written = storage.save(new, file)
    except FileNotFoundError:
        logger.exception("The file of %s %s is missing", kept._meta.model_name, kept.pk)
        return False
    # No signal, and none is needed: what is shown does not change here.
    if rows.filter(pk=kept.pk, file=old).update(file=written):
        delete_on_commit(storage, old)
    else:
        storage.delete(written)
    return True
