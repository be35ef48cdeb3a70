"""The table of roles as Markdown, for docs/roles.md."""

from collections.abc import Iterator

from django.db.models import Model
from django.utils.translation import override

from people.roles import ROLES, Actions, Role

NOTHING = "–"


def matrix() -> str:
    """One line a model, one column a role."""
    with override("en"):
        heads = [str(role.label) for role in ROLES]
        rows = [
            ["pages", *(_told(role.pages) for role in ROLES)],
            *([str(model._meta.verbose_name_plural), *_cells(model)] for model in _models()),
        ]
    lines = [["", *heads], ["---"] * (len(heads) + 1), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _models() -> Iterator[type[Model]]:
    seen: dict[type[Model], None] = {}
    for role in ROLES:
        seen |= dict.fromkeys((*role.collected, *role.models))
    yield from seen


def _cells(model: type[Model]) -> Iterator[str]:
    for role in ROLES:
        yield _told(_actions(role, model))


def _actions(role: Role, model: type[Model]) -> Actions:
    return role.models.get(model, role.collected.get(model, ()))


def _told(actions: Actions) -> str:
    return ", ".join(actions).replace("_", " ") or NOTHING
