"""Icons and the addresses of static files."""

import pytest
from django.conf import settings
from django.test import RequestFactory, override_settings

from presentation.templatetags.assets import asset, icon
from presentation.views import server_error

UNCOLLECTED = {
    **settings.STORAGES,
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}


def test_an_icon_is_one_of_the_drawing_and_silent() -> None:
    drawn = icon("next")
    assert 'aria-hidden="true"' in drawn
    assert "/static/icons.svg#next" in drawn


@pytest.mark.parametrize("language", ["lv", "en"])
def test_a_failure_has_its_page_though_no_file_was_collected(
    rf: RequestFactory, language: str
) -> None:
    with override_settings(STORAGES=UNCOLLECTED, STATIC_ROOT="/nowhere"):
        assert asset("css/base.css") == "/static/css/base.css"
        answer = server_error(rf.get(f"/{language}/katalogs/"))
    assert answer.status_code == 500
    assert '<link rel="stylesheet" href="/static/css/base.css"' in answer.content.decode()
