"""Links to documents in rich text, which lead nowhere while the document is withheld."""

from typing import Any

from wagtail.documents.rich_text import DocumentLinkHandler

from catalogue_pages.bilingual.linking import LookedUp


class GivenDocumentLinkHandler(LookedUp, DocumentLinkHandler):
    """Wagtail's links, without an address where the document is withheld."""

    @classmethod
    def look_up(cls, attrs_list: list[dict[str, Any]]) -> list[Any]:
        """The documents in the order of their links; None for one that nobody gets."""
        found: list[Any] = super(LookedUp, cls).get_many(attrs_list)
        return [None if one is None or one.withheld else one for one in found]
