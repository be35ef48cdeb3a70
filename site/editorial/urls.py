"""Addresses of the admin that stand in front of Wagtail's own of the same form."""

from django.urls import path
from django.views.decorators.cache import cache_control
from wagtail.admin.auth import require_admin_access
from wagtail.utils.urlpatterns import decorate_urlpatterns

from editorial.moderation.editing import GuardedEditView
from editorial.moderation.windows import DecisionView, DecisionWindowView

_DECISION = "<int:page_id>/<slug:action_name>/<int:task_state_id>/"

urlpatterns = decorate_urlpatterns(
    [
        path("pages/<int:page_id>/edit/", GuardedEditView.as_view(), name="guarded_edit"),
        path(f"pages/workflow/action/{_DECISION}", DecisionView.as_view(), name="decision"),
        path(
            f"pages/workflow/collect_action_data/{_DECISION}",
            DecisionWindowView.as_view(),
            name="decision_window",
        ),
    ],
    require_admin_access,
)
urlpatterns = decorate_urlpatterns(urlpatterns, cache_control(private=True, max_age=0))
