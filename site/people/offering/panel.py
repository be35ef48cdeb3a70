"""The applications that wait, on the admin's front page."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from people.applications.models import waiting


class ApplicationsPanel(Component):
    """Every application that waits, the oldest first; nothing where none does."""

    name = "applications"
    template_name = "offering/admin/waiting.html"
    order = 110

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """What waits; one query."""
        return {"waiting": list(waiting().select_related("municipality"))}
