"""Who writes for a provider sees drafts of their own on another front end, and no others."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.providers.models import ProviderPage
from tests.workspace.conftest import person_of, signed_in
from workspace.drafts import draft_of, keep

FRONT_END = "https://skola.example/?preview={token}&language={language}"


def preview_of(page: Any) -> str:
    what = "norises" if isinstance(page, ActivityPage) else "rikotaji"
    return f"/lv/darbvieta/{what}/{page.public_id}/apskate/en/"


def led_to(browser: Client, page: Any) -> str:
    """Where the preview of the workspace leads on."""
    shown = BeautifulSoup(browser.get(preview_of(page)).content, "html.parser")
    link = shown.select_one("a[href$='/areja-vietne/']")
    assert link is not None
    answer = browser.get(str(link["href"]))
    assert answer.status_code == 302
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer["Cache-Control"]
    return str(answer["Location"])


def told(address: str) -> Any:
    token = address.removeprefix("https://skola.example/?preview=").removesuffix("&language=en")
    return Client().get(f"/api/v1/previews/{token}")


@pytest.fixture
def front_end(settings: Any) -> None:
    settings.FRONT_END_PREVIEW_URL = FRONT_END


@pytest.mark.usefixtures("front_end")
def test_ones_own_draft_and_provider(
    mine: Client, activity: ActivityPage, provider: ProviderPage
) -> None:
    draft = draft_of(activity)
    draft.name_lv = "Vēl neviens to neredz"
    keep(draft, person_of(provider))
    found = told(led_to(mine, activity))
    assert found.json()["activity"]["title"]["lv"] == "Vēl neviens to neredz"
    assert Client().get(f"/api/v1/activities/{activity.public_id}").status_code == 404
    assert told(led_to(mine, provider)).json()["provider"]["name"]["lv"] == "Tehnikas nams"


@pytest.mark.usefixtures("front_end")
def test_anothers_draft_has_no_token(
    activity: ActivityPage, provider: ProviderPage, other_provider: ProviderPage
) -> None:
    other = signed_in(person_of(other_provider))
    for page in (activity, provider):
        assert other.get(f"{preview_of(page)}areja-vietne/").status_code == 404
        stranger = Client().get(f"{preview_of(page)}areja-vietne/")
        assert stranger["Location"].startswith("/lv/konts/")


@pytest.mark.usefixtures("front_end")
def test_who_left_the_provider_has_handed_out_nothing(
    mine: Client, activity: ActivityPage, provider: ProviderPage
) -> None:
    address = led_to(mine, activity)
    assert told(address).status_code == 200
    person_of(provider).memberships.all().delete()
    assert told(address).status_code == 404


def test_without_a_front_end_there_is_no_such_address(mine: Client, activity: ActivityPage) -> None:
    assert mine.get(f"{preview_of(activity)}areja-vietne/").status_code == 404
    assert "areja-vietne" not in mine.get(preview_of(activity)).content.decode()


@pytest.mark.usefixtures("front_end")
def test_a_language_that_nobody_writes_is_not_found(mine: Client, activity: ActivityPage) -> None:
    address = preview_of(activity).replace("/en/", "/de/")
    assert mine.get(f"{address}areja-vietne/").status_code == 404
