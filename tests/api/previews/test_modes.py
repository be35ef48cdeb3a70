"""The front end stands among the ways to preview a page, where the installation has one."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.articles.models import ArticlePage
from catalogue_pages.providers.models import ProviderPage
from people.models import User
from people.roles import AUDITOR
from tests.api.asking import V1, get
from tests.api.previews.conftest import WAY, led_to, token_in
from tests.catalogue_pages.forms import form_of
from tests.persons import client_of, make_person, signed_in


def policy(answer: Any) -> str:
    parts = [one.strip() for one in str(answer["Content-Security-Policy"]).split(";")]
    return next(one for one in parts if one.startswith("frame-src"))


def modes(page: Any) -> list[str]:
    return [name for name, _label in page.preview_modes]


def test_without_a_front_end_nothing_is_different(
    editing: Client, activity: ActivityPage, settings: Any
) -> None:
    assert modes(activity) == [
        "lv",
        "en",
        "lv front-end",
        "en front-end",
        "lv elsewhere",
        "en elsewhere",
    ]
    settings.FRONT_END_PREVIEW_URL = ""
    assert modes(activity) == ["lv", "en", "lv elsewhere", "en elsewhere"]
    form = editing.get(reverse("wagtailadmin_pages:edit", args=[activity.pk]))
    assert policy(form) == "frame-src 'self'"
    assert "skola.example" not in form.text
    draft = reverse("wagtailadmin_pages:view_draft", args=[activity.pk])
    assert editing.get(draft, {"mode": f"lv {WAY}"}).status_code == 200  # the page itself


def test_the_page_itself_stays_the_first_way(activity: ActivityPage, article: ArticlePage) -> None:
    assert activity.default_preview_mode == "lv"
    assert modes(article) == ["lv", "en", "lv front-end", "en front-end"]
    assert not [one for one in modes(article.get_parent().specific) if WAY in one]


def test_the_admin_may_frame_that_origin_and_no_other(
    editing: Client, activity: ActivityPage
) -> None:
    form = editing.get(reverse("wagtailadmin_pages:edit", args=[activity.pk]))
    assert policy(form) == "frame-src 'self' https://skola.example"
    assert "skola.example" not in Client().get("/lv/")["Content-Security-Policy"]


def test_what_stands_in_the_form_is_shown_before_it_is_saved(
    editing: Client, activity: ActivityPage
) -> None:
    edit = reverse("wagtailadmin_pages:edit", args=[activity.pk])
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[activity.pk])
    form = form_of(editing.get(edit))
    assert editing.post(preview, {**form, "name_en": "Not saved anywhere"}).json()["is_valid"]
    answer = editing.get(preview, {"mode": f"en {WAY}", "in_preview_panel": "true"})
    address = led_to(answer)
    assert address.endswith("&language=en")
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex"
    told = get(f"{V1}/previews/{token_in(address)}")["activity"]
    assert told["title"] == {"lv": "Melnraksta roboti", "en": "Not saved anywhere"}
    assert told["grades"]
    assert activity.get_latest_revision_as_object().name_en == "Draft robots"


def test_a_new_activity_is_shown_before_it_is_saved(
    editing: Client, activity: ActivityPage, provider: ProviderPage
) -> None:
    arguments = ["activities", "activitypage", provider.pk]
    form = form_of(editing.get(reverse("wagtailadmin_pages:add", args=arguments)))
    grade = activity.grades.all()[0].pk
    chosen = {"kind": activity.kind_id, "field": activity.field_id, "grades": [grade]}
    address = reverse("wagtailadmin_pages:preview_on_add", args=arguments)
    assert editing.post(address, {**form, **chosen, "name_lv": "Jauna"}).json()["is_valid"]
    token = token_in(led_to(editing.get(address, {"mode": f"lv {WAY}"})))
    told = get(f"{V1}/previews/{token}")["activity"]
    assert told["title"]["lv"] == "Jauna"
    assert told["provider_id"] == str(provider.public_id)
    assert [one["code"] for one in told["grades"]] == ["5"]
    assert not ActivityPage.objects.filter(name_lv="Jauna").exists()
    User.objects.update(is_active=False)
    assert Client().get(f"{V1}/previews/{token}").status_code == 404


def test_a_new_article_is_shown_before_it_is_saved(editing: Client, article: ArticlePage) -> None:
    arguments = ["articles", "articlepage", article.get_parent().pk]
    form = form_of(editing.get(reverse("wagtailadmin_pages:add", args=arguments)))
    address = reverse("wagtailadmin_pages:preview_on_add", args=arguments)
    written = {**form, "name_lv": "Parīt", "genre": "news", "date": "2026-11-25"}
    assert editing.post(address, written).json()["is_valid"]
    token = token_in(led_to(editing.get(address, {"mode": f"lv {WAY}"})))
    told = get(f"{V1}/previews/{token}")["article"]
    assert (told["title"]["lv"], told["date"]) == ("Parīt", "2026-11-25")


def test_who_may_not_edit_gets_no_token(activity: ActivityPage, provider: ProviderPage) -> None:
    draft = reverse("wagtailadmin_pages:view_draft", args=[activity.pk])
    asked = {"mode": f"lv {WAY}"}
    browsers = [Client(), client_of(AUDITOR.name), signed_in(make_person("sava", provider))]
    for browser in browsers:
        answer = browser.get(draft, asked)
        assert "skola.example" not in answer.get("Location", "")
        assert answer.status_code in {302, 403, 404}


@pytest.mark.parametrize("language", ["lv", "en"])
def test_whoever_judges_a_draft_sees_it_there(
    editing: Client, activity: ActivityPage, language: str
) -> None:
    revision = activity.latest_revision
    address = reverse("wagtailadmin_pages:revisions_view", args=[activity.pk, revision.pk])
    led = led_to(editing.get(address, {"mode": f"{language} {WAY}"}))
    assert led.endswith(f"&language={language}")
    assert get(f"{V1}/previews/{token_in(led)}")["activity"]["title"]["lv"] == "Melnraksta roboti"
