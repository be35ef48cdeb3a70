"""This room's places in Wagtail's admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from catalogue_pages.reports.attention import Attention, warn
from catalogue_pages.reports.kept import KeptPolicy
from webhooks import history
from webhooks.models import Delivery
from webhooks.standing import troubles
from webhooks.viewsets import SubscriberIndexView, WebhooksGroup

register_permission_policy(Delivery, KeptPolicy(Delivery))
register_snippet(WebhooksGroup)
warn(
    Attention(
        view=SubscriberIndexView,
        heading=_("Webhooks need attention"),
        report=_("Webhook subscribers"),
        troubles=troubles,
    )
)


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    """What the history says of subscribers."""
    history.register(actions)
