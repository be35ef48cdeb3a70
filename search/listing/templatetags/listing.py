"""The listing, for templates of pages that stock serving or a preview shows."""

from django import template
from django.template import Context
from wagtail.models import Site

from catalogue_pages.providers.models import CataloguePage
from search.listing.presenting import ListingView
from search.listing.serving import find
from search.listing.suggesting import suggestions_at

register = template.Library()


@register.simple_tag(takes_context=True)
def listing_of(context: Context, page: CataloguePage) -> ListingView:
    """The listing that stands at `page`, as the request's query asks for it."""
    request = context["request"]
    site = Site.find_for_request(request)
    root = site.root_page.url_path if site else "/"
    return find(request, page.url_path.removeprefix(root))


@register.simple_tag
def suggestions_of(listing: str) -> str:
    """Where the listing at this address suggests what is typed; empty where nothing does."""
    return suggestions_at(listing)
