"""The screen on which an editor decides: what changed, how complete it is, approve or return."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Page

from catalogue_pages.activities.completeness import completeness_in, lacks
from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.bilingual.reading import LANGUAGES
from catalogue_pages.providers.branches import provider_of
from catalogue_pages.publication.gate import PublicationError, Refusal, refusals
from editorial.moderation.comparing import Comparison, compare
from editorial.moderation.fields import label_of
from editorial.moderation.models import ModerationTaskState
from editorial.moderation.picturing import pictures_in
from editorial.moderation.queue import open_judgements
from editorial.moderation.remarks import last_return, remarks_of
from editorial.moderation.returning import return_form


class JudgeView(WagtailAdminTemplateMixin, TemplateView):
    """One page's judgement; who does not decide is not let in."""

    template_name = "moderation/judge.html"
    page_title = gettext_lazy("Judge")
    header_icon = "clipboard-list"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in who decides. What waits no more leads back to the front page with a word."""
        self.page = get_object_or_404(Page, pk=kwargs["page_id"])
        found = open_judgements().filter(workflow_state__object_id=str(self.page.pk)).first()
        if found is None:
            messages.warning(
                request,
                _("“%(page)s” waits for nobody: it was decided or withdrawn.")
                % {"page": self.page.get_admin_display_title()},
            )
            return redirect("wagtailadmin_home")
        self.judgement: ModerationTaskState = found
        self.task = found.task.specific
        if not self.task.may_judge(request.user):
            raise PermissionDenied
        form = return_form(self.page.specific_class)
        self.form = form(request.POST if "return" in request.POST else None)
        self.refused: list[tuple[str, str]] = []
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer

    def get_page_subtitle(self) -> str:
        """The title of what is judged."""
        return str(self.judged.title)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """From the front page to what is judged."""
        here = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [*super().get_breadcrumbs_items(), here]

    @cached_property
    def judged(self) -> Any:
        """The page as it was submitted."""
        return self.judgement.revision.as_object()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Approve or return; whatever keeps it from being done is said on the same screen."""
        if request.POST.get("judged") != str(self.judgement.revision_id):
            messages.error(
                request,
                _("It was changed after you opened it. Look at it again, then decide."),
            )
            return self.render_to_response(self.get_context_data())
        if "approve" in request.POST:
            return self._approve()
        if self.form.is_valid():
            self.task.on_action(self.judgement, request.user, "reject", **self.form.cleaned_data)
            return self._done(_("“%(page)s” is returned; its provider gets your remarks."))
        return self.render_to_response(self.get_context_data())

    def _approve(self) -> HttpResponseBase:
        try:
            with transaction.atomic():
                self.task.on_action(self.judgement, self.request.user, "approve")
        except PublicationError as error:
            self.refused = self._told(error.refusals)
            return self.render_to_response(self.get_context_data())
        return self._done(_("“%(page)s” is approved."))

    def _told(self, found: Iterable[Refusal]) -> list[tuple[str, str]]:
        model = type(self.judged)
        return [
            (label_of(one.field, model) if one.field else "", str(one.message)) for one in found
        ]

    def _done(self, said: str) -> HttpResponseBase:
        messages.success(self.request, said % {"page": self.judged.title})
        return redirect("wagtailadmin_home")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the screen shows."""
        before = last_return(self.page)
        return {
            **super().get_context_data(**kwargs),
            "judgement": self.judgement,
            "judged": self.judged,
            "provider": provider_of(self.judged),
            "form": self.form,
            "refused": self.refused or self._told(refusals(self.judged)),
            "pictures": pictures_in(self.judged),
            "previews": self._previews(),
            "comparison": self._comparison(before),
            "meters": self._meters(),
            "earlier": self._earlier(before),
            "is_live": self.page.live,
            "is_later": self.page.latest_revision_id != self.judgement.revision_id,
            "edit_url": reverse("wagtailadmin_pages:edit", args=[self.page.pk]),
            "history_url": reverse("wagtailadmin_pages:history", args=[self.page.pk]),
        }

    def _previews(self) -> list[tuple[str, str]]:
        arguments = [self.page.pk, self.judgement.revision_id]
        address = reverse("wagtailadmin_pages:revisions_view", args=arguments)
        return [(str(name), f"{address}?mode={mode}") for mode, name in self.judged.preview_modes]

    def _comparison(self, before: ModerationTaskState | None) -> Comparison:
        return compare(self.request, self.page, self.judgement, before)

    def _meters(self) -> list[dict[str, Any]]:
        if not isinstance(self.judged, ActivityPage):
            return []
        return [
            {
                "language": language,
                "percent": round(100 * completeness_in(self.judged, language).share),
                "lacks": [one.label for one in lacks(self.judged, language)],
            }
            for language in LANGUAGES
        ]

    def _earlier(self, before: ModerationTaskState | None) -> list[tuple[str, str]]:
        if before is None:
            return []
        model = type(self.judged)
        return [
            (label_of(field, model) if field else "", said.text)
            for field, several in remarks_of(before.pk).items()
            for said in several
        ]
