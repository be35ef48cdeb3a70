"""Synonyms in the admin."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from search.selection import QUERY_LENGTH
from search.synonyms.models import SynonymGroup


class SynonymGroupForm(WagtailAdminModelForm):
    """The form of a group, with a query to try in the preview."""

    tried = forms.CharField(
        label=_("Query to try"),
        required=False,
        max_length=QUERY_LENGTH,
        help_text=_(
            "The preview beside this form shows what the query finds now and what it would find "
            "with the words above. Without a query here it tries the words themselves. It is not "
            "saved."
        ),
    )

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002  # Django's own signature
        """Save the group, which keeps the query for its preview alone."""
        self.instance.tried = self.cleaned_data.get("tried", "")
        return super().save(commit)


class SynonymGroupViewSet(SnippetViewSet):
    """Lists and edits synonyms."""

    model = SynonymGroup
    icon = "tag"
    menu_label = _("Synonyms")
    menu_order = 705
    add_to_admin_menu = True
    list_display: ClassVar = ["__str__", "language"]
    list_filter: ClassVar = ["language"]
    list_per_page = 100
    search_fields: ClassVar = ["words", "leads_to"]
    edit_handler = ObjectList(
        [
            FieldPanel("language"),
            FieldPanel("words"),
            FieldPanel("leads_to"),
            MultiFieldPanel([FieldPanel("tried")], heading=_("What would a query find?")),
        ],
        base_form_class=SynonymGroupForm,
    )

    def register_chooser_viewset(self) -> None:
        """Nothing refers to a group."""


register_snippet(SynonymGroupViewSet)
