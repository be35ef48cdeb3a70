"""The page that shows what can be had, and the files themselves."""

from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.functional import Promise
from django.utils.http import content_disposition_header, quote_etag
from django.utils.translation import get_language, override
from django.views.decorators.http import require_safe

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.activities.shown import led_to
from catalogue_pages.articles.models import ProjectPage
from catalogue_pages.bilingual.reading import LANGUAGE_NAMES, LANGUAGES, Language, as_language
from catalogue_pages.providers.models import ProviderPage
from materials import footers
from materials.making import ARCHIVE, MAIL, MAIL_TEXT, made
from materials.offer import LOOKS, Look
from materials.subjects import Subject, find

KEPT_FOR: Final = 300
"""Seconds for which a browser need not ask whether a public file has changed."""
LED_TO: Final = (ActivityPage, ProviderPage, ProjectPage)
"""Pages that papers lead to by a short address."""
_SAVED: Final = (MAIL, MAIL_TEXT, ARCHIVE)
"""What is always saved: shown in a browser, it would be of no use, or without its styles."""


@dataclass(frozen=True, slots=True)
class Version:
    """A look in one language: its picture, and what can be downloaded of it."""

    language: Language
    named: str
    preview: str
    downloads: tuple[tuple[str, str | Promise], ...]


@require_safe
def shown(request: HttpRequest, code: str, key: Any = None) -> HttpResponse:
    """Everything that can be had of a subject, in both languages. Raises Http404."""
    subject = find(code, key, request.user)
    language = as_language(get_language())
    content = subject.content(language)
    response = render(
        request,
        "materials/shown.html",
        {
            "subject": subject,
            "content": content,
            "looks": [
                (look, [_version(subject, look, one) for one in LANGUAGES]) for look in LOOKS
            ],
            "footers": [_footer(subject, one) for one in LANGUAGES],
            "archive": subject.file(ARCHIVE),
        },
    )
    if not subject.is_public:
        _keep_private(response)
    return response


def _version(subject: Subject, look: Look, language: Language) -> Version:
    with override(language):
        downloads = tuple((subject.file(name), label) for name, label in look.files)
        return Version(language, LANGUAGE_NAMES[language], subject.file(look.preview), downloads)


def _footer(subject: Subject, language: Language) -> dict[str, str]:
    with override(language):
        return {
            "language": language,
            "named": LANGUAGE_NAMES[language],
            "html": subject.file(MAIL),
            "text": subject.file(MAIL_TEXT),
            "said": footers.as_text(subject.content(language)),
        }


@require_safe
def file(request: HttpRequest, code: str, name: str, key: Any = None) -> HttpResponse:
    """One file. Raises Http404 for names that there are not, and for what is not to be seen."""
    subject = find(code, key, request.user)
    language = as_language(get_language())
    found = made(subject, name, language)
    if found is None:
        raise Http404
    etag = quote_etag(found.digest)
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = HttpResponse(found.read(), content_type=found.type)
        stem, _dot, ending = name.rpartition(".")
        named = f"{subject.slug}-{stem}-{language}.{ending}"
        response["Content-Disposition"] = str(content_disposition_header(name in _SAVED, named))
    response["ETag"] = etag
    if subject.is_public:
        patch_cache_control(response, public=True, max_age=KEPT_FOR)
    else:
        _keep_private(response)
    return response


def _keep_private(response: HttpResponse) -> None:
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"


@require_safe
def short(request: HttpRequest, number: str) -> HttpResponse:
    """From the address on a poster to the page; one that has ended says so itself.

    Raises Http404 for what is not public, whose address would tell its name.
    """
    page = led_to(int(number))
    if page is None or not issubclass(page.specific_class, LED_TO):
        raise Http404
    address = page.get_url(request)
    if not address:
        raise Http404
    return redirect(address or settings.BASE_URL)
