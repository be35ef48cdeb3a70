"""Where letters lead: to the admin for editors, to the workspace for providers' people.

The workspace stands above this room, so that it is known here by the name of its address only.
"""

from typing import Any

from django.urls import NoReverseMatch

from catalogue_pages.providers.models import ProviderPage
from mailing.addresses import absolute, address_of


def of_judging(page: int) -> str:
    """Where an editor judges a page, absolute."""
    return address_of("moderation_judge", page)


def of_editing(page: int) -> str:
    """Where an editor edits a page, absolute."""
    return address_of("wagtailadmin_pages:edit", page)


def of_own_activities() -> str:
    """Where a provider's people find all that is theirs, absolute; they sign in on the way."""
    try:
        return address_of("workspace:activities")
    except NoReverseMatch:
        return absolute("/")


def of_workspace(page: Any) -> str:
    """Where a provider's people edit an activity or their own page, absolute."""
    name = "workspace:provider_edit" if isinstance(page, ProviderPage) else "workspace:edit"
    try:
        return address_of(name, page.public_id)
    except NoReverseMatch:
        return absolute("/")


def of_public(activity: Any) -> str:
    """Where everybody sees an activity, absolute."""
    return str(activity.full_url or absolute("/"))
