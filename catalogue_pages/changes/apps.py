"""The Django app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ChangesConfig(AppConfig):
    """The journal of what changed."""

    name = "catalogue_pages.changes"
    verbose_name = _("Journal of changes")
    default_auto_field = "django.db.models.BigAutoField"
