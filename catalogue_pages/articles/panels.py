"""The edit forms of home, content pages and articles."""

from typing import Final

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from catalogue_pages.bilingual.panels import BilingualPanel

PLAIN: Final = ["bold", "italic", "link", "ol", "ul"]
"""What the text of a part has that stands under a heading of its own."""
_BODY: Final = [FieldPanel("body_lv"), FieldPanel("body_en")]

HOME: Final = [BilingualPanel("name"), BilingualPanel("lead"), *_BODY]

CONTENT: Final = [BilingualPanel("name"), BilingualPanel("intro"), *_BODY, FieldPanel("menu")]

PROJECT: Final = [
    BilingualPanel("name"),
    FieldPanel("operation"),
    BilingualPanel("intro"),
    BilingualPanel("aims"),
    BilingualPanel("results"),
    *_BODY,
    FieldPanel("menu"),
]

ACCESSIBILITY: Final = [
    BilingualPanel("name"),
    BilingualPanel("intro"),
    BilingualPanel("institution"),
    FieldPanel("websites"),
    FieldPanel("status"),
    BilingualPanel("method"),
    BilingualPanel("inaccessible"),
    BilingualPanel("alternatives"),
    FieldRowPanel([FieldPanel("email"), FieldPanel("phone")]),
    BilingualPanel("feedback"),
    BilingualPanel("enforcement"),
    FieldRowPanel([FieldPanel("first_reviewed_on"), FieldPanel("reviewed_on")]),
    FieldPanel("menu"),
]

ARTICLE_INDEX: Final = [BilingualPanel("name"), BilingualPanel("intro")]

ARTICLE: Final = [
    BilingualPanel("name"),
    FieldRowPanel([FieldPanel("genre"), FieldPanel("date")]),
    BilingualPanel("intro"),
    *_BODY,
    FieldPanel("picture"),
    FieldPanel("activities"),
]

PROMOTE: Final = [
    MultiFieldPanel([FieldPanel("slug"), FieldPanel("search_description")], heading=_("Address"))
]
