"""The setting that says where another front end is: what is wrong with it is said in words."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command

from presentation import front_end

RIGHT = (
    "",
    "https://skola.example/?preview={token}&language={language}",
    "https://skola.example:8443/{language}/#{token}",
    "http://localhost:5173/{language}/{token}",
    "http://127.0.0.1/{language}/{token}",
    "http://[::1]:5173/{language}/{token}",
)
WRONG = {
    "http://skola.example/{language}/{token}": "must begin with https://",
    "ftp://skola.example/{language}/{token}": "must begin with https://",
    "http://localhost.skola.example/{language}/{token}": "must begin with https://",
    "//skola.example/{language}/{token}": "must begin with https://",
    "https://skola.example/{language}/": "must hold {token} once",
    "https://skola.example/{token}/": "must hold {language} once",
    "https://skola.example/{token}/{token}/{language}": "must hold {token} once",
    "skola.example/{language}/{token}": "is no address",
    "https://{token}.skola.example/{language}": "is no address",
    "https://anna@skola.example/{language}/{token}": "is no address",
    "https://skola.example; script-src */{language}/{token}": "is no address",
    "https://*/{language}/{token}": "is no address",
    "https://[::1/{language}/{token}": "is no address",
    "https://skola.example:99999/{language}/{token}": "is no address",
    "javascript:alert(1)": "is no address",
}


@pytest.mark.parametrize("address", RIGHT)
def test_an_address_that_will_do(settings: Any, address: str) -> None:
    settings.FRONT_END_PREVIEW_URL = address
    assert front_end.check() == []


@pytest.mark.parametrize(("address", "said"), WRONG.items())
def test_an_address_that_will_not_do_is_refused(settings: Any, address: str, said: str) -> None:
    settings.FRONT_END_PREVIEW_URL = address
    found = front_end.check()
    assert said in str(found[0].msg)
    assert "FRONT_END_PREVIEW_URL" in str(found[0].msg)
    assert "https://skola.example/" in str(found[0].hint)
    with pytest.raises(CommandError, match="FRONT_END_PREVIEW_URL"):
        call_command("check")


def test_where_it_shows_a_draft(settings: Any) -> None:
    settings.FRONT_END_PREVIEW_URL = RIGHT[2]
    assert front_end.address("a.b.c", "en") == "https://skola.example:8443/en/#a.b.c"
    assert front_end.origins() == ["https://skola.example:8443"]
