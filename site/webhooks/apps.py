"""The Django app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WebhooksConfig(AppConfig):
    """Webhooks: written in the ledger's transaction, delivered after it."""

    name = "webhooks"
    verbose_name = _("Webhooks")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to the ledger, deliver and clear beside the requests, say who may do what."""
        from duties import registry
        from ledger.signals import recorded
        from people import roles
        from webhooks import clearing, delivering, noting
        from webhooks.models import Delivery, Subscriber

        recorded.connect(noting.take_note, dispatch_uid="webhooks")
        registry.register("deliver-webhooks", delivering.EVERY, delivering.deliver_due)
        registry.register("clear-webhooks", clearing.EVERY, clearing.clear)
        roles.grant(roles.ADMINISTRATOR, {Subscriber: roles.ALL, Delivery: roles.SEEN})
        for role in (roles.COMMUNICATIONS, roles.AUDITOR):
            roles.grant(role, dict.fromkeys((Subscriber, Delivery), roles.SEEN))
