"""What the admin shows and keeps as it was made: who may do what with it, and how it is listed."""

from functools import cached_property
from typing import Any

from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Column
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import IndexView


class KeptPolicy(ModelPermissionPolicy):
    """Nobody does with what is kept anything but its model's default permissions.

    An administrator, who has every permission, is held to them as well.
    """

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Whether a person may do something with what is kept."""
        possible = action in self.model._meta.default_permissions
        return possible and bool(super().user_has_permission(user, action))


class KeptIndexView(IndexView):
    """A list without the boxes for choosing many: nothing is done with many at once."""

    @cached_property
    def columns(self) -> list[Column]:
        """As they are named by the viewset."""
        return [one for one in super().columns if not isinstance(one, BulkActionsCheckboxColumn)]
