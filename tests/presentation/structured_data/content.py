"""A small site with a page of every kind, each with all that it can say."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from django.utils import timezone

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.articles.models import ArticleIndexPage, ArticlePage, ProjectPage
from catalogue_pages.identity.models import FundingOperation
from catalogue_pages.providers.models import CataloguePage, ProviderPage
from catalogue_pages.vocabularies.models import DeliveryLanguage, Municipality, Skill, Subject
from tests.search.content import make_activity, make_picture, make_provider


class Content(NamedTuple):
    """Pages by what is particular about them."""

    provider: ProviderPage
    once: ActivityPage
    often: ActivityPage
    course: ActivityPage
    arranged: ActivityPage
    article: ArticlePage
    project: ProjectPage


def in_days(days: int) -> datetime:
    """Ten o'clock in Riga on a day from now on."""
    day = timezone.localtime() + timedelta(days=days)
    return day.replace(hour=10, minute=0, second=0, microsecond=0)


def address(page: Any, language: str = "lv") -> str:
    """Where a page of the small site is."""
    return f"/{language}/{page.url_path.removeprefix('/sakums/')}"


def make_content(catalogue: CataloguePage) -> Content:
    """Pages of every kind."""
    provider, operation = _museum(catalogue), make_operation()
    often = make_activity(provider, "Naktis", formats=["at-provider", "online"], price=Decimal(0))
    _hold(often, [(in_days(days), None) for days in (-2, 3, 10, 17)])
    course = make_activity(
        provider, "Pulciņš", kind="hobby-programme", visits=8, duration_minutes=90, grades=["1"]
    )
    arranged = make_activity(
        provider,
        "Jūsu skolā",
        formats=["at-school"],
        served=["riga", "ventspils"],
        grades=["preschool", "1"],
        demonstration=True,
    )
    once, home = _once(provider, operation), catalogue.get_parent()
    article, project = _article(home), _project(home, operation)
    return Content(provider, once, often, course, arranged, article, project)


def _museum(catalogue: CataloguePage) -> ProviderPage:
    return make_provider(
        catalogue,
        "Muzejs",
        summary_lv="Kuģi un jūra.",
        registration_number="40001234567",
        municipality=Municipality.objects.get(code="ventspils"),
        address="Jūras iela 1",
        email="muzejs@example.lv",
        phone="+371 60000000",
        website="https://muzejs.example.lv/",
        logo=make_picture(),
    )


def _article(home: Any) -> ArticlePage:
    index = home.add_child(instance=ArticleIndexPage(name_lv="Raksti", slug="raksti"))
    made: ArticlePage = index.add_child(
        instance=ArticlePage(
            name_lv="Jaunumi",
            date=date(2026, 3, 1),
            intro_lv="<p>Īsi &amp; <b>skaidri</b>.</p>",
            picture=make_picture("red"),
        )
    )
    return made


def _project(home: Any, operation: FundingOperation) -> ProjectPage:
    made: ProjectPage = home.add_child(
        instance=ProjectPage(
            name_lv="Projekts",
            slug="projekts",
            operation=operation,
            aims_lv="<p>Mērķi.</p>",
            results_lv="<p>Rezultāti.</p>",
        )
    )
    return made


def make_operation() -> FundingOperation:
    """An operation that the Union pays for in part."""
    return FundingOperation.objects.create(
        number="4.2.2.0/1/24/I/001",
        name_lv="STEM norises",
        rate=Decimal(85),
        total=Decimal(1000),
        union_amount=Decimal(850),
        state_amount=Decimal(150),
        starts_on=date(2024, 1, 1),
        ends_on=date(2029, 12, 31),
    )


def _once(provider: ProviderPage, operation: FundingOperation) -> ActivityPage:
    made = make_activity(
        provider,
        "Roboti",
        picture=make_picture("green"),
        price=Decimal("4.50"),
        price_includes_lv="Materiāli",
        duration_minutes=75,
        group_min=10,
        group_max=24,
        lead_time_days=14,
        topics_lv="robotika; sensori",
        venue_name_lv="Zāle",
        address="Jūras iela 1",
        latitude=Decimal("57.39485"),
        longitude=Decimal("21.56121"),
        valid_to=in_days(400).date(),
        booking_url="https://muzejs.example.lv/pieteikties",
        funding_operation=operation,
    )
    made.languages = DeliveryLanguage.objects.filter(code__in=["lv", "en"])
    made.subjects = Subject.objects.all()[:2]
    made.skills = Skill.objects.all()[:1]
    _hold(made, [(in_days(5), in_days(5) + timedelta(hours=2))])
    return made


def _hold(activity: ActivityPage, times: list[tuple[datetime, datetime | None]]) -> None:
    for starts, ends in times:
        activity.occurrences.create(starts_at=starts, ends_at=ends)
    activity.save_revision().publish()
