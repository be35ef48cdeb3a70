"""A token shows one draft, to whoever holds it, while who made it may edit the page."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.signing import TimestampSigner
from django.test import Client
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, Page

from api.models import PreviewDraft
from api.preview import keeping
from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.articles.models import ArticlePage, ContentPage
from catalogue_pages.changes.models import Change
from catalogue_pages.media.models import Attachment
from catalogue_pages.media.withholding import withdraw
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.vocabularies.models import Kind
from duties.registry import duties
from ledger import activities as ledger_of_activities
from ledger import pages as ledger_of_pages
from people.models import User
from tests.api.asking import V1, get, refused
from tests.api.previews.conftest import token_of
from tests.search.content import make_activity, make_picture


def shown(token: str, query: str = "") -> Any:
    return get(f"{V1}/previews/{token}{query}")


def assert_shows_nothing(token: str) -> None:
    """The same refusal, whatever the reason."""
    problem = refused(f"{V1}/previews/{token}", 404)
    assert problem["detail"].startswith("This token shows nothing")


@pytest.fixture
def token(editing: Client, activity: ActivityPage) -> str:
    return token_of(editing, activity)


def test_the_draft_is_shown_in_both_languages_and_the_public_answer_stays(
    token: str, activity: ActivityPage
) -> None:
    told = shown(token)
    assert told["kind"] == "activity"
    assert told["activity"]["title"] == {"lv": "Melnraksta roboti", "en": "Draft robots"}
    assert told["activity"]["provider"] == {"lv": "Muzejs", "en": "Museum"}
    assert told["about"]["funding"]["lv"] == "Līdzfinansē Eiropas Savienība"
    public = get(f"{V1}/activities/{activity.public_id}")
    assert public["title"] == {"lv": "Roboti", "en": "Robots"}
    assert set(told["activity"]) | {"about"} == set(public)
    different = {name for name, value in told["activity"].items() if value != public[name]}
    assert different == {"title"}
    assert shown(token, "?language=en")["activity"]["title"] == {"en": "Draft robots"}
    assert refused(f"{V1}/previews/{token}?langauge=lv", 422)["problems"]


def test_all_that_the_api_tells_can_be_previewed(
    editing: Client, provider: ProviderPage, article: ArticlePage, text: ContentPage
) -> None:
    provider.name_lv = "Jaunais muzejs"
    provider.save_revision()
    article.body_lv = [("text", "<p>Rīta ziņas.</p>")]
    article.save_revision()
    for page, kind, named in (
        (provider, "provider", "Jaunais muzejs"),
        (article, "article", "Rīt"),
        (text, "page", "Par mums"),
    ):
        told = shown(token_of(editing, page))
        thing = told[kind]
        assert told["kind"] == kind
        assert thing.get("name", thing.get("title"))["lv"] == named
        assert [one for one in ("activity", "provider", "article", "page") if told[one]] == [kind]
        assert thing["id"] == str(getattr(page, "public_id", page.translation_key))
    assert "Rīta ziņas." in shown(token_of(editing, article))["article"]["body"]["lv"]
    refused(f"{V1}/articles/{article.translation_key}", 404)
    refused(f"{V1}/pages/{text.translation_key}", 404)


def test_a_token_shows_what_it_was_made_for_and_nothing_else(
    editing: Client, activity: ActivityPage, token: str
) -> None:
    other = make_activity(activity.get_parent().specific, "Cits", live=False)
    others = token_of(editing, other)
    activity.name_lv = "Vēl jaunāks melnraksts"
    activity.save_revision().publish()
    assert shown(others)["activity"]["title"]["lv"] == "Cits"
    refused(f"{V1}/activities/{other.public_id}", 404)
    assert shown(token)["activity"]["title"]["lv"] == "Melnraksta roboti"
    name, made, _signature = token.split(".")
    other_name, other_made, signature = others.split(".")
    for mixed in (f"{other_name}.{made}.{signature}", f"{name}.{other_made}.{signature}"):
        assert_shows_nothing(mixed if mixed != others else f"{name}.{made}.{signature}")


def test_a_token_that_nobody_made_shows_nothing(token: str) -> None:
    name, made, signature = token.split(".")
    key = PreviewDraft.objects.get().key
    assert name == key.hex
    for wrong in (
        *(f"{name}.{made}.{signature[:-1]}", f"{name}.{made}", name, f"{token}x", "x", "%00", "ā"),
        TimestampSigner(sep=".").sign(key.hex),
        TimestampSigner(sep=".", salt="api.preview.2").sign(key.hex),
        TimestampSigner(key="another", sep=".", salt=keeping._SALT).sign(key.hex),
        TimestampSigner(sep=".", salt=keeping._SALT).sign("1"),
        TimestampSigner(sep=".", salt=keeping._SALT).sign("0" * 32),
    ):
        assert_shows_nothing(wrong)


def test_it_ends_after_an_hour_and_the_draft_is_deleted(token: str) -> None:
    valid = shown(token)["valid_until"]
    assert datetime.fromisoformat(valid) <= timezone.now() + timedelta(hours=1)
    (duty,) = [one for one in duties() if one.name == "clear-previews"]
    duty.do()
    assert shown(token)
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        assert_shows_nothing(token)
        duty.do()
    assert not PreviewDraft.objects.exists()
    assert_shows_nothing(token)


def deactivate(editor: User, _page: Page) -> None:
    User.objects.filter(pk=editor.pk).update(is_active=False)


def take_the_role(editor: User, _page: Page) -> None:
    editor.groups.clear()


def end_all_sessions(editor: User, _page: Page) -> None:
    User.objects.filter(pk=editor.pk).update(session_series=editor.session_series + 1)


def give_another_password(editor: User, _page: Page) -> None:
    editor.set_password("cita parole 2026")
    editor.save()


def delete_the_person(editor: User, _page: Page) -> None:
    editor.delete()


def delete_the_page(_editor: User, page: Page) -> None:
    Page.objects.get(pk=page.pk).delete()


@pytest.mark.parametrize(
    "happens",
    [
        deactivate,
        take_the_role,
        end_all_sessions,
        give_another_password,
        delete_the_person,
        delete_the_page,
    ],
)
def test_it_is_worth_what_its_person_and_its_page_are_worth(
    token: str, editor: User, activity: ActivityPage, happens: Callable[[User, Page], None]
) -> None:
    assert shown(token)
    happens(editor, activity)
    assert_shows_nothing(token)


def test_a_term_that_was_deleted_since_breaks_nothing(
    editing: Client, activity: ActivityPage
) -> None:
    kind = Kind.objects.create(code="short-lived", label_lv="Īss", label_en="Short")
    activity.kind = kind
    activity.save_revision()
    made = token_of(editing, activity)
    assert shown(made)["activity"]["kind"]["code"] == "short-lived"
    kind.delete()
    assert_shows_nothing(made)


def test_a_picture_that_is_withheld_is_not_shown(
    editing: Client, activity: ActivityPage, settings: Any, tmp_path: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"
    picture = make_picture()
    activity.picture = picture
    activity.save_revision()
    made = token_of(editing, activity)
    told = shown(made)["activity"]
    assert told["image"]["credit"] == "Testa fotogrāfs"
    assert Client().get(told["image"]["sizes"][0]["url"]).status_code == 200
    refused(f"{V1}/images/{picture.pk}", 404)
    withdraw(picture)
    told = shown(made)["activity"]
    assert told["image"] is None
    assert told["picture"] is None


def test_a_document_in_a_private_collection_is_named_and_not_given(
    editing: Client, article: ArticlePage, settings: Any, tmp_path: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    private = Collection.get_first_root_node().add_child(name="Slēgts")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    document = Attachment.objects.create(
        title="Plāns", file=ContentFile(b"slepens", name="plans.txt"), collection=private
    )
    article.body_lv = [("document", {"document": document, "description": ""})]
    article.save_revision()
    body = shown(token_of(editing, article))["article"]["body"]["lv"]
    assert document.url in body
    answer = Client().get(document.url)
    assert answer.status_code != 200
    assert b"slepens" not in answer.content


def test_no_answer_is_kept_found_or_called_unchanged(token: str) -> None:
    for asked in (
        {},
        {"If-None-Match": "*"},
        {"If-Modified-Since": "Mon, 23 Nov 2099 10:00:00 GMT"},
    ):
        answer = Client().get(f"{V1}/previews/{token}", headers=asked)
        assert answer.status_code == 200
        assert answer["Cache-Control"] == "no-store"
        assert answer["X-Robots-Tag"] == "noindex"
        assert not {"ETag", "Last-Modified"} & set(answer.headers)
    refusal = Client().get(f"{V1}/previews/x", headers={"If-None-Match": "*"})
    assert refusal.status_code == 404
    assert refusal["Cache-Control"] == "no-store"
    elsewhere = Client().get(f"{V1}/previews/{token}", headers={"Origin": "https://skola.example"})
    assert elsewhere["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in elsewhere


def test_tokens_cannot_be_tried_without_end(token: str, settings: Any) -> None:
    settings.API_LIMIT = 2
    with time_machine.travel("2026-11-23T10:00:20+02:00", tick=False):
        for _try in range(2):
            refused(f"{V1}/previews/x", 404)
        refused(f"{V1}/previews/{token}", 429)


def test_nobody_is_told_that_something_was_previewed(editing: Client, text: ContentPage) -> None:
    ledger_of_activities.sweep()
    ledger_of_pages.look_through()
    changes, told = Change.objects.count(), get(f"{V1}/changes")
    made = token_of(editing, text)
    shown(made)
    ledger_of_activities.sweep()
    ledger_of_pages.look_through()
    assert Change.objects.count() == changes
    assert get(f"{V1}/changes") == told
    listed = str(get(f"{V1}/pages")) + Client().get("/sitemap.xml").text
    assert "par-mums" not in listed


def test_a_panel_that_asks_again_and_again_fills_no_disk(
    editing: Client, activity: ActivityPage, text: ContentPage
) -> None:
    other = token_of(editing, text)
    first, *_between, last = [token_of(editing, activity) for _number in range(keeping.MOST + 2)]
    assert PreviewDraft.objects.count() == keeping.MOST + 1
    assert_shows_nothing(first)
    assert shown(last)
    assert shown(other)
