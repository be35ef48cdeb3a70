"""Addresses of the admin that stand in front of Wagtail's own of the same form."""

from django.urls import path
from django.views.decorators.cache import cache_control
from wagtail.admin.auth import require_admin_access
from wagtail.utils.urlpatterns import decorate_urlpatterns

from editorial.moderation.editing import GuardedEditView

urlpatterns = decorate_urlpatterns(
    [path("pages/<int:page_id>/edit/", GuardedEditView.as_view(), name="guarded_edit")],
    require_admin_access,
)
urlpatterns = decorate_urlpatterns(urlpatterns, cache_control(private=True, max_age=0))
