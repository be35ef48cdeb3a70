"""What materials are made of, by its address: public things for all, drafts for who writes them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.text import slugify
from wagtail.models import Page

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.activities.standing import Openness
from catalogue_pages.articles.models import ProjectPage
from catalogue_pages.bilingual.reading import Language
from catalogue_pages.identity.models import FundingOperation
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.publication import editing
from catalogue_pages.publication.closed import open_pages
from materials import content
from materials.content import Content

OVERSEES: Final = "identity.view_fundingoperation"


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that materials are made of.

    `code` is the name of its addresses, `arguments` are what they take. `slug` begins the names of
    its files. `back` leads to its own page; empty where there is none yet.
    """

    code: str
    arguments: tuple[str, ...]
    slug: str
    is_public: bool
    back: str
    content: Callable[[Language], Content]

    @property
    def address(self) -> str:
        """The page that shows its materials, in the language that is active."""
        return reverse(f"materials:{self.code}", args=self.arguments)

    def file(self, name: str) -> str:
        """The address of one of its files, in the language that is active."""
        return reverse(f"materials:{self.code}_file", args=(*self.arguments, name))


def find(code: str, key: Any, person: Any) -> Subject:
    """The subject at an address. Raises Http404 for what this person is not to see."""
    return FINDERS[code](key, person)


def _activity(key: UUID, person: Any) -> Subject:
    rows = ActivityPage.objects.filter(public_id=key)
    page, is_public = _seen_by(person, rows, next(Openness.read().among(rows), None))
    return _of_page(
        "activity", page, lambda language: content.of_activity(page, language), is_public=is_public
    )


def _provider(key: UUID, person: Any) -> Subject:
    rows = ProviderPage.objects.filter(public_id=key)
    page, is_public = _seen_by(person, rows, open_pages(rows).first())
    offered = ActivityPage.objects.child_of(page).select_related("field")
    fields = [activity.field.code for activity in Openness.read().among(offered)]
    return _of_page(
        "provider",
        page,
        lambda language: content.of_provider(page, fields, language),
        is_public=is_public,
    )


def _operation(key: int, person: Any) -> Subject:
    operation = FundingOperation.objects.filter(pk=key).first()
    if operation is None:
        raise Http404
    paid = ActivityPage.objects.filter(funding_operation=operation)
    page = open_pages(ProjectPage.objects.filter(operation=operation)).order_by("path").first()
    is_public = page is not None or next(Openness.read().among(paid), None) is not None
    if not is_public and not person.has_perm(OVERSEES):
        raise Http404
    return Subject(
        code="operation",
        arguments=(str(key),),
        slug=slugify(operation.number) or "projekts",
        is_public=is_public,
        back=(page.get_url() or "") if page else "",
        content=lambda language: content.of_operation(operation, language, page),
    )


def _site(_key: None, _person: Any) -> Subject:
    back = reverse("wagtail_serve", args=[""])
    return Subject(
        "site", (), "norisu-katalogs", is_public=True, back=back, content=content.of_site
    )


FINDERS: Final[dict[str, Callable[[Any, Any], Subject]]] = {
    "activity": _activity,
    "provider": _provider,
    "operation": _operation,
    "site": _site,
}


def _seen_by(person: Any, rows: QuerySet[Any], public: Any) -> tuple[Any, bool]:
    """The public page and True; without one, what was last saved of it for who may edit it.

    Raises Http404 for everybody else.
    """
    if public is not None:
        return public, True
    page = rows.first()
    if page is None or not editing.may_edit(person, page):
        raise Http404
    return page.get_latest_revision_as_object(), False


def _of_page(
    code: str, page: Page, said: Callable[[Language], Content], *, is_public: bool
) -> Subject:
    back = page.get_url() if is_public else ""
    return Subject(code, (str(page.public_id),), page.slug, is_public, back or "", said)
