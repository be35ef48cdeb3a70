"""Wagtail's edit view, which saves nothing over what somebody else has saved meanwhile.

Wagtail refuses a stale draft only while it saves by itself; a press of a button would overwrite.
It also saves a draft where a decision was asked for and somebody has decided before, and believes
the browser that a return has reasons.
"""

import json
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from wagtail.admin.views.pages.edit import EditView

from catalogue_pages.publication.staleness import Difference, differences
from editorial.moderation.errors import DecisionError
from editorial.moderation.pinning import pin
from editorial.moderation.remarks import remarks_on
from editorial.moderation.returning import Return

ASKED: Final = "action-workflow-action"


class GuardedEditView(EditView):
    """The edit view of every page."""

    conflict: list[Difference] | None = None

    def get_template_names(self) -> list[str]:
        """Wagtail's template, with both texts above the form where they differ."""
        if self.conflict is not None:
            return ["moderation/edit.html"]
        names: list[str] = super().get_template_names()
        return names

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Save or decide as Wagtail does, unless it would lose somebody's words."""
        if self.page.alias_of_id is None and not self.expects_json_response:
            if self.is_out_of_date and (found := self._differences()):
                self.conflict = found
                return self._not_saved(_("Somebody has saved this page since you opened it."))
            trouble = self._trouble() if request.POST.get(ASKED) else ""
            if trouble:
                return self._not_saved(trouble)
        answer: HttpResponseBase = super().post(request, *args, **kwargs)
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Wagtail's own, with remarks at their fields, and where the texts differ."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        pin(context["edit_handler"], remarks_on(self.page))
        context["conflict"] = self.conflict
        return context

    def _bound(self) -> Any:
        form = self.form_class(
            self.request.POST,
            self.request.FILES,
            instance=self.page,
            subscription=self.subscription,
            parent_page=self.parent,
            for_user=self.request.user,
        )
        form.defer_required_fields()
        form.is_valid()
        return form

    def _differences(self) -> list[Difference]:
        self.form = self._bound()
        submitted = {
            name: value
            for name, value in self.form.cleaned_data.items()
            if name in self.form.changed_data
        }
        for name, rows in self.form.formsets.items():
            if rows.has_changed():
                gone = rows.deleted_forms
                submitted[name] = [row.instance for row in rows.forms if row not in gone]
        return differences(self.real_page_record.specific, submitted)

    def _trouble(self) -> str:
        """Why the decision that is asked for cannot be taken; empty where it can."""
        if not self.workflow_action_is_valid():
            return _("There is nothing to decide: it was decided or withdrawn meanwhile.")
        if self.workflow_action != "reject":
            return ""
        try:
            given = json.loads(self.request.POST.get("workflow-action-extra-data") or "{}")
            Return.of(given, self.page.current_workflow_task_state.revision)
        except (DecisionError, ValueError, AttributeError) as error:
            return str(getattr(error, "message", _("The decision could not be read. Try again.")))
        return ""

    def _not_saved(self, said: str) -> HttpResponseBase:
        kept = _("Nothing was saved; your text is in the form.")
        messages.error(self.request, f"{said} {kept}")
        self.form = self._bound()
        self.form.restore_required_fields()
        self.has_unsaved_changes = True
        answer: HttpResponseBase = self.render_to_response(self.get_context_data())
        return answer
