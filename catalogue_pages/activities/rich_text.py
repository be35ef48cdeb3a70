"""Links to pages in rich text, which lead nowhere while the page is not public.

An address tells a page's name, and that there is such a page. Wagtail gives it of drafts as well.
"""

from typing import Any

from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from catalogue_pages.activities.shown import shown_among
from catalogue_pages.bilingual.linking import LookedUp


class OpenPageLinkHandler(LookedUp, PageLinkHandler):
    """Wagtail's links, without an address where not everybody may see the page."""

    @classmethod
    def look_up(cls, attrs_list: list[dict[str, Any]]) -> list[Page | None]:
        """The pages in the order of their links; None for one that is not public."""
        keys = [_key(str(attrs.get("id", ""))) for attrs in attrs_list]
        found = shown_among({key for key in keys if key})
        return [found.get(key) for key in keys]


def _key(text: str) -> int:
    """The number of a page; 0, which none has, for any other text."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
