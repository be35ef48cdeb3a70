"""Own videos, sent in the parts that a player asks for: Safari plays no others."""

from typing import Any, Final

from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from wagtail.documents.views.serve import serve
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import StaticFile

KEPT: Final = ("Content-Type", "Content-Disposition", "Content-Security-Policy")
CACHED: Final = "private, max-age=60"
"""Nobody keeps an answer for longer: a document may be withheld."""


def document(request: HttpRequest, document_id: int, document_filename: str) -> HttpResponseBase:
    """A document as Wagtail sends it to whoever may see it; of a video the part asked for.

    The part is what the request's `Range` names (RFC 9110, section 14). Raises Http404.
    """
    response: HttpResponseBase = serve(request, document_id, document_filename)
    response["Cache-Control"] = CACHED
    if not isinstance(response, FileResponse) or not response["Content-Type"].startswith("video/"):
        return response
    stream: Any = response.file_to_stream
    path = stream.name
    stream.close()  # not the response: that would tell Django that the request is over
    headers = [(name, response[name]) for name in KEPT if name in response]
    film = StaticFile(path, [*headers, ("Accept-Ranges", "bytes"), ("Cache-Control", CACHED)])
    sent: HttpResponseBase = WhiteNoiseMiddleware.serve(film, request)
    return sent
