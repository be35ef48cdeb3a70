"""An editor sees what a query would find before the words are saved."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from search.synonyms.models import SynonymGroup
from tests.search.synonyms.conftest import address, make

pytestmark = pytest.mark.usefixtures("catalogue")

WRITTEN = {"language": "lv", "words": "murvējs\nskudra", "leads_to": "", "tried": ""}


def shown(response: Any) -> list[str]:
    """What the preview says, line by line."""
    page = BeautifulSoup(response.content, "html.parser").main
    assert page is not None
    return [
        " ".join(line.get_text(" ", strip=True).split())
        for line in page.find_all(["h2", "h3", "li"])
    ]


def previewed(editor: Client, at: str, written: dict[str, str]) -> list[str]:
    sent = editor.post(at, written)
    assert sent.json() == {"is_valid": True, "is_available": True}
    return shown(editor.get(at, {"in_preview_panel": "true"}))


def test_what_is_not_saved_yet_is_tried_with_its_own_words(editor: Client) -> None:
    assert previewed(editor, address("preview_on_add"), WRITTEN) == [
        "murvējs",
        "tagad: 0 norišu",
        "ar šo izmaiņu: 1 norise",
        "Skudru pūznis – tikai šeit",
        "skudra",
        "tagad: 2 norises",
        "Skudru pūznis",
        "Kukaiņu pasaule",
        "ar šo izmaiņu: 2 norises",
        "Skudru pūznis",
        "Kukaiņu pasaule",
    ]
    assert not SynonymGroup.objects.exists()
    assert "Skudru" not in Client().get("/lv/katalogs/", {"q": "murvējs"}).content.decode()


def test_any_query_can_be_tried(editor: Client) -> None:
    written = WRITTEN | {"tried": "murvēji un ķīmija"}
    lines = previewed(editor, address("preview_on_add"), written)
    assert lines[:3] == ["murvēji un ķīmija", "tagad: 1 norise", "Ķīmijas eksperimenti"]
    assert "Skudru pūznis – tikai šeit" in lines


def test_a_change_is_held_against_what_is_saved(editor: Client) -> None:
    group = make("murvējs\nskudra")
    written = WRITTEN | {"words": "murvējs\nkukainis", "tried": "murvējs"}
    assert previewed(editor, address("preview_on_edit", group.pk), written) == [
        "murvējs",
        "tagad: 1 norise",
        "Skudru pūznis – tikai šeit",
        "ar šo izmaiņu: 1 norise",
        "Kukaiņu pasaule – tikai šeit",
    ]
    group.refresh_from_db()
    assert group.words == "murvējs\nskudra"


def test_english_words_show_english_titles(editor: Client) -> None:
    written = {"language": "en", "words": "formicary\nanthill", "leads_to": "", "tried": ""}
    lines = previewed(editor, address("preview_on_add"), written)
    assert "The anthill – tikai šeit" in lines


@pytest.mark.parametrize(
    "tried", ["<script>alert(1)</script>", "((( OR *:*", "🤖" * 50, "%s %(x)s"]
)
def test_no_query_breaks_the_preview(editor: Client, tried: str) -> None:
    lines = previewed(editor, address("preview_on_add"), WRITTEN | {"tried": tried})
    assert lines[0] == f"{tried}"


def test_what_cannot_be_saved_has_no_preview(editor: Client) -> None:
    at = address("preview_on_add")
    assert editor.post(at, WRITTEN | {"words": "murvējs"}).json()["is_available"] is False
    assert "<main" not in editor.get(at).content.decode()


def test_the_edit_form_offers_the_preview_and_a_query_to_try(editor: Client) -> None:
    page = editor.get(address("edit", make("murvējs\nskudra").pk)).content.decode()
    assert 'name="tried"' in page
    assert address("preview_on_edit", SynonymGroup.objects.get().pk) in page


def test_the_preview_may_stand_in_the_admin_s_frame(editor: Client) -> None:
    at = address("preview_on_add")
    editor.post(at, WRITTEN)
    headers = editor.get(at).headers
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in headers["Content-Security-Policy"]
