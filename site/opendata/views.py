"""What is sent: the files, what they are, and a page that says so to people."""

import hashlib
import json
from pathlib import Path
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import content_disposition_header, quote_etag
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import MissingFileError, StaticFile

from catalogue_pages.bilingual.reading import as_language
from opendata import addresses, dcat, shelf
from opendata.kinds import FILE_NAMES, LICENCE, media_type
from opendata.presenting import shown
from opendata.shelf import Version

KEPT_FOR: Final = 300
"""Seconds for which a browser need not ask what is the newest."""
KEPT_LONG: Final = 86_400
"""Seconds for which it need not ask for a file of a version, which never changes."""
_SAVED: Final = (".csv", ".jsonl")
_GONE: Final = (
    "Šīs versijas vairs nav. Jaunākā: {latest}\n"
    "This version has been removed. The newest: {latest}\n"
)


@require_safe
def everything(request: HttpRequest) -> HttpResponseBase:
    """Every version with its files and checksums, the newest first, as JSON."""
    found = [said for one in shelf.versions() if (said := shelf.described(one)) is not None]
    data = {
        "licence": LICENCE,
        "page": addresses.pages(),
        "catalogue": addresses.catalogue(),
        "latest": found[0]["version"] if found else None,
        "versions": [_with_addresses(said) for said in found],
    }
    return _sent(request, data, "application/json")


def _with_addresses(said: dict[str, Any]) -> dict[str, Any]:
    files = [{**one, "url": addresses.file(said["version"], one["name"])} for one in said["files"]]
    return {**said, "files": files}


@require_safe
def catalogue(request: HttpRequest) -> HttpResponseBase:
    """The newest version as DCAT-AP describes it."""
    newest = shelf.latest()
    said = shelf.described(newest) if newest else None
    data = dcat.catalogue(said, shelf.state().get("since", ""))
    return _sent(request, data, "application/ld+json")


@require_safe
def file(request: HttpRequest, version: str, name: str) -> HttpResponseBase:
    """A file, or the part of it that is asked for (RFC 9110, section 14).

    Raises Http404 for whatever never was a file; what was removed is gone (410).
    """
    newest = shelf.latest()
    found = newest if version == addresses.LATEST else Version.parse(version)
    if name not in FILE_NAMES or found is None or newest is None or found > newest:
        raise Http404
    try:
        sent = _file(request, found, name)
    except MissingFileError:
        latest = addresses.file(addresses.LATEST, name)
        text = _GONE.format(latest=latest)
        sent = HttpResponse(text, status=410, content_type="text/plain; charset=utf-8")
    seconds = KEPT_FOR if version == addresses.LATEST else KEPT_LONG
    patch_cache_control(sent, public=True, max_age=seconds)
    return sent


def _file(request: HttpRequest, version: Version, name: str) -> HttpResponseBase:
    headers = [
        ("Content-Type", media_type(name)),
        ("Content-Location", addresses.file(str(version), name)),
        ("Accept-Ranges", "bytes"),
    ]
    stem = Path(name)
    if stem.suffix in _SAVED:
        kept = content_disposition_header(True, f"{stem.stem}-{version}{stem.suffix}")  # noqa: FBT003 - Django's
        headers.append(("Content-Disposition", str(kept)))
    static = StaticFile(str(shelf.folder(version) / name), headers)
    sent: HttpResponseBase = WhiteNoiseMiddleware.serve(static, request)
    return sent


def _sent(request: HttpRequest, data: dict[str, Any], kind: str) -> HttpResponseBase:
    content = json.dumps(data, ensure_ascii=False).encode()
    etag = quote_etag(hashlib.sha256(content).hexdigest()[:32])
    sent: HttpResponseBase | None = get_conditional_response(request, etag=etag)
    if sent is None:
        sent = HttpResponse(content, content_type=kind)
    sent["ETag"] = etag
    patch_cache_control(sent, public=True, max_age=KEPT_FOR)
    return sent


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """What the files hold, in the page's language."""
    context = shown(as_language(get_language()))
    return render(request, "opendata/page.html", context)
