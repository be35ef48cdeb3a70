"""The Content-Security-Policy header: one for the public pages, one for Wagtail's admin."""

from typing import Any, Final

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware, PolicyParts
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from presentation import front_end

ADMIN: Final[dict[str, Any]] = {
    "default-src": [SELF],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "frame-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [SELF],
    "object-src": [NONE],
}
"""Wagtail's edit forms hold inline scripts without a nonce, so they must be allowed there alone."""


class PolicyByRoom(CSPMiddleware):
    """Sends the settings' strict policy, and the admin's own below `/admin/`."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, *args: Any, **kwargs: Any
    ) -> PolicyParts:
        """The policy of this answer; the address decides which."""
        parts = super().get_policy_parts(request, response, *args, **kwargs)
        if request.path_info.startswith("/admin/"):
            parts.config = ADMIN | {"frame-src": [SELF, *front_end.origins()]}
        elif getattr(request, "is_dummy", False):
            # Wagtail's stand-in for a visitor: the preview, which stands in a frame of the admin.
            parts.replace = {**(parts.replace or {}), "frame-ancestors": [SELF]}
        return parts
