"""A page as its people last wrote it, made from what is in memory already.

Wagtail asks the database for every term and every page that a revision names, some twenty-five
questions a page. An import has read all terms before, and what stands above a page too.
"""

from typing import Any, Final

from django.db.models import Field
from modelcluster.models import get_all_child_m2m_relations
from wagtail.models import COMMENTS_RELATION_NAME, Page

from catalogue_pages.exchange.plans.existing import Existing
from catalogue_pages.exchange.rows.terms import Terms
from catalogue_pages.vocabularies.models import Term

_KEPT_BY_THE_PAGE: Final = frozenset(
    {"alias_of", "content_type", "latest_revision", "locale", "locked_by", "owner"}
)
"""What Wagtail takes from the page whatever its revision says."""


def restored(existing: Existing, terms: Terms, above: Page | None) -> Any:
    """The page with the content that its people last saved, not yet stored.

    A term that is gone is left out. `above` is the page that it stands below, where that is known.
    """
    page: Any = existing.page
    single, several = term_fields(type(page))
    left_out = {*_KEPT_BY_THE_PAGE, *single, *several}
    plain = {name: value for name, value in existing.content.items() if name not in left_out}
    if above is not None:
        page._cached_parent_obj = above
    if not existing.has_comments:
        setattr(page, COMMENTS_RELATION_NAME, [])
    found: Any = page.with_content_json(plain)
    for name, model in single.items():
        setattr(found, name, terms.by_key(model, existing.content.get(name)))
    for name, model in several.items():
        keys = existing.content.get(name) or ()
        setattr(found, name, [term for key in keys if (term := terms.by_key(model, key))])
    if above is not None:
        found._cached_parent_obj = above
    return found


def term_fields(model: type[Page]) -> tuple[dict[str, type[Term]], dict[str, type[Term]]]:
    """The fields of a page type that name one term, and those that name several."""
    single = {
        field.name: field.related_model
        for field in model._meta.concrete_fields
        if _names_a_term(field)
    }
    several = {one.name: one.related_model for one in get_all_child_m2m_relations(model)}
    return single, several


def _names_a_term(field: "Field[Any, Any]") -> bool:
    related = field.related_model
    return isinstance(related, type) and issubclass(related, Term)
