"""Makes groups what the table of roles says: what it lacks is granted, what is not in it goes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from people.roles import ROLES, Actions, Role


@dataclass(frozen=True, slots=True)
class Change:
    """A permission that a group was given, or (`granted` is false) that was taken from it."""

    group: str
    permission: str
    granted: bool


def make_groups(*, dry_run: bool = False) -> list[Change]:
    """Make every role's group; returns what had to change. Nothing is changed in a dry run."""
    changes: list[Change] = []
    with transaction.atomic():
        for role in ROLES:
            group, _created = Group.objects.get_or_create(name=role.name)
            changes += [*_models(role, group), *_pages(role, group), *_collected(role, group)]
        transaction.set_rollback(dry_run)
    return changes


def _models(role: Role, group: Group) -> Iterator[Change]:
    admin = Permission.objects.filter(
        content_type__app_label="wagtailadmin", codename="access_admin"
    )
    wanted = {*admin, *_permissions(role.models.items())}
    has = set(group.permissions.all())
    group.permissions.set(wanted)
    yield from _changes(group, has, wanted)


def _pages(role: Role, group: Group) -> Iterator[Change]:
    root = Page.get_first_root_node()
    wanted = set(_permissions([(Page, role.pages)]))
    held = GroupPagePermission.objects.filter(group=group)
    has = {one.permission for one in held.filter(page=root).select_related("permission")}
    held.exclude(page=root, permission__in=wanted).delete()
    for permission in wanted - has:
        GroupPagePermission.objects.create(group=group, page=root, permission=permission)
    yield from _changes(group, has, wanted)


def _collected(role: Role, group: Group) -> Iterator[Change]:
    root = Collection.get_first_root_node()
    wanted = set(_permissions(role.collected.items()))
    held = GroupCollectionPermission.objects.filter(group=group)
    has = {one.permission for one in held.filter(collection=root).select_related("permission")}
    held.exclude(collection=root, permission__in=wanted).delete()
    for permission in wanted - has:
        GroupCollectionPermission.objects.create(
            group=group, collection=root, permission=permission
        )
    yield from _changes(group, has, wanted)


def _permissions(table: Iterable[tuple[type[Model], Actions]]) -> Iterator[Permission]:
    """The permissions of a part of the table. Raises Permission.DoesNotExist for one unknown."""
    for model, actions in table:
        kind = ContentType.objects.get_for_model(model)
        for action in actions:
            codename = f"{action}_{model._meta.model_name}"
            yield Permission.objects.get(content_type=kind, codename=codename)


def _changes(group: Group, has: set[Permission], wanted: set[Permission]) -> Iterator[Change]:
    for permission in sorted(has ^ wanted, key=lambda one: one.codename):
        yield Change(group.name, permission.codename, granted=permission in wanted)
