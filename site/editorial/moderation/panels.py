"""The editor's front page of the admin: what waits for a decision."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from editorial.moderation.queue import waiting


class QueuePanel(Component):
    """The queue of moderation."""

    name = "moderation_queue"
    template_name = "moderation/queue.html"
    order = 100

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Everything that waits."""
        return {"waiting": waiting()}
