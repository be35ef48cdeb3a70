"""The app of the people who sign in."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    """Accounts, who they write for, and how they sign in."""

    name = "people"
    verbose_name = _("People")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen for what begins and ends sessions; forget what is over, beside the requests."""
        from catalogue_pages.publication import editing
        from duties import registry
        from people import memberships
        from people.personal_data import retention
        from people.signing_in import sessions

        editing.register(memberships.writes)
        sessions.connect()
        registry.register("forget-people", retention.EVERY, retention.forget)
