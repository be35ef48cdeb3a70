"""The Django app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UnfoundConfig(AppConfig):
    """See the package's docstring."""

    name = "search.unfound"
    verbose_name = _("Searches without results")
    default_auto_field = "django.db.models.BigAutoField"
