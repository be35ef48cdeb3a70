"""What concerns the whole site: what it can do, its navigation, and its visual identity."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import reverse
from ninja import Field, Router

from api.answers import about, answer
from api.documentation import LANGUAGE, taking
from api.parameters import Given
from api.refusals import PROBLEMS
from api.schemas import About, Schema, Text
from catalogue_pages.articles import navigation
from catalogue_pages.bilingual.reading import LANGUAGES, Language
from catalogue_pages.identity import official
from catalogue_pages.identity.arrangement import Mark
from catalogue_pages.identity.ensembles import Role
from catalogue_pages.identity.library import arrangement
from catalogue_pages.identity.statement import FULLY, PARTLY
from search.engines.configured import engine
from search.listing.addressing import page_address
from search.selection import LARGEST_PAGE, LAST_RESULT, SORTS

router = Router(tags=["The site"])


class Settings(Schema):
    """What a client should know of this catalogue before it asks."""

    name: str
    languages: list[str]
    time_zone: str = Field(examples=["Europe/Riga"])
    sorts: list[str]
    largest_page: int
    last_result: int = Field(description="How far pages by number reach; `after` goes on.")
    distances: bool = Field(description="Whether `near` and `within` are understood.")
    cursors: bool = Field(description="Whether lists of activities go on behind `last_result`.")
    about: About


class Link(Schema):
    """A page of the navigation."""

    title: Text
    url: Text


class Navigation(Schema):
    """What the site's own pages link to."""

    header: list[Link]
    footer: list[Link]
    catalogue: Link | None
    articles: Link | None
    about: About


class Logo(Schema):
    """A logo as it stands beside others."""

    kind: str
    name: str
    url: str
    ratio: float = Field(description="Its width in its heights.")
    height: float = Field(description="How high it stands, in heights of the emblem.")
    clear_space: float = Field(description="Free of everything on each side, in its heights.")


class Ensemble(Schema):
    """What stands at one place in one language: the emblem with its statement comes first."""

    place: str
    language: str
    ground: str
    statement: str
    emblem: Logo
    others: list[Logo]
    missing: list[str] = Field(description="Logos that belong here and are not to be had.")


class Identity(Schema):
    """The visual identity: statements by the Union's share, and what stands at each place."""

    fully_funded: Text
    co_funded: Text
    ensembles: list[Ensemble]
    about: About


@router.get(
    "/settings",
    response={200: Settings, **PROBLEMS},
    operation_id="get_settings",
    summary="What this catalogue can do",
)
def get_settings(request: HttpRequest) -> HttpResponse:
    """Languages, limits, and what its search can do."""
    Given(request).check()
    able = engine().capabilities
    return answer(
        Settings(
            name="Norišu katalogs",
            languages=list(LANGUAGES),
            time_zone="Europe/Riga",
            sorts=[one for one in SORTS if one != "nearest" or "distance" in able],
            largest_page=LARGEST_PAGE,
            last_result=LAST_RESULT,
            distances="distance" in able,
            cursors="cursor" in able,
            about=about(request),
        )
    )


@router.get(
    "/navigation",
    response={200: Navigation, **PROBLEMS},
    operation_id="get_navigation",
    openapi_extra=taking(LANGUAGE),
    summary="The site's navigation",
)
def get_navigation(request: HttpRequest) -> HttpResponse:
    """Header and footer, in their order."""
    given = Given(request)
    languages = given.languages()
    given.check()
    kept = navigation.kept.get()
    told = Navigation(
        header=[_link(request, one) for one in kept.header],
        footer=[_link(request, one) for one in kept.footer],
        catalogue=_link(request, kept.catalogue) if kept.catalogue else None,
        articles=_link(request, kept.articles) if kept.articles else None,
        about=about(request),
    )
    return answer(told, languages)


@router.get(
    "/identity",
    response={200: Identity, **PROBLEMS},
    operation_id="get_identity",
    summary="Statements and ensembles of logos",
)
def get_identity(request: HttpRequest) -> HttpResponse:
    """What must be shown of the Union's support, in both languages, at each place."""
    Given(request).check()
    ensembles = [_ensemble(request, role, language) for role in Role for language in LANGUAGES]
    return answer(
        Identity(
            fully_funded=Text(lv=FULLY["lv"], en=FULLY["en"]),
            co_funded=Text(lv=PARTLY["lv"], en=PARTLY["en"]),
            ensembles=ensembles,
            about=about(request),
        )
    )


def _link(request: HttpRequest, link: navigation.Link) -> Link:
    urls = {one: request.build_absolute_uri(page_address(link.path, one)) for one in LANGUAGES}
    title = Text(lv=link.name_lv or None, en=link.name_en or None)
    return Link(title=title, url=Text(**urls))


def _ensemble(request: HttpRequest, role: Role, language: Language) -> Ensemble:
    found = arrangement(role, language)
    return Ensemble(
        place=role.value,
        language=language,
        ground=found.ground.value,
        statement=found.statement,
        emblem=_logo(request, found.emblem),
        others=_logos(request, found.others),
        missing=list(found.missing),
    )


def _logos(request: HttpRequest, marks: Iterable[Mark]) -> list[Logo]:
    return [_logo(request, mark) for mark in marks]


def _logo(request: HttpRequest, mark: Mark) -> Logo:
    path = reverse("logo", args=[mark.checksum]) if mark.checksum else static(official.STATIC)
    return Logo(
        kind=mark.kind.value,
        name=mark.name,
        url=request.build_absolute_uri(path),
        ratio=round(mark.ratio, 4),
        height=round(mark.height, 4),
        clear_space=mark.clear_space,
    )
