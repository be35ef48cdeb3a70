"""Funding operations in the admin."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from catalogue_pages.bilingual.panels import BilingualPanel
from catalogue_pages.identity.models import FundingOperation


class FundingOperationViewSet(SnippetViewSet):
    """Lists and edits funding operations."""

    model = FundingOperation
    icon = "pick"
    menu_label = _("Funding operations")
    menu_order = 710
    add_to_admin_menu = True
    list_display: ClassVar = ["__str__", "rate", "starts_on", "ends_on"]
    search_fields: ClassVar = ["number", "name_lv", "name_en"]
    panels: ClassVar = [
        BilingualPanel("name"),
        FieldRowPanel([FieldPanel("number"), FieldPanel("fund")]),
        FieldRowPanel([FieldPanel("rate"), FieldPanel("total")]),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
        FieldPanel("logo"),
    ]


register_snippet(FundingOperationViewSet)
