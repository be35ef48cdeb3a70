"""Providers: who offers activities."""

from collections.abc import Collection, Sequence
from http import HTTPStatus
from typing import Final
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from ninja import Router
from wagtail.models import Site

from api import readings
from api.answers import about, answer
from api.documentation import LANGUAGE, NUMBER_OF_PAGE, SIZE_OF_PAGE, fields, query, taking
from api.identities import PUBLIC_ID, read_identity
from api.paging import page_of_list, read_place
from api.parameters import Given
from api.pictures import WIDTHS, picture_of
from api.refusals import NOT_THERE, PROBLEMS, RefusedError
from api.schemas import About, Paged, Provider
from api.summaries import term
from catalogue_pages.bilingual.linking import looked_up
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.vocabularies.snapshot import Vocabularies, current
from ledger.pages import public
from search.text.collation import latvian_key

router = Router(tags=["Providers"])


class ProviderAnswer(Provider):
    """One provider."""

    about: About


class ProviderList(Paged):
    """A page of providers, by the Latvian alphabet."""

    providers: list[Provider]


NOTHING: Final = "There is no such provider."
NAMES: Final = tuple(Provider.model_fields)


@router.get(
    "/providers",
    response={200: ProviderList, **PROBLEMS},
    operation_id="list_providers",
    openapi_extra=taking(
        LANGUAGE,
        fields(NAMES),
        query("type", "A code of the vocabulary `provider_type`.", {"type": "string"}),
        query("municipality", "A code of the vocabulary `municipality`.", {"type": "string"}),
        NUMBER_OF_PAGE,
        SIZE_OF_PAGE,
    ),
    summary="Providers",
)
def list_providers(request: HttpRequest) -> HttpResponse:
    """Everybody who offers something and is published, by the Latvian alphabet of their names."""
    given = Given(request)
    languages, fields = given.languages(), given.fields(NAMES)
    place = read_place(given, request.path)
    known = current()
    kind = given.one_of("type", known["provider_type"])
    municipality = given.one_of("municipality", known["municipality"])
    given.check()
    rows = _rows()
    if kind:
        rows = rows.filter(provider_type__code=kind)
    if municipality:
        rows = rows.filter(municipality__code=municipality)
    ordered = sorted(rows, key=lambda one: (latvian_key(one.name_lv or ""), one.pk))
    page = page_of_list(request, ordered, place)
    root = root_url()
    found = ProviderList(
        **page.as_fields(request),
        providers=_all_told(request, page.rows, known, root),
        about=about(request),
    )
    return answer(found, languages, fields=fields, of="providers")


@router.get(
    "/providers/{id}",
    response={200: ProviderAnswer, **PROBLEMS, **NOT_THERE},
    operation_id="get_provider",
    openapi_extra=taking(LANGUAGE, fields(NAMES)),
    summary="One provider",
)
def get_provider(request: HttpRequest, identity: str = PUBLIC_ID) -> HttpResponse:
    """What is public of a provider."""
    given = Given(request)
    languages, fields = given.languages(), given.fields(NAMES)
    given.check()
    found = _rows().filter(public_id=read_identity(identity, NOTHING)).first()
    if found is None:
        raise RefusedError(HTTPStatus.NOT_FOUND, NOTHING)
    told = provider(request, found, current(), root_url(), WIDTHS)
    return answer(ProviderAnswer(**dict(told), about=about(request)), languages, fields=fields)


def providers_at(request: HttpRequest, paths: Collection[str]) -> dict[str, Provider]:
    """The providers at addresses in the tree (`url_path`) that everybody may see, by address."""
    known, root = current(), root_url()
    rows = list(_rows().filter(url_path__in=paths))
    told = _all_told(request, rows, known, root)
    return {row.url_path: one for row, one in zip(rows, told, strict=True)}


def providers_among(request: HttpRequest, identities: Collection[UUID]) -> list[Provider]:
    """The providers of those public ids that everybody may see; a constant number of queries."""
    if not identities:
        return []
    known, root = current(), root_url()
    return _all_told(request, list(_rows().filter(public_id__in=identities)), known, root)


def _all_told(
    request: HttpRequest, rows: Sequence[ProviderPage], known: Vocabularies, root: str
) -> list[Provider]:
    with looked_up(rows):
        return [provider(request, one, known, root) for one in rows]


def _rows() -> QuerySet[ProviderPage]:
    return public(ProviderPage).select_related("provider_type", "municipality", "logo")


def provider(
    request: HttpRequest,
    page: ProviderPage,
    known: Vocabularies,
    root: str,
    sizes: Collection[str] = (),
) -> Provider:
    """A provider as the API tells it, whose relations have been fetched.

    `sizes` of its logo are made where they are not there yet, and so no list asks for any.
    """
    place = page.municipality
    return Provider(
        id=page.public_id,
        url=readings.addresses(request, page, root),
        name=readings.text(page, "name"),
        type=term(known, "provider_type", page.provider_type.code),
        municipality=term(known, "municipality", place.code) if place else None,
        summary=readings.text(page, "summary"),
        description=readings.formatted(page, "description"),
        address=page.address,
        email=page.email,
        phone=page.phone,
        website=page.website,
        logo=picture_of(request, page.logo, sizes),
        demonstration=page.demonstration,
    )


def root_url() -> str:
    """The path of the site's root page, below which public pages stand."""
    site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    return str(site.root_page.url_path) if site else "/"
