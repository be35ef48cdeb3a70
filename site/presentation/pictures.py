"""The address of renditions: what may be withheld is asked about before it is sent."""

from pathlib import PurePosixPath
from typing import Final

from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.cache import cache_control

from catalogue_pages.media.addresses import address_of
from catalogue_pages.media.models import PictureRendition

FOLDER: Final = "images"
"""Where Wagtail keeps renditions. Originals, which hold what a camera wrote, have no address."""


@cache_control(public=True, max_age=60)
def rendition(_request: HttpRequest, name: str) -> FileResponse:
    """A rendition's file, by one query. Raises Http404 for other files and withheld pictures."""
    found = (
        PictureRendition.objects.filter(file=str(PurePosixPath(FOLDER, name)))
        .select_related("image")
        .first()
    )
    if found is None or address_of(found) is None:
        raise Http404
    try:
        return FileResponse(found.file.open("rb"))
    except FileNotFoundError as error:
        raise Http404 from error
