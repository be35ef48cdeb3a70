"""What a page says to machines, in templates: each tag writes a block of data."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.http import HttpRequest
from django.template import Context
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.articles.models import ArticlePage, HomePage, ProjectPage
from catalogue_pages.bilingual.pages import NamedPage
from catalogue_pages.media.models import Picture
from catalogue_pages.media.renditions import for_sharing, of_widths
from catalogue_pages.providers.models import CataloguePage, ProviderPage
from catalogue_pages.vocabularies.snapshot import current
from presentation.structured_data import activities, organizations, pages
from presentation.structured_data.blocks import Setting, block
from presentation.templatetags.bilingual import page_language
from presentation.templatetags.frame import canonical, catalogue_address
from presentation.templatetags.pictures import WIDE
from search.listing.presenting import ListingView
from search.results import Hit

register = template.Library()


@register.simple_tag(takes_context=True)
def activity_data(
    context: Context, page: ActivityPage, provider: ProviderPage, drawn: str
) -> SafeString:
    """An activity; `drawn` is where its drawn picture is, for one without a picture of its own.

    It stands before what shows the activity's facts, which then asks the database for nothing.
    """
    setting = _setting(context)
    return block(
        activities.described(page, provider, _images(page.picture, setting, drawn), setting)
    )


@register.simple_tag(takes_context=True)
def provider_data(context: Context, page: ProviderPage) -> SafeString:
    """A provider."""
    setting = _setting(context)
    logo = None if page.logo is None else for_sharing(page.logo, whole=True)
    address = setting.absolute(logo.address) if logo else ""
    return block(organizations.provider(page, setting, address))


@register.simple_tag(takes_context=True)
def list_data(context: Context, hits: Sequence[Hit]) -> SafeString:
    """All activities of a page that shows a few of them."""
    return block(pages.item_list(hits, len(hits), 1, _setting(context)))


@register.simple_tag(takes_context=True)
def breadcrumb_data(context: Context, page: NamedPage, parents: Sequence[NamedPage]) -> SafeString:
    """The way from the front page to a page."""
    request, setting = _request(context), _setting(context)
    home = setting.absolute(reverse("wagtail_serve", args=[""]))
    above = [
        (setting.said(parent, "name"), setting.absolute(parent.get_url(request) or ""))
        for parent in parents
    ]
    own = (setting.said(page, "name"), setting.address)
    return block(pages.breadcrumbs([(gettext("Home"), home), *above, own]))


@register.simple_tag(takes_context=True)
def website_data(context: Context, page: HomePage) -> SafeString:
    """The site itself, on its front page."""
    setting, listing = _setting(context), catalogue_address()
    return block(pages.website(page, setting.absolute(listing) if listing else "", setting))


@register.simple_tag(takes_context=True)
def listing_data(context: Context, page: CataloguePage, listing: ListingView) -> SafeString:
    """The activities on a page of the listing."""
    setting = _setting(context)
    first = max(listing.pagination.first, 1)
    name = setting.said(page, "name")
    return block(pages.collection(name, listing.hits, listing.total, first, setting))


@register.simple_tag(takes_context=True)
def article_data(context: Context, page: ArticlePage) -> SafeString:
    """An article."""
    setting = _setting(context)
    return block(pages.article(page, _images(page.picture, setting), setting))


@register.simple_tag(takes_context=True)
def project_data(context: Context, page: ProjectPage) -> SafeString:
    """A project; nothing where the page names no operation."""
    described = pages.project(page, _setting(context))
    return block(described) if described else SafeString("")


def _images(picture: Picture | None, setting: Setting, drawn: str = "") -> list[str]:
    """Where a page's pictures are: as shared and whole, or the drawn one in place of both."""
    shared = None if picture is None else for_sharing(picture)
    if picture is None or shared is None:
        return [setting.absolute(drawn)] if drawn else []
    whole = [size.address for size in of_widths(picture, WIDE)][-1:]
    return [setting.absolute(address) for address in dict.fromkeys([shared.address, *whole])]


def _setting(context: Any) -> Setting:
    absolute = _request(context).build_absolute_uri
    return Setting(page_language(), canonical(context), absolute, current())


def _request(context: Any) -> HttpRequest:
    request: HttpRequest = context["request"]
    return request
