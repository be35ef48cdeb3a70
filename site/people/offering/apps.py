"""The Django app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OfferingConfig(AppConfig):
    """See the package's docstring."""

    name = "people.offering"
    label = "offering"
    verbose_name = _("Offering activities")

    def ready(self) -> None:
        """Forget by the clock what need not be kept."""
        from duties import registry
        from people.offering import clearing

        registry.register("clear-applications", clearing.EVERY, clearing.clear)
