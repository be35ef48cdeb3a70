"""A draft is seen as visitors will meet it: card, search result, shared link and page."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.media.withholding import withdraw
from catalogue_pages.providers.models import ProviderPage
from tests.workspace.conftest import person_of, pictured, text
from workspace.pictures.rights import choose


def path_of(activity: ActivityPage, language: str = "lv") -> str:
    return f"/lv/darbvieta/norises/{activity.public_id}/apskate/{language}/"


def test_the_share_card_shows_the_picture_that_a_shared_link_shows(
    mine: Client, provider: ProviderPage, activity: ActivityPage, settings: Any, tmp_path: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    words = "Ja sava attēla nav, kopīgota saite rāda šo zīmēto"
    bare = mine.get(path_of(activity))
    assert words in text(bare)
    drawn = BeautifulSoup(bare.content, "html.parser").select_one(".elsewhere__shared img")
    assert drawn is not None
    assert mine.get(str(drawn["src"])).headers["Content-Type"] == "image/png"
    choose(activity, pictured(provider), person_of(provider))
    answer = mine.get(path_of(activity))
    assert words not in text(answer)
    page = BeautifulSoup(answer.content, "html.parser")
    shown = page.select_one(".elsewhere__shared img")
    assert shown is not None
    assert int(str(shown["width"])) / int(str(shown["height"])) == pytest.approx(1200 / 630, 0.01)
    assert mine.get(str(shown["src"])).status_code == 200


@pytest.mark.parametrize(("language", "heading"), [("lv", "Sarakstā"), ("en", "In the listing")])
def test_all_of_it_is_in_the_chosen_language(
    mine: Client, activity: ActivityPage, language: str, heading: str
) -> None:
    answer = mine.get(path_of(activity, language))
    assert heading in text(answer)
    assert f'<html lang="{language}">' in answer.content.decode()


def test_another_width_is_shown_in_a_frame_of_this_site_alone(
    mine: Client, activity: ActivityPage
) -> None:
    answer = mine.get(f"{path_of(activity)}?platums=360")
    frame = BeautifulSoup(answer.content, "html.parser").find("iframe")
    assert frame is not None
    assert frame["width"] == "360"
    bare = mine.get(str(frame["src"]))
    assert "Uzbūvē robotu" in text(bare)
    assert "Priekšskatījums" not in text(bare)
    assert "frame-ancestors 'self'" in bare.headers["Content-Security-Policy"]
    assert bare.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert mine.get(f"{path_of(activity)}?platums=7").status_code == 404


def test_a_logo_is_shared_whole(
    client: Client, mine: Client, provider: ProviderPage, settings: Any, tmp_path: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    logo = pictured(provider)
    provider.logo = logo
    provider.save_revision().publish()
    public = BeautifulSoup(client.get(provider.get_url()).content, "html.parser")
    said = {
        str(one["property"]): str(one["content"])
        for one in public.select("meta[property^='og:image']")
    }
    assert client.get(said["og:image"]).status_code == 200
    width, height = int(said["og:image:width"]), int(said["og:image:height"])
    assert width / height == pytest.approx(logo.width / logo.height, 0.01)
    preview = mine.get(f"/lv/darbvieta/rikotaji/{provider.public_id}/apskate/lv/")
    shown = BeautifulSoup(preview.content, "html.parser").select_one(".elsewhere__shared img")
    assert shown is not None
    assert said["og:image"].endswith(str(shown["src"]))
    withdraw(logo)
    assert "/kopigosanai.png" in client.get(provider.get_url()).content.decode()


def test_a_providers_page_is_previewed_as_well(mine: Client, provider: ProviderPage) -> None:
    answer = mine.get(f"/lv/darbvieta/rikotaji/{provider.public_id}/apskate/en/")
    assert answer.status_code == 200
    assert "When a link is shared" in text(answer)
