"""The way from a page in Wagtail's admin to its materials."""

from collections.abc import Iterator
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.providers.models import ProviderPage

_CODES: Final = {ActivityPage: "activity", ProviderPage: "provider"}


@hooks.register("register_page_header_buttons")
def materials_button(page: Page, user: Any, *_args: Any, **_kwargs: Any) -> Iterator[Button]:
    """Posters, slides and pictures of an activity or a provider, for whoever may edit it."""
    code = _CODES.get(page.specific_class)
    if code is not None and page.permissions_for_user(user).can_edit():
        address = reverse(f"materials:{code}", args=[page.specific.public_id])
        yield Button(_("Posters and slides"), url=address, icon_name="download", priority=65)
