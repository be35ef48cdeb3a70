"""Pictures that public content shows, in sizes of an allowed set, and documents."""

from collections.abc import Collection
from http import HTTPStatus
from typing import Final

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from ninja import Field, Router
from wagtail.images.models import SourceImageIOError
from wagtail.models import Page, ReferenceIndex

from api import readings
from api.answers import about, answer
from api.documentation import LANGUAGE, several, taking
from api.identities import NUMBER, read_number
from api.parameters import Given
from api.refusals import NOT_THERE, PROBLEMS, RefusedError
from api.schemas import About, Credited, FocalPoint, Image, Schema
from api.summaries import Base
from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.activities.standing import Openness
from catalogue_pages.articles.models import HomePage
from catalogue_pages.media import models as media
from catalogue_pages.media.renditions import of_shapes, of_widths
from catalogue_pages.providers.models import ProviderPage
from ledger.pages import TEXTS, public

router = Router(tags=["Pictures and documents"])

WIDTHS: Final = {"width-360": 360, "width-720": 720, "width-1280": 1280}
SHAPES: Final = {
    "fill-360x240": (360, 240),
    "fill-720x480": (720, 480),
    "fill-1200x630": (1200, 630),
    "fill-480x480": (480, 480),
}
"""Cut about the focal point."""
NO_SUCH: Final = "No public page shows such a picture."
NO_DOCUMENT: Final = "No public page offers such a document."


class PictureAnswer(Credited):
    """One picture."""

    about: About


class Document(Schema):
    """A document to download."""

    id: int
    title: str
    url: str
    type: str
    size: int | None = Field(description="In bytes.")
    credit: str
    licence: str | None


class DocumentAnswer(Document):
    """One document."""

    about: About


@router.get(
    "/images/{id}",
    response={200: PictureAnswer, **PROBLEMS, **NOT_THERE},
    operation_id="get_image",
    openapi_extra=taking(
        LANGUAGE, several("renditions", "Sizes; the widths without it.", [*WIDTHS, *SHAPES])
    ),
    summary="One picture",
)
def get_image(request: HttpRequest, identity: str = NUMBER) -> HttpResponse:
    """A picture that a public page shows, in sizes (`renditions`) of an allowed set."""
    given = Given(request)
    languages = given.languages()
    chosen = given.several("renditions", [*WIDTHS, *SHAPES])
    given.check()
    found = media.Picture.objects.filter(pk=read_number(identity, NO_SUCH), withheld=False).first()
    shown = found is not None and _is_shown(found)  # first: nobody may have others' pictures made
    told = picture_of(request, found, chosen or list(WIDTHS)) if shown else None
    if told is None:
        raise RefusedError(HTTPStatus.NOT_FOUND, NO_SUCH)
    return answer(PictureAnswer(**dict(told), about=about(request)), languages)


@router.get(
    "/documents/{id}",
    response={200: DocumentAnswer, **PROBLEMS, **NOT_THERE},
    operation_id="get_document",
    summary="One document",
)
def get_document(request: HttpRequest, identity: str = NUMBER) -> HttpResponse:
    """A document that a public page offers."""
    given = Given(request)
    given.check()
    found = media.Attachment.objects.filter(
        pk=read_number(identity, NO_DOCUMENT), withheld=False
    ).first()
    if found is None or not _is_shown(found):
        raise RefusedError(HTTPStatus.NOT_FOUND, NO_DOCUMENT)
    return answer(
        DocumentAnswer(
            id=found.pk,
            title=found.title,
            url=request.build_absolute_uri(found.url),
            type=found.content_type,
            size=found.file_size,
            credit=found.author,
            licence=found.licence or None,
            about=about(request),
        )
    )


def picture_of(
    base: Base, picture: media.Picture | None, specifications: Collection[str]
) -> Credited | None:
    """A picture in the sizes that are named; None without one, or where it cannot be shown."""
    if picture is None or picture.withheld:
        return None
    try:
        sizes = of_widths(picture, [WIDTHS[one] for one in specifications if one in WIDTHS])
        sizes += of_shapes(picture, [SHAPES[one] for one in specifications if one in SHAPES])
    except (SourceImageIOError, OSError, ValueError):
        return None
    return Credited(
        id=picture.pk,
        alternative_text=readings.text(picture, "alternative_text"),
        decorative=picture.is_decorative,
        credit=picture.author,
        licence=picture.licence or None,
        source=picture.source,
        focal_point=_focal_point(picture),
        sizes=[
            Image(
                url=base.build_absolute_uri(one.address),
                width=one.width,
                height=one.height,
                type=one.type,
            )
            for one in sizes
        ],
    )


def _focal_point(picture: media.Picture) -> FocalPoint | None:
    if picture.focal_point_x is None or picture.focal_point_y is None:
        return None
    return FocalPoint(
        x=round(picture.focal_point_x / picture.width, 4),
        y=round(picture.focal_point_y / picture.height, 4),
    )


def _is_shown(thing: Model) -> bool:
    """Whether any page that everybody may see refers to it."""
    pages = ContentType.objects.get_for_model(Page)
    references = ReferenceIndex.get_references_to(thing).filter(base_content_type=pages)
    ids = [int(one) for one in references.values_list("object_id", flat=True).distinct()]
    if not ids:
        return False
    around = Openness.read()
    if any(around.among(ActivityPage.objects.filter(pk__in=ids))):
        return True
    others: tuple[type[Page], ...] = (ProviderPage, HomePage, *TEXTS)
    return any(public(model).filter(pk__in=ids).exists() for model in others)
