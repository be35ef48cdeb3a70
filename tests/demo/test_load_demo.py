"""The demonstration catalogue: loaded whole, and a second time nothing changes."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision, Site

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.articles.models import (
    AccessibilityPage,
    ArticleIndexPage,
    ArticlePage,
    ContentPage,
    ProjectPage,
)
from catalogue_pages.bilingual.reading import read
from catalogue_pages.identity.amounts import Amounts
from catalogue_pages.identity.models import FundingOperation
from catalogue_pages.providers.models import CataloguePage, ProviderPage
from demo.accounts import ADMINISTRATOR, PROVIDER, WRITES_FOR
from demo.filling import make_operation
from mailing.models import Delivery
from people.models import User
from tests.persons import signed_in
from visibility.obligations.kinds import Kind
from visibility.obligations.models import Obligation
from visibility.obligations.standing import State

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def demonstration(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Load the demonstration once."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_demo", "--if-empty", verbosity=0)
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def loaded(demonstration: None, db: None) -> None:
    """Every test here sees the demonstration."""


def test_every_activity_and_provider_is_live_and_marked() -> None:
    assert ActivityPage.objects.live().filter(demonstration=True).count() == 141
    assert ProviderPage.objects.live().filter(demonstration=True).count() == 93
    assert not ActivityPage.objects.filter(description_en__in=["", None]).exists()
    assert not Page.objects.filter(live=False).exists()


def test_unknown_facts_stay_unknown() -> None:
    assert ActivityPage.objects.filter(price=None).count() == 125
    assert not ActivityPage.objects.exclude(covered=None).exists()
    assert not ActivityPage.objects.exclude(funding_operation=None).exists()


def test_pages_of_text_stand_in_both_languages() -> None:
    assert set(ContentPage.objects.values_list("slug", flat=True)) >= {
        "par-programmu",
        "skolam",
        "norisu-rikotajiem",
        "privatums",
    }
    assert AccessibilityPage.objects.live().get().enforcement_en
    for page in [*ContentPage.objects.all(), *ArticlePage.objects.all()]:
        assert page.name_lv
        assert page.name_en
        assert len(page.body_lv) == len(page.body_en) > 0
    articles = ArticlePage.objects.child_of(ArticleIndexPage.objects.get())
    assert articles.exists()
    assert all(article.activities.exists() for article in articles)


def test_the_site_begins_at_the_home_page_and_wagtails_page_is_gone() -> None:
    home = Page.objects.get(depth=2)
    assert Site.objects.get(is_default_site=True).root_page == home
    assert CataloguePage.objects.get().slug == "katalogs"
    assert CataloguePage.objects.get().get_parent() == home


def test_the_operation_is_there() -> None:
    operation = FundingOperation.objects.get()
    assert (operation.number, operation.rate) == ("4.2.2.1/1/25/I/001", Decimal(85))
    assert read(operation, "name", "lv").language == "lv"
    assert read(operation, "name", "en").language == "en"


def test_a_page_describes_the_operation_and_has_news() -> None:
    project = ProjectPage.objects.live().get()
    assert project.operation == FundingOperation.objects.get()
    assert project.operation.amounts == Amounts(
        Decimal(34_009_600), Decimal(28_908_160), Decimal(5_101_440)
    )
    assert project.aims_en
    assert project.results_en
    assert ArticlePage.objects.child_of(project).live().count() == 2


def test_an_operation_of_before_gets_what_is_known_of_it_by_now() -> None:
    FundingOperation.objects.update(union_amount=None, state_amount=None, beneficiary_lv=None)
    operation = make_operation()
    assert operation.amounts is not None
    assert read(operation, "beneficiary", "lv").value == "Valsts izglītības attīstības aģentūra"
    FundingOperation.objects.update(total=1000, union_amount=None)
    assert make_operation().union_amount is None


def test_obligations_are_made_of_the_operation_and_one_is_met() -> None:
    found = {row.kind: row for row in Obligation.objects.all()}
    assert set(found) == {kind.value for kind in Kind}
    assert found["poster"].state is State.DONE
    assert found["poster"].evidence.get().is_picture
    overdue = [row for row in found.values() if row.state is State.OVERDUE]
    assert len(overdue) <= 1


def test_the_stated_accounts_sign_in() -> None:
    administrator = authenticate(username="admin", password="katalogs-admin")
    editor = authenticate(username="redaktors", password="katalogs-redaktors")
    assert administrator is not None
    assert administrator.is_superuser
    assert editor is not None
    assert not editor.is_superuser
    assert editor.has_perm("wagtailadmin.access_admin")


def test_a_second_load_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    before = (Page.objects.count(), Revision.objects.count(), Obligation.objects.count())
    call_command("load_demo")
    call_command("load_demo", "--if-empty")
    assert "already" in capsys.readouterr().out
    after = (Page.objects.count(), Revision.objects.count(), Obligation.objects.count())
    assert after == before


def test_reports_have_something_to_show() -> None:
    today = timezone.localdate()
    reviewed = ActivityPage.objects.filter(last_verified__isnull=False)
    assert reviewed.filter(review_due__lt=today).count() == 4
    assert reviewed.filter(review_due__range=(today, today + timedelta(days=30))).count() == 4
    own = reviewed.filter(url_path__contains=f"/{WRITES_FOR}/")
    assert own.count() == 2
    call_command("review_activities", verbosity=0)
    assert Delivery.objects.filter(recipient=PROVIDER.email).exists()
    admin = User.objects.get(username=ADMINISTRATOR.username)
    assert "biškopība" in signed_in(admin).get("/admin/reports/unfound/").text
