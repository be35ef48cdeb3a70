"""A small catalogue for tests of the search: real pages, real terms, real pictures."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image
from wagtail.models import Page, Site

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.articles.models import HomePage
from catalogue_pages.media.models import Licence, Picture
from catalogue_pages.providers.models import CataloguePage, ProviderPage
from catalogue_pages.vocabularies.models import (
    Field,
    Format,
    Grade,
    Kind,
    Municipality,
    ProviderType,
)
from tests.vocabularies import with_vocabularies


def make_catalogue() -> CataloguePage:
    """The vocabularies, a site with a home page, and the catalogue below it."""
    with_vocabularies()
    Page.objects.filter(depth=2).delete()
    root = Page.objects.get(depth=1)
    home: HomePage = root.add_child(instance=HomePage(name_lv="Sākums", slug="sakums"))
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    return home.add_child(  # type: ignore[no-any-return]
        instance=CataloguePage(name_lv="Katalogs", name_en="Catalogue", slug="katalogs")
    )


def make_provider(catalogue: CataloguePage, name: str, **values: Any) -> ProviderPage:
    """A live provider; `values` go to the page."""
    values.setdefault("provider_type", ProviderType.objects.get(code="museum"))
    return catalogue.add_child(  # type: ignore[no-any-return]
        instance=ProviderPage(name_lv=name, **values)
    )


def make_activity(
    provider: ProviderPage,
    name: str,
    *,
    grades: Sequence[str] = ("5", "6"),
    formats: Sequence[str] = ("at-provider",),
    municipality: str = "ventspils",
    served: Sequence[str] = (),
    live: bool = True,
    **values: Any,
) -> ActivityPage:
    """A published activity; terms are given by code, other `values` go to the page."""
    activity: ActivityPage = provider.add_child(
        instance=ActivityPage(
            name_lv=name,
            summary_lv=values.pop("summary_lv", f"{name} skolēniem."),
            field=Field.objects.get(code=values.pop("field", "science")),
            kind=Kind.objects.get(code=values.pop("kind", "visit")),
            municipality=Municipality.objects.filter(code=municipality).first(),
            live=False,
            **values,
        )
    )
    activity.grades = Grade.objects.filter(code__in=grades)
    activity.formats = Format.objects.filter(code__in=formats)
    activity.municipalities_served = Municipality.objects.filter(code__in=served)
    activity.save()
    revision = activity.save_revision()
    if live:
        revision.publish()
    activity.refresh_from_db()
    return activity


def picture_file(colour: str = "navy", name: str = "picture.png") -> ContentFile[bytes]:
    """A picture of one colour, as an uploaded file."""
    stream = BytesIO()
    Image.new("RGB", (800, 600), colour).save(stream, "PNG")
    return ContentFile(stream.getvalue(), name=name)


def make_picture(colour: str = "navy") -> Picture:
    """A picture in the library."""
    return Picture.objects.create(
        title=colour,
        file=picture_file(colour),
        alternative_text_lv="Krāsains taisnstūris",
        author="Testa fotogrāfs",
        licence=Licence.CC0,
        shows_people=False,
    )
