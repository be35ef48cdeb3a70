"""What is used is not deleted: neither by a foreign key's PROTECT nor out of a list of terms.

Django protects rows that a foreign key names, but silently takes a deleted row out of many-to-many
lists. A grade that vanished so would change what every activity says.
"""

from collections.abc import Mapping
from typing import Any

from django.db.models import PROTECT, ManyToOneRel, Model
from django.db.models.deletion import ProtectedError
from django.db.models.signals import pre_delete
from django.utils.translation import gettext as _

from catalogue_pages.vocabularies.models import VOCABULARIES


def uses(instance: Model) -> Mapping[str, int]:
    """How many rows keep `instance` from deletion, by the plural name of their model."""
    found: dict[str, int] = {}
    for relation in instance._meta.get_fields(include_hidden=True):
        if not isinstance(relation, ManyToOneRel):
            continue
        model: Any = relation.related_model
        list_of: Any = model._meta.auto_created
        if relation.on_delete is not PROTECT and not list_of:
            continue
        count = model._base_manager.filter(**{relation.field.name: instance}).count()
        if count:
            name = str((list_of or model)._meta.verbose_name_plural)
            found[name] = found.get(name, 0) + count
    return found


def refusal(instance: Model) -> str:
    """Why `instance` cannot be deleted, for people; empty when it can."""
    used = uses(instance)
    if not used:
        return ""
    where = ", ".join(f"{name} ({count})" for name, count in used.items())
    return _("“%(entry)s” cannot be deleted, because it is in use: %(where)s.") % {
        "entry": instance,
        "where": where,
    }


def _protect(instance: Model, **_kwargs: Any) -> None:
    message = refusal(instance)
    if message:
        raise ProtectedError(message, {instance})


def connect() -> None:
    """Protect every vocabulary."""
    for model in VOCABULARIES.values():
        pre_delete.connect(_protect, sender=model, dispatch_uid=f"protect-{model.__name__}")
