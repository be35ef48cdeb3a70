"""The pages that made-up activities stand below, where the database has none."""

from typing import Any

from django.db import transaction
from wagtail.models import Page, Site

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.articles.models import HomePage
from catalogue_pages.providers.models import CataloguePage


def catalogue_page() -> Any:
    """The catalogue page; made, with a home page and the default site, in an empty database."""
    with transaction.atomic():
        return CataloguePage.objects.first() or _home().add_child(
            instance=CataloguePage(name_lv="Norises", name_en="Activities", slug="norises")
        )


def real_activities() -> int:
    """How many activities are neither made up nor demonstration entries."""
    return int(ActivityPage.objects.filter(demonstration=False).count())


def _home() -> Page:
    home = HomePage.objects.first()
    if home is None:
        root = Page.get_first_root_node()
        home = root.add_child(
            instance=HomePage(
                name_lv="Norišu katalogs", name_en="Activity catalogue", slug="sakums"
            )
        )
        Site.objects.update_or_create(
            is_default_site=True, defaults={"hostname": "localhost", "root_page": home}
        )
    return home
