"""Which activities show something: the fan-out of a change elsewhere."""

from typing import Any, Final

from django.db.models import Model, Q, QuerySet

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.vocabularies.models import (
    PARENTS,
    VOCABULARIES,
    Municipality,
    Region,
    Term,
)

_PLACES: Final = (Municipality, Region)
"""Who visits all of Latvia visits whatever municipalities and regions there are."""


def _relations_to(model: type[Model]) -> list[str]:
    """The activity's relations to a model, one or many, by name."""
    return [
        field.name
        for field in ActivityPage._meta.get_fields()
        if (field.many_to_one or field.many_to_many)
        and not field.auto_created
        and field.related_model is model
    ]


def _children_of(model: type[Model]) -> list[tuple[type[Term], str]]:
    """The vocabularies whose terms stand under one of this model, with the field that says so."""
    return [
        (VOCABULARIES[name], parent)
        for name, parent in PARENTS.items()
        if VOCABULARIES[name]._meta.get_field(parent).related_model is model
    ]


def may_show_new(model: type[Model]) -> bool:
    """Whether activities can show something new of this model without being told to."""
    return issubclass(model, _PLACES)


def of(instance: Model) -> QuerySet[Any]:
    """The activities that show a term (or one under it), a picture or an operation."""
    model = type(instance)
    paths = _relations_to(model)
    for child, parent in _children_of(model):
        paths += [f"{relation}__{parent}" for relation in _relations_to(child)]
    activities: QuerySet[Any] = ActivityPage.objects.all()
    condition = Q(pk__in=[])
    for path in paths:
        # A subquery a relation: joining them all would multiply rows.
        condition |= Q(pk__in=ActivityPage.objects.filter(**{path: instance.pk}).values("pk"))
    if isinstance(instance, _PLACES):
        condition |= Q(serves_all=True)
    return activities.filter(condition)
