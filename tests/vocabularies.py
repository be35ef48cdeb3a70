"""The vocabularies as most tests begin with them."""

from typing import Any, Final

from django.db.models import Model

from catalogue_pages.changes.editions import raise_edition
from catalogue_pages.vocabularies.loading import FILES, load
from catalogue_pages.vocabularies.models import PARENTS, VOCABULARIES, Field
from catalogue_pages.vocabularies.snapshot import EDITION

_loaded: Final[dict[str, list[dict[str, Any]]]] = {}
"""What the first load of this process wrote, by vocabulary; parents by their code."""


def with_vocabularies() -> None:
    """All terms; in an empty database copies of the first load's, without the records of a load."""
    empty = not Field.objects.exists()
    if not empty or not _loaded:
        load()
        if empty:
            _loaded.update({name: _rows(name) for name in FILES})
        return
    codes: dict[str, dict[str, Any]] = {}
    for name, rows in _loaded.items():
        model = VOCABULARIES[name]
        terms = [_copied(model, row, PARENTS.get(name), codes) for row in rows]
        made = model._base_manager.bulk_create(terms)
        codes[model._meta.label] = {term.code: term.pk for term in made}
    raise_edition(EDITION)


def _rows(name: str) -> list[dict[str, Any]]:
    parent = PARENTS.get(name)
    rows = []
    for term in VOCABULARIES[name]._base_manager.order_by("pk"):
        row = {key: value for key, value in vars(term).items() if key[0] != "_" and key != "id"}
        if parent:
            above = getattr(term, parent)
            row[f"{parent}_id"] = above.code
        rows.append(row)
    return rows


def _copied(
    model: type[Model], row: dict[str, Any], parent: str | None, codes: dict[str, dict[str, Any]]
) -> Any:
    term = model()
    vars(term).update(row)
    if parent:
        above: Any = model._meta.get_field(parent).related_model
        vars(term)[f"{parent}_id"] = codes[above._meta.label][row[f"{parent}_id"]]
    return term
