"""The first pages of an installation: without home and catalogue no address leads anywhere."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Page, Site

from catalogue_pages.articles.models import HomePage
from catalogue_pages.providers.models import CataloguePage


def make_home() -> Any:
    """The home page, made the default site's root where there is none; Wagtail's own page goes."""
    home = HomePage.objects.first()
    if home is not None:
        return home
    root = Page.get_first_root_node()
    home = publish(
        root,
        HomePage(
            name_lv="Norišu katalogs",
            name_en="Activity Catalogue",
            slug="sakums",
            lead_lv="STEM un pilsoniskās līdzdalības norises skolēniem visā Latvijā.",
            lead_en="STEM and civic-participation activities for pupils all over Latvia.",
        ),
    )
    address = urlsplit(settings.BASE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    here = {"hostname": address.hostname, "port": port, "root_page": home}
    Site.objects.update_or_create(is_default_site=True, defaults=here)
    for page in Page.objects.child_of(root).not_exact_type(HomePage):
        if page.specific_class is Page:
            page.delete()
    return home


def make_catalogue(home: Page) -> Any:
    """The catalogue page below the home page."""
    return CataloguePage.objects.first() or publish(
        home, CataloguePage(name_lv="Norises", name_en="Activities", slug="katalogs")
    )


def publish(parent: Page, page: Page) -> Any:
    """Put a page below `parent` and publish it as an ordinary revision; returns the page."""
    page.live = False
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page.__class__.objects.get(pk=page.pk)
