"""Moderation's places in Wagtail's admin."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from catalogue_pages.bilingual.panels import BilingualPanel
from editorial.moderation.fields import label_of
from editorial.moderation.judging import JudgeView
from editorial.moderation.models import Remark, ReturnReason
from editorial.moderation.panels import QueuePanel
from editorial.moderation.pinning import place_of
from editorial.moderation.queue import may_judge, open_judgements
from editorial.moderation.remarks import remarks_on


class ReturnReasonViewSet(SnippetViewSet):
    """Lists and edits the reasons to return something."""

    model = ReturnReason
    icon = "list-ul"
    menu_label = gettext_lazy("Reasons to return")
    menu_order = 706
    add_to_admin_menu = True
    list_display: ClassVar = ["__str__", "is_offered", "position"]
    list_filter: ClassVar = ["is_offered"]
    list_per_page = 100
    edit_handler = ObjectList(
        [
            BilingualPanel("label"),
            BilingualPanel("advice"),
            FieldRowPanel([FieldPanel("code"), FieldPanel("position"), FieldPanel("is_offered")]),
        ]
    )

    def register_chooser_viewset(self) -> None:
        """A remark chooses among all of them in an ordinary list."""


register_snippet(ReturnReasonViewSet)


@hooks.register("before_delete_snippet")
def keep_reasons_of_decisions(
    request: HttpRequest, instances: Sequence[Model]
) -> HttpResponse | None:
    """Keep a reason that a decision names; it can be offered no more instead."""
    reasons = [one for one in instances if isinstance(one, ReturnReason)]
    used = [one for one in reasons if Remark.objects.filter(reason=one).exists()]
    for one in used:
        messages.error(
            request,
            _("“%(reason)s” is named in decisions. Clear “offered to editors” instead.")
            % {"reason": one},
        )
    if not used:
        return None
    return redirect(reverse(ReturnReason.snippet_viewset.get_url_name("list")))  # type: ignore[attr-defined]


@hooks.register("register_admin_urls")
def judging_address() -> list[URLPattern]:
    """Where an editor decides."""
    return [path("moderation/<int:page_id>/", JudgeView.as_view(), name="moderation_judge")]


@hooks.register("construct_homepage_panels")
def queue_on_the_front_page(request: HttpRequest, panels: list[Any]) -> None:
    """Show what waits to those who decide, and nothing of Wagtail's own to anybody."""
    panels[:] = [one for one in panels if not type(one).__module__.startswith("wagtail.")]
    if may_judge(request.user):
        panels.append(QueuePanel())


@hooks.register("before_edit_page")
def say_where_it_stands(request: HttpRequest, page: Page) -> None:
    """Above the form: that the page waits for a decision, or why it was returned."""
    if request.method != "GET":
        return
    judgement = open_judgements().filter(workflow_state__object_id=str(page.pk)).first()
    if judgement is not None and may_judge(request.user):
        address = reverse("moderation_judge", args=[page.pk])
        said = _("This page waits for a decision.")
        messages.info(request, format_html('{} <a href="{}">{}</a>', said, address, _("Judge it")))
        if judgement.revision_id != page.latest_revision_id:
            messages.warning(
                request,
                _(
                    "Somebody has saved a later version than the one that was submitted. Approving "
                    "publishes what was submitted; the later version stays a draft."
                ),
            )
    for field, several in remarks_on(page).items():
        for one in several:
            messages.warning(request, _above(field, one.text, page))


def _above(field: str, text: str, page: Page) -> str:
    """A remark as it stands above the form: with the way to its field, if it is about one."""
    if not field:
        return text
    label = label_of(field, type(page))
    link = '<a href="#{}" data-field="{}">{}</a>: {}'
    return format_html(link, place_of(field), field, label, text)


@hooks.register("register_log_actions")
def log_of_small_changes(actions: Any) -> None:
    """A word in a page's history for what went live without an editor."""
    actions.register_action(
        "editorial.small_change",
        gettext_lazy("Small change"),
        gettext_lazy("Changed at once, without an editor: what a provider knows best"),
    )
