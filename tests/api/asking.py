"""A client of the API, as plain as can be."""

from collections.abc import Iterator
from typing import Any

from django.test import Client

V1 = "/api/v1"
OWN = "http://testserver"


def get(address: str, **headers: str) -> Any:
    """The JSON that an address answers; a failure shows its text."""
    response = Client().get(address, headers=headers or None)
    assert response.status_code == 200, f"{address}: {response.text}"
    return response.json()


def refused(address: str, status: int) -> Any:
    """The problem document that an address answers with a status."""
    response = Client().get(address)
    assert response.status_code == status, f"{address}: {response.text}"
    assert response["Content-Type"] == "application/problem+json"
    document = response.json()
    assert document["status"] == status
    return document


def everything(address: str, key: str) -> Iterator[Any]:
    """Each thing of a list to its end."""
    following: str | None = address
    while following:
        answer = get(following.removeprefix(OWN))
        yield from answer[key]
        following = answer["next"] if answer.get("more", True) else None


def document() -> Any:
    """The OpenAPI document."""
    return get(f"{V1}/openapi.json")


def operations() -> Iterator[tuple[str, Any]]:
    """Each operation's path and description."""
    for path, methods in document()["paths"].items():
        assert set(methods) == {"get"}  # nothing can be written
        yield path, methods["get"]


def without_id() -> list[str]:
    """The paths that ask for no id."""
    return [path for path, _operation in operations() if "{" not in path]
