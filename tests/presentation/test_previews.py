"""An editor previews a draft in each language: its page, its card, how it is found and shared."""

import pytest
from django.test import Client
from django.urls import reverse

from catalogue_pages.activities.models import ActivityPage
from people.models import User
from tests.catalogue_pages.forms import form_of
from tests.search.content import make_activity, make_catalogue, make_provider


@pytest.fixture
def activity(client: Client, db: None) -> ActivityPage:
    client.force_login(User.objects.create_superuser("administratore"))
    made: ActivityPage = make_activity(make_provider(make_catalogue(), "Muzejs"), "Roboti")
    made.name_lv, made.name_en, made.summary_en = "Melnraksta roboti", "", ""
    made.save_revision()
    return made


def preview(client: Client, page: ActivityPage, mode: str) -> str:
    address = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
    response = client.get(address, {"mode": mode})
    assert response.status_code == 200
    return str(response.content.decode())


def test_the_draft_is_seen_where_it_will_be_met(client: Client, activity: ActivityPage) -> None:
    shown = preview(client, activity, "lv elsewhere")
    assert shown.count("Melnraksta roboti") >= 3
    assert "Meklētājprogrammā" in shown
    assert ActivityPage.objects.get(pk=activity.pk).name_lv == "Roboti"


def test_in_english_the_latvian_text_is_marked_and_noted(
    client: Client, activity: ActivityPage
) -> None:
    for mode in ("en", "en elsewhere"):
        shown = preview(client, activity, mode)
        assert '<html lang="en"' in shown
        assert 'lang="lv"' in shown
        assert "In Latvian only" in shown
    assert "In Latvian only" not in preview(client, activity, "lv elsewhere")


def test_the_panel_beside_the_form_may_frame_it_and_nobody_else(
    client: Client, activity: ActivityPage
) -> None:
    form = form_of(client.get(reverse("wagtailadmin_pages:edit", args=[activity.pk])))
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[activity.pk])
    assert client.post(address, form).json()["is_valid"]
    for mode in ("lv", "en elsewhere"):
        answer = client.get(address, {"mode": mode, "in_preview_panel": "true"})
        assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
        assert "script-src 'self';" in f"{answer['Content-Security-Policy']};"
        assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'none'" in client.get("/lv/katalogs/")["Content-Security-Policy"]


def test_every_way_is_offered_beside_the_form(client: Client, activity: ActivityPage) -> None:
    form = client.get(reverse("wagtailadmin_pages:edit", args=[activity.pk]))
    text = form.content.decode()
    for mode in ("lv", "en", "lv elsewhere", "en elsewhere"):
        assert f'value="{mode}"' in text


def test_a_new_activity_is_previewed_before_it_is_saved(
    client: Client, activity: ActivityPage
) -> None:
    provider = activity.get_parent()
    arguments = ["activities", "activitypage", provider.pk]
    form = form_of(client.get(reverse("wagtailadmin_pages:add", args=arguments)))
    chosen = {"name_lv": "Jauna norise", "kind": activity.kind_id, "field": activity.field_id}
    address = reverse("wagtailadmin_pages:preview_on_add", args=arguments)
    assert client.post(address, {**form, **chosen}).json()["is_valid"]
    shown = client.get(address, {"mode": "lv elsewhere"}).content.decode()
    assert "Jauna norise" in shown
