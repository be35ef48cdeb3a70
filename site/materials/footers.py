"""What stands below a letter: the emblem beside its statement, and where the rest can be read."""

from base64 import b64encode
from functools import cache
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from catalogue_pages.identity.ensembles import Role
from materials.content import Content
from materials.documents import emblem
from materials.ensembles import arrangement
from materials.typesetting import typeset


def as_html(content: Content) -> str:
    """A footer to paste into a program for mail; it holds its picture itself."""
    return render_to_string("materials/footer.html", _said(content))


def as_text(content: Content) -> str:
    """The same for letters of words alone."""
    return render_to_string("materials/footer.txt", _said(content)).strip() + "\n"


@cache
def emblem_file() -> bytes:
    """The emblem with its white border as a PNG, three pixels a point of its 32 points' height.

    It is the same in every language: the statement stands beside it as text.
    """
    return typeset(emblem("lv"))


def _said(content: Content) -> dict[str, Any]:
    found = arrangement(Role.EMAIL, content.language, content.rate)
    return {
        "content": content,
        "site": str(settings.WAGTAIL_SITE_NAME),
        "base_url": settings.BASE_URL,
        "statement": found.statement,
        "emblem_name": found.emblem.name,
        "emblem": b64encode(emblem_file()).decode(),
    }
