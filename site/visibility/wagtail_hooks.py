"""Thresholds in the admin."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from visibility.models import Threshold


class OnlyAddedPolicy(ModelPermissionPolicy):
    """Nobody changes or deletes what was decided, whatever else they may do."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Whether a person may do something with thresholds at all."""
        return action in {"add", "view"} and bool(super().user_has_permission(user, action))


class ThresholdForm(WagtailAdminModelForm):
    """The form of a threshold, which notes who sets it."""

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002  # Django's own signature
        """Save the threshold under the name of the person."""
        if self.instance.pk is None:
            self.instance.set_by = self.for_user
        return super().save(commit)


class ThresholdViewSet(SnippetViewSet):
    """Lists thresholds, which are only ever added: the newest of a rule is in force."""

    model = Threshold
    icon = "sliders"
    menu_label = _("Visibility thresholds")
    menu_order = 715
    add_to_admin_menu = True
    inspect_view_enabled = True
    list_display: ClassVar = ["__str__", "reason", "set_by", "set_at"]
    list_filter: ClassVar = ["rule"]
    edit_handler = ObjectList(
        [FieldPanel("rule"), FieldPanel("value"), FieldPanel("reason")],
        base_form_class=ThresholdForm,
    )

    def register_chooser_viewset(self) -> None:
        """Nothing refers to a threshold."""


register_permission_policy(Threshold, OnlyAddedPolicy(Threshold))
register_snippet(ThresholdViewSet)
