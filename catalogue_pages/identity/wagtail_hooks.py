"""Funding operations, logos and ensembles in the admin."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from catalogue_pages.bilingual.panels import BilingualPanel
from catalogue_pages.identity.forms import LogoForm
from catalogue_pages.identity.models import Ensemble, FundingOperation, Logo


class FundingOperationViewSet(SnippetViewSet):
    """Lists and edits funding operations."""

    model = FundingOperation
    icon = "pick"
    menu_label = _("Funding operations")
    list_display: ClassVar = ["__str__", "rate", "starts_on", "ends_on"]
    search_fields: ClassVar = ["number", "name_lv", "name_en"]
    panels: ClassVar = [
        BilingualPanel("name"),
        BilingualPanel("beneficiary"),
        FieldRowPanel([FieldPanel("number"), FieldPanel("fund")]),
        FieldRowPanel([FieldPanel("rate"), FieldPanel("total")]),
        FieldRowPanel([FieldPanel("union_amount"), FieldPanel("state_amount")]),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
        FieldPanel("specific_objective"),
        FieldPanel("location"),
        FieldPanel("intervention"),
        FieldPanel("logo"),
    ]


class LogoViewSet(SnippetViewSet):
    """Lists and edits logos; those that are not to be had are empty places."""

    model = Logo
    icon = "image"
    menu_label = _("Logos")
    list_display: ClassVar = [
        "__str__",
        "kind",
        "holder",
        BooleanColumn("is_there", label=_("Drawing to be had")),
    ]
    list_filter: ClassVar = ["kind"]
    search_fields: ClassVar = ["name_lv", "name_en", "holder"]
    edit_handler = ObjectList(
        [
            BilingualPanel("name"),
            FieldRowPanel([FieldPanel("kind"), FieldPanel("holder")]),
            FieldRowPanel([FieldPanel("licence"), FieldPanel("permission")]),
            InlinePanel(
                "files",
                heading=_("Drawings"),
                label=_("drawing"),
                help_text=_(
                    "Without any, visitors do not see the logo, and editors see its place."
                ),
                panels=[
                    FieldPanel("svg"),
                    FieldRowPanel([FieldPanel("variant"), FieldPanel("language")]),
                    FieldRowPanel([FieldPanel("clear_space"), FieldPanel("least_height")]),
                    FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]),
                ],
            ),
        ],
        base_form_class=LogoForm,
    )


class EnsembleViewSet(SnippetViewSet):
    """Lists and edits what stands at each place."""

    model = Ensemble
    icon = "list-ol"
    menu_label = _("Ensembles of logos")
    list_display: ClassVar = ["__str__", "ground"]
    panels: ClassVar = [
        FieldRowPanel([FieldPanel("role"), FieldPanel("ground")]),
        InlinePanel(
            "logos",
            heading=_("Beside the emblem"),
            label=_("logo"),
            help_text=_(
                "The emblem with its statement comes first by itself. Then come the plan, "
                "ministries and partners, those of a kind in this order; none is drawn larger than "
                "the emblem."
            ),
        ),
    ]


class IdentityGroup(SnippetViewSetGroup):
    """What the communications team keeps, under one heading of the menu."""

    menu_label = _("Visual identity")
    menu_icon = "pick"
    menu_order = 710
    items = (LogoViewSet, EnsembleViewSet, FundingOperationViewSet)


register_snippet(IdentityGroup)
