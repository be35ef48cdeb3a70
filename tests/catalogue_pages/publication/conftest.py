"""A provider with an activity, and an administrator at the admin."""

from tests.catalogue_pages.activities.conftest import activity, admin, provider

__all__ = ["activity", "admin", "provider"]
