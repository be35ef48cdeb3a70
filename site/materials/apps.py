"""The Django app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MaterialsConfig(AppConfig):
    """What goes out on paper, on slides and beside shared links."""

    name = "materials"
    verbose_name = _("Materials")
    default_auto_field = "django.db.models.BigAutoField"
