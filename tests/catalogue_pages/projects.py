"""A funding operation with its amounts, and a page about it, for tests."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from catalogue_pages.articles.first_pages import publish
from catalogue_pages.articles.models import ArticlePage, ProjectPage
from catalogue_pages.identity.models import FundingOperation


def make_operation(**values: Any) -> FundingOperation:
    """The operation that pays for the catalogue, lasting another year; `values` go to it."""
    given = {
        "number": "4.2.2.1/1/25/I/001",
        "name_lv": "Kvalitatīvas izglītības īstenošana",
        "beneficiary_lv": "Valsts izglītības attīstības aģentūra",
        "beneficiary_en": "State Education Development Agency",
        "rate": Decimal(85),
        "total": Decimal(34_009_600),
        "union_amount": Decimal(28_908_160),
        "state_amount": Decimal(5_101_440),
        "starts_on": date(2025, 4, 1),
        "ends_on": timezone.localdate() + timedelta(days=365),
    }
    operation: FundingOperation = FundingOperation.objects.create(**given | values)
    return operation


def make_project(home: Page, **values: Any) -> ProjectPage:
    """A published page about an operation; `values` go to the page."""
    given = {
        "name_lv": "Par projektu",
        "name_en": "About the project",
        "slug": "par-projektu",
        "aims_lv": "<p>Saista teoriju ar praksi.</p>",
        "aims_en": "<p>Connects theory with practice.</p>",
        "results_lv": "<p>Piedalījušies 85 % skolēnu.</p>",
        "results_en": "<p>85 % of pupils took part.</p>",
    }
    operation = values.pop("operation", None) or make_operation()
    page: ProjectPage = publish(home, ProjectPage(operation=operation, **given | values))
    return page


def make_news(project: ProjectPage, name: str, day: date) -> ArticlePage:
    """A published news of a project."""
    news: ArticlePage = publish(project, ArticlePage(name_lv=name, date=day))
    return news
