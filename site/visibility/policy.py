"""Who may do what with what is kept."""

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy


class KeptPolicy(ModelPermissionPolicy):
    """Nobody does with what is kept anything but its model's default permissions.

    An administrator, who has every permission, is held to them as well.
    """

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Whether a person may do something with what is kept."""
        possible = action in self.model._meta.default_permissions
        return possible and bool(super().user_has_permission(user, action))
