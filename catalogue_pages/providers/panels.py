"""The edit forms of the catalogue page and of providers."""

from typing import Final

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from catalogue_pages.bilingual.panels import BilingualPanel

CATALOGUE: Final = [BilingualPanel("name"), BilingualPanel("intro")]

PROVIDER: Final = [
    MultiFieldPanel(
        [
            BilingualPanel("name"),
            FieldPanel("provider_type"),
            FieldPanel("registration_number"),
            FieldPanel("municipality"),
        ],
        heading=_("Who are you?"),
    ),
    MultiFieldPanel(
        [BilingualPanel("summary"), BilingualPanel("description"), FieldPanel("logo")],
        heading=_("What do you offer?"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("email"),
            FieldPanel("phone"),
            FieldPanel("website"),
            FieldPanel("address"),
        ],
        heading=_("How can a school reach you?"),
    ),
    FieldPanel("demonstration"),
]

PROMOTE: Final = [
    MultiFieldPanel([FieldPanel("slug"), FieldPanel("search_description")], heading=_("Address"))
]
