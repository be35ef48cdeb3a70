"""Whose page something is: each provider has a branch of the tree."""

from typing import Any

from catalogue_pages.providers.models import ProviderPage


def provider_of(page: Any) -> ProviderPage:
    """The provider whose page this is, or right below whose page it stands (one query).

    Raises ProviderPage.DoesNotExist for a page elsewhere.
    """
    if isinstance(page, ProviderPage):
        return page
    found: ProviderPage = ProviderPage.objects.get(path=page.path[: -page.steplen])
    return found
