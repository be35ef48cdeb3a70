"""The first answer of a process, before a visitor asks for it.

Addresses, templates, the dictionary and the index's words are read when they are first needed,
which takes seconds. A process that serves does that when it starts.
"""

import logging
from typing import Any, Final
from urllib.parse import quote
from wsgiref.types import WSGIApplication
from wsgiref.util import setup_testing_defaults

from django.conf import settings

from catalogue_pages.articles.navigation import current
from search.listing.addressing import page_address

logger = logging.getLogger(__name__)

ASKED: Final = "robotka ventspilī 7. klasei zvaigznes"
"""A misspelt word, a town, a grade and an inflected word: all that a search reads words with."""


def warm(application: WSGIApplication) -> None:
    """Ask the listing for some words; whatever goes wrong is logged and stops nobody."""
    try:
        catalogue = current().catalogue
        if catalogue is not None:
            _ask(application, page_address(catalogue.path, settings.LANGUAGE_CODE))
    except Exception:  # without a database, say: the visitors' own requests will tell
        logger.exception("The first answer could not be prepared")


def _ask(application: WSGIApplication, path: str) -> None:
    environ: dict[str, Any] = {
        "HTTP_HOST": _host(),
        "HTTP_X_FORWARDED_PROTO": "https",
        "PATH_INFO": path,
        "QUERY_STRING": f"q={quote(ASKED)}",
        "wsgi.url_scheme": "https",
    }
    setup_testing_defaults(environ)
    response = application(environ, _not_sent)
    close = getattr(response, "close", None)
    if close is not None:
        close()


def _host() -> str:
    named = (host for host in settings.ALLOWED_HOSTS if not host.startswith(("*", ".")))
    return next(named, "localhost")


def _not_sent(_status: str, _headers: Any, _error: Any = None, /) -> Any:
    """Take the head of an answer that nobody reads."""
    return lambda _data: None
