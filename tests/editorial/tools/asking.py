"""Programs that ask Wagtail's API of pages."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.test import Client
from wagtail.models import APIToken, GroupPagePermission, Page

from catalogue_pages.activities.models import ActivityPage
from people.models import User
from tests.persons import in_group

V3 = "/api/editors/v3"


@dataclass(frozen=True, slots=True)
class Tool:
    """A program of somebody's, or of nobody's, that asks with a token."""

    token: str = ""

    def ask(self, path: str, method: str = "get", **given: Any) -> Any:
        """The response of an address below the API."""
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        client = Client(raise_request_exception=False)
        return getattr(client, method)(f"{V3}/{path}", headers=headers, **given)


@dataclass(frozen=True, slots=True)
class Written:
    """A live activity with a draft above it, and a draft of another provider."""

    live: ActivityPage
    draft: ActivityPage


def tool_of(person: User) -> Tool:
    """A program that holds a token of this person."""
    return Tool(APIToken.create_token(user=person, name="Rīks")[1])


def editor_below(page: Page) -> User:
    """Somebody who enters the admin, and edits what stands below one page."""
    group = Group.objects.create(name="Viena zara redaktori")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in ("add_page", "change_page"):
        permission = Permission.objects.get(codename=codename, content_type__model="page")
        GroupPagePermission.objects.create(group=group, page=page, permission=permission)
    return in_group("zara-redaktore", group.name)


def refused(response: Any, status: int) -> Any:
    """The problem document that an answer must be; it is kept nowhere."""
    assert response.status_code == status, response.text
    assert response["Content-Type"] == "application/problem+json"
    assert response["Cache-Control"] == "no-store"
    document = response.json()
    assert document["status"] == status
    return document
