"""The Django app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MailingConfig(AppConfig):
    """Letters: written in the transaction of what they tell, sent after it."""

    name = "mailing"
    verbose_name = _("Letters")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Send what waits, beside the requests."""
        from duties import registry
        from mailing import clearing, sending

        registry.register("send-letters", sending.EVERY, sending.send_due)
        registry.register("clear-letters", clearing.EVERY, clearing.clear)
