"""Lists in the admin of what nobody changes in numbers."""

from functools import cached_property

from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Column
from wagtail.snippets.views.snippets import IndexView


class KeptIndexView(IndexView):
    """A list without the boxes for choosing many: nothing is done with many at once."""

    @cached_property
    def columns(self) -> list[Column]:
        """As they are named by the viewset."""
        return [one for one in super().columns if not isinstance(one, BulkActionsCheckboxColumn)]
