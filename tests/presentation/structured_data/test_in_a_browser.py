"""A strict Content-Security-Policy lets blocks of data be, and texts stay texts in a browser."""

import json
from typing import Any

import pytest
from playwright.sync_api import Browser

from catalogue_pages.activities.models import ActivityPage
from tests.presentation.structured_data.content import address
from tests.presentation.structured_data.test_saying import HOSTILE
from tests.search.content import make_activity, make_catalogue, make_provider

WATCH = """
globalThis.violations = [];
addEventListener("securitypolicyviolation", (event) => violations.push(event.violatedDirective));
"""
BLOCKS = """[...document.querySelectorAll('script[type="application/ld+json"]')].map(
  (one) => one.textContent)"""


@pytest.mark.browser
def test_no_violation_is_reported(committing: None, live_server: Any, browser: Browser) -> None:
    activity = make_activity(
        make_provider(make_catalogue(), "Muzejs"), "Roboti", summary_lv=HOSTILE
    )
    ActivityPage.objects.filter(pk=activity.pk).update(name_lv=HOSTILE)
    page = browser.new_page()
    said: list[str] = []
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.on("console", lambda message: said.append(message.text))
    page.add_init_script(WATCH)
    page.goto(f"{live_server.url}{address(activity)}")
    found = [json.loads(text) for text in page.evaluate(BLOCKS)]
    assert [one["@type"] for one in found] == ["LearningResource", "BreadcrumbList"]
    assert found[0]["name"] == HOSTILE
    assert page.evaluate("violations") == []
    assert said == []
    # What would be executed is reported, so that silence tells something.
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {text: '1'}))"
    )
    page.wait_for_function("violations.length > 0")
    page.close()
