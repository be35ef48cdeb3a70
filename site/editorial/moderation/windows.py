"""Wagtail's windows for a decision, whose form is that of the page which is decided about.

A task is asked for its form without being told the page; Wagtail's views know both.
"""

from typing import Any

from wagtail.admin.views.pages.workflow import CollectWorkflowActionDataView, WorkflowActionView

from editorial.moderation.returning import ReturnForm, return_form


class _OfThisPage:
    """The form for returning offers the fields of the page's own type."""

    object: Any

    def get_form_class(self) -> Any:
        """The task's form, or the one for this page where something is returned."""
        form = super().get_form_class()  # type: ignore[misc]
        return return_form(self.object.specific_class) if form is ReturnForm else form


class DecisionView(_OfThisPage, WorkflowActionView):
    """Takes the decision at once, as from a list of pages."""


class DecisionWindowView(_OfThisPage, CollectWorkflowActionDataView):
    """Asks for what the edit form then sends with its decision."""
