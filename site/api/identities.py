"""Public ids in addresses."""

from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from ninja.params.functions import Path

from api.refusals import RefusedError

PUBLIC_ID: Final[Any] = Path(..., alias="id", description="Its public id, a UUID.")
NUMBER: Final[Any] = Path(..., alias="id", description="Its number.")


def read_identity(text: str, nothing: str) -> UUID:
    """The public id of an address. Raises RefusedError (404, `nothing`) for any other text."""
    try:
        return UUID(text)
    except ValueError as error:
        raise RefusedError(HTTPStatus.NOT_FOUND, nothing) from error


def read_number(text: str, nothing: str) -> int:
    """The number of an address. Raises RefusedError (404, `nothing`) for any other text."""
    if not (text.isascii() and text.isdigit() and len(text) < 10 and int(text)):
        raise RefusedError(HTTPStatus.NOT_FOUND, nothing)
    return int(text)
