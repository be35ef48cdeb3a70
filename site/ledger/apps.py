"""The Django app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LedgerConfig(AppConfig):
    """What is public, since when, last changed when and gone when."""

    name = "ledger"
    verbose_name = _("Ledger")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to the indexing worker, and look through what it does not read."""
        from duties import registry
        from ledger import activities, pages
        from search.indexing.signals import batch_handed

        batch_handed.connect(activities.take_note, dispatch_uid="ledger")
        registry.register("ledger-of-activities", activities.EVERY, activities.sweep)
        registry.register("ledger-of-pages", pages.EVERY, pages.look_through)
