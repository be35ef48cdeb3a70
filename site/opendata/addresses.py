"""Where the files, their descriptions and the page about them are, absolute."""

from typing import Final
from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse
from django.utils.functional import lazy
from django.utils.translation import get_language, override

from catalogue_pages.bilingual.reading import LANGUAGES, Language, as_language

LATEST: Final = "latest"
_PAGE: Final[dict[Language, str]] = {"lv": "atvertie-dati/", "en": "open-data/"}


def _in_its_language() -> str:
    return _PAGE[as_language(get_language())]


PAGE: Final = lazy(_in_its_language, str)()
"""The page's address below the language prefix, in the language of the request."""


def home() -> str:
    """The address of everything that there is, for programs."""
    return _absolute(reverse("open_data"))


def catalogue() -> str:
    """The address of the description for data portals."""
    return _absolute(reverse("open_data_catalogue"))


def file(version: str, name: str) -> str:
    """The address of a file of a version, or of the newest one (`latest`)."""
    return _absolute(reverse("open_data_file", args=[version, name]))


def pages() -> dict[Language, str]:
    """The page for people in each language."""
    found: dict[Language, str] = {}
    for language in LANGUAGES:
        with override(language):
            found[language] = _absolute(reverse("open_data_page"))
    return found


def _absolute(path: str) -> str:
    return urljoin(settings.BASE_URL, path)
