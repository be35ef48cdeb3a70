"""A small site with everything the audit looks at, and a browser page that may be altered."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import translation
from playwright.sync_api import Browser

from catalogue_pages.articles.models import ContentPage, Menu
from catalogue_pages.identity.models import FundingOperation
from tests.search.content import make_activity, make_catalogue, make_picture, make_provider
from visibility.audit.measuring import Eye

ACTIVITY = "katalogs/muzejs/robotikas-darbnica/"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a served site: Chromium looks at it."""
    for item in items:
        if {"eye", "served"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.browser)


@pytest.fixture
def in_english() -> Iterator[None]:
    """What the audit says is read in English."""
    with translation.override("en"):
        yield


@pytest.fixture
def served(committing: None, live_server: Any) -> str:
    """The address of a site with an activity of a funded operation, such as `http://…:49152`."""
    catalogue = make_catalogue()
    home = catalogue.get_parent()
    home.add_child(
        instance=ContentPage(
            name_lv="Piekļūstamības paziņojums",
            name_en="Accessibility statement",
            slug="pieklustamiba",
            menu=Menu.FOOTER,
        )
    )
    operation = FundingOperation.objects.create(
        number="4.2.2.0/1/24/I/001",
        name_lv="Projekts",
        name_en="Project",
        rate=Decimal(100),
        starts_on=date(2024, 1, 1),
        ends_on=date(2029, 12, 31),
        logo=make_picture(),
    )
    make_activity(
        make_provider(catalogue, "Muzejs"), "Robotikas darbnīca", funding_operation=operation
    )
    call_command("index", "rebuild", verbosity=0)
    return str(live_server.url)


@pytest.fixture
def eye(browser: Browser) -> Iterator[Eye]:
    """Looks at pages whose policy would forbid what the tests do to them."""
    context = browser.new_context(bypass_csp=True, reduced_motion="reduce")
    yield Eye(context.new_page())
    context.close()
