"""Groups are what the table of roles says, and the documentation prints the same table."""

from pathlib import Path

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from wagtail.models import GroupPagePermission, Page

from people.groups import make_groups
from people.matrix import matrix
from people.models import User
from people.roles import AUDITOR, EDITOR, ROLES

pytestmark = pytest.mark.django_db
DOCUMENT = Path(__file__).parents[2] / "docs" / "roles.md"


def test_they_are_made_once() -> None:
    assert {change.group for change in make_groups()} == {role.name for role in ROLES}
    assert make_groups() == []


def test_what_is_not_in_the_table_is_taken_away() -> None:
    make_groups()
    auditors = Group.objects.get(name=AUDITOR.name)
    auditors.permissions.add(Permission.objects.get(codename="add_synonymgroup"))
    publish = Permission.objects.get(codename="publish_page")
    GroupPagePermission.objects.create(
        group=auditors, page=Page.get_first_root_node(), permission=publish
    )
    assert [(change.permission, change.granted) for change in make_groups()] == [
        ("add_synonymgroup", False),
        ("publish_page", False),
    ]
    assert make_groups() == []


def test_a_page_permission_of_one_branch_goes() -> None:
    make_groups()
    held = GroupPagePermission.objects.filter(group__name=EDITOR.name).first()
    assert held is not None
    held.page = Page.objects.get(depth=2)
    held.save()
    assert [change.granted for change in make_groups()] == [True]
    pages = GroupPagePermission.objects.filter(group__name=EDITOR.name)
    assert set(pages.values_list("page__depth", flat=True)) == {1}


def test_a_dry_run_changes_nothing() -> None:
    before = set(Group.objects.values_list("name", flat=True))
    assert make_groups(dry_run=True)
    assert set(Group.objects.values_list("name", flat=True)) == before


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_everybody_with_a_role_enters_the_admin(role: object) -> None:
    make_groups()
    person = User.objects.create_user("persona")
    person.groups.add(Group.objects.get(name=getattr(role, "name", "")))
    client = Client()
    client.force_login(person)
    assert client.get("/admin/").status_code == 200


def test_the_documentation_prints_the_table() -> None:
    assert matrix() in DOCUMENT.read_text(encoding="utf-8")
