"""The vocabularies in the admin: one menu, a list each."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList, Panel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from catalogue_pages.bilingual.panels import BilingualPanel
from catalogue_pages.vocabularies.models import (
    PARENTS,
    VOCABULARIES,
    Municipality,
    SchoolYear,
    Term,
)
from catalogue_pages.vocabularies.protection import refusal

_CODE = FieldRowPanel([FieldPanel("code"), FieldPanel("import_code"), FieldPanel("position")])
_DAYS = FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")])
_EXTRA: dict[type[Term], list[Panel]] = {
    SchoolYear: [_DAYS],
    Municipality: [
        BilingualPanel("place_name"),
        FieldPanel("atvk"),
        _DAYS,
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
    ],
}


class TermForm(WagtailAdminModelForm):
    """The form of a term: its Latvian label is required, and its code stays once it is given."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["label_lv"].required = True
        # Addresses and the index hold the code.
        self.fields["code"].disabled = self.instance.pk is not None


def _viewset(vocabulary: str, model: type[Term]) -> type[SnippetViewSet]:
    parent = PARENTS.get(vocabulary)
    panels = [BilingualPanel("label"), *([FieldPanel(parent)] if parent else [])]
    panels += [*_EXTRA.get(model, ()), _CODE]
    columns = ["__str__", *([parent] if parent else []), "code", "position"]

    class TermViewSet(SnippetViewSet):
        icon = "list-ul"
        list_display: ClassVar = columns
        list_per_page = 100
        ordering: ClassVar = ["position", "code"]
        search_fields: ClassVar = ["label_lv", "label_en", "code"]
        edit_handler = ObjectList(panels, base_form_class=TermForm)

        def register_chooser_viewset(self) -> None:
            """Leave the choice of a term to an ordinary select: no list here is long."""

    TermViewSet.model = model
    return TermViewSet


class VocabularyGroup(SnippetViewSetGroup):
    """Every vocabulary under one entry of the menu."""

    items = tuple(_viewset(name, model) for name, model in VOCABULARIES.items())
    menu_label = _("Vocabularies")
    menu_name = "vocabularies"
    menu_icon = "list-ul"
    menu_order = 700


register_snippet(VocabularyGroup)


@hooks.register("before_delete_snippet")
def keep_what_is_used(request: HttpRequest, instances: Sequence[Model]) -> HttpResponse | None:
    """Answer an attempt to delete what is in use with a message that says where."""
    reasons = [reason for instance in instances if (reason := refusal(instance))]
    for reason in reasons:
        messages.error(request, reason)
    if not reasons:
        return None
    viewset: Any = type(instances[0]).snippet_viewset  # type: ignore[attr-defined]
    return redirect(viewset.get_url_name("list"))
