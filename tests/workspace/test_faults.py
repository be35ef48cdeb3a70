"""What is wrong with a form is said above it in the page's language, and leads to its field."""

from bs4 import BeautifulSoup
from django.test import Client

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.providers.models import ProviderPage

SUMMARY = ".error-summary"


def told(page: BeautifulSoup) -> list[str]:
    return [link.get_text(" ", strip=True) for link in page.select(f"{SUMMARY} a")]


def test_a_new_activity_is_checked_by_the_site_alone(mine: Client, provider: ProviderPage) -> None:
    page = BeautifulSoup(mine.get("/lv/darbvieta/jauna/").text, "lxml")
    form = page.select_one("main form")
    assert form is not None
    assert form.has_attr("novalidate")
    answered = BeautifulSoup(mine.post("/lv/darbvieta/jauna/", {}).text, "lxml")
    assert "Kā norisi sauc? Šis lauks ir nepieciešams" in told(answered)


def test_a_faulty_invitation_is_told_above_its_form(mine: Client, provider: ProviderPage) -> None:
    address = f"/lv/darbvieta/rikotaji/{provider.public_id}/uzaicinat/"
    answer = mine.post(address, {"email": "nav", "language": "lv"})
    page = BeautifulSoup(answer.text, "lxml")
    link = page.select_one(f"{SUMMARY} a")
    assert answer.status_code == 422
    assert link is not None
    assert page.select_one(f"[id='{str(link['href'])[1:]}']") is not None


def test_the_menu_says_where_an_activity_is_written(mine: Client, activity: ActivityPage) -> None:
    page = BeautifulSoup(mine.get(f"/lv/darbvieta/norises/{activity.public_id}/").text, "lxml")
    current = page.select_one(".workspace-menu [aria-current]")
    assert current is not None
    assert current.get_text(strip=True) == "Manas norises"
