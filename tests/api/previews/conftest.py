"""A small catalogue with drafts, an editor, and a front end of somebody else."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.articles.models import ArticleIndexPage, ArticlePage, ContentPage
from catalogue_pages.providers.models import CataloguePage, ProviderPage
from people.groups import make_groups
from people.models import User
from people.roles import EDITOR
from tests.persons import in_group, signed_in
from tests.search.content import make_activity, make_catalogue, make_provider
from tests.seeded import forget_what_is_kept

FRONT_END = "https://skola.example/norises/#preview={token}&language={language}"
WAY = "front-end"


@pytest.fixture
def catalogue(db: None, settings: Any) -> Any:
    settings.FRONT_END_PREVIEW_URL = FRONT_END
    forget_what_is_kept()
    yield make_catalogue()
    forget_what_is_kept()


@pytest.fixture
def provider(catalogue: CataloguePage) -> ProviderPage:
    return make_provider(catalogue, "Muzejs", name_en="Museum")


@pytest.fixture
def activity(provider: ProviderPage) -> ActivityPage:
    """A published activity, of which a draft says something else in both languages."""
    made = make_activity(provider, "Roboti", name_en="Robots")
    made.name_lv, made.name_en = "Melnraksta roboti", "Draft robots"
    made.save_revision()
    return made


@pytest.fixture
def article(catalogue: CataloguePage) -> ArticlePage:
    index = catalogue.get_parent().add_child(
        instance=ArticleIndexPage(name_lv="Raksti", slug="raksti")
    )
    made: ArticlePage = index.add_child(
        instance=ArticlePage(name_lv="Rīt", date="2026-11-24", live=False)
    )
    return made


@pytest.fixture
def text(catalogue: CataloguePage) -> ContentPage:
    made: ContentPage = catalogue.get_parent().add_child(
        instance=ContentPage(name_lv="Par mums", slug="par-mums", live=False)
    )
    return made


@pytest.fixture
def editor(catalogue: CataloguePage) -> User:
    make_groups()
    return in_group("redaktore", EDITOR.name)


@pytest.fixture
def editing(editor: User) -> Client:
    """The editor's browser."""
    return signed_in(editor)


def led_to(response: Any) -> str:
    """The address of the front end that an answer leads to."""
    assert response.status_code == 302, response.content[:500]
    return str(response["Location"])


def token_in(address: str) -> str:
    assert address.startswith("https://skola.example/norises/#preview="), address
    return parse_qs(urlsplit(address).fragment)["preview"][0]


def token_of(browser: Client, page: Page, language: str = "lv") -> str:
    """The token of a page's latest draft, as the editor's “Preview” hands it out."""
    draft = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
    return token_in(led_to(browser.get(draft, {"mode": f"{language} {WAY}"})))
