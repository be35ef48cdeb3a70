"""The drawings of logos, as they stand in the library."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from catalogue_pages.identity.library import drawing


@require_safe
@cache_control(public=True, max_age=31_536_000, immutable=True)
def logo(_request: HttpRequest, checksum: str) -> HttpResponse:
    """A drawing by its checksum, for ever the same. Raises Http404 when there is none."""
    svg = drawing(checksum)
    if svg is None:
        raise Http404
    return HttpResponse(svg, content_type="image/svg+xml")
