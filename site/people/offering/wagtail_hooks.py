"""Applications and the people of providers in Wagtail's admin."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.urls.resolvers import URLPattern
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from catalogue_pages.providers.models import ProviderPage
from people import inviting, overseeing
from people.models import User
from people.offering import deciding
from people.offering.panel import ApplicationsPanel
from people.offering.viewset import CHANGES, ApplicationViewSet


@hooks.register("register_admin_viewset")
def applications() -> ApplicationViewSet:
    """The list of applications."""
    return ApplicationViewSet()


@hooks.register("register_admin_urls")
def people_addresses() -> list[URLPattern]:
    """The people of a provider."""
    return overseeing.addresses()


@hooks.register("construct_homepage_panels")
def applications_that_wait(request: HttpRequest, panels: list[Any]) -> None:
    """Show applications on the admin's front page to those who decide about them."""
    if request.user.has_perm(CHANGES):
        panels.append(ApplicationsPanel())


@hooks.register("register_log_actions")
def name_what_happens(actions: Any) -> None:
    """What the history says of people and applications."""
    for action, (label, message) in (inviting.ACTIONS | deciding.ACTIONS).items():
        actions.register_action(action, label, message)


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def people_button(page: Page, user: User, *_args: Any, **_kwargs: Any) -> Iterator[Button]:
    """The way from a provider's page to its people."""
    if page.specific_class is ProviderPage and user.has_perm(overseeing.SEES):
        address = reverse("provider_people", args=[page.pk])
        yield Button(_("People"), url=address, icon_name="group", priority=12)
