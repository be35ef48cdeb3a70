"""Filling a database with the demonstration catalogue, in one transaction."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

from django.db import transaction

from catalogue_pages import exchange
from catalogue_pages.articles.first_pages import make_catalogue, make_home
from catalogue_pages.articles.models import HomePage
from catalogue_pages.exchange.applying.importing import Progress, apply
from catalogue_pages.exchange.plans.plan import Options, Plan
from catalogue_pages.exchange.plans.planning import plan_activities, plan_providers
from catalogue_pages.identity.models import FundingOperation
from catalogue_pages.vocabularies.loading import load as load_vocabularies
from demo import accounts, figures, moderated, obliged, pages
from editorial.moderation.reasons import load_reasons
from editorial.moderation.workflow import make_workflow

DATA: Final = Path(exchange.__file__).resolve().parent / "data" / "demo"
TOTAL: Final = Decimal(34_009_600)
SUPPORT: Final = {
    "beneficiary_lv": "Valsts izglītības attīstības aģentūra",
    "beneficiary_en": "State Education Development Agency",
    "union_amount": Decimal(28_908_160),
    "state_amount": Decimal(5_101_440),
}
"""What is known of the operation besides its total."""
OPTIONS: Final = Options(publish=True, demonstration=True)


class FaultyDemoError(Exception):
    """Raised when the project's own files of the demonstration cannot be imported."""


def is_empty() -> bool:
    """Whether there is no catalogue yet."""
    return not HomePage.objects.exists()


def fill(progress: Progress = iter) -> None:
    """Make whatever of the demonstration is not there yet. Raises FaultyDemoError.

    Running it again changes nothing; what people have changed since is kept.
    """
    with transaction.atomic():
        load_vocabularies()
        operation = make_operation()
        home = make_home()
        make_catalogue(home)
        _import(plan_providers, "providers.csv", progress)
        _import(plan_activities, "activities.csv", progress)
        pages.make_content(home, operation)
        accounts.make_accounts()
        make_workflow()
        load_reasons()
        moderated.make_moderated()
        figures.make_figures()
        obliged.make_obligations(operation)


def make_operation() -> FundingOperation:
    """The operation that pays for the catalogue (Cabinet Regulation No. 882 of 2024)."""
    operation, _created = FundingOperation.objects.get_or_create(
        number="4.2.2.1/1/25/I/001",
        defaults={
            "name_lv": (
                "Kvalitatīvas un mūsdienīgas izglītības īstenošana pirmsskolas, pamata un "
                "vidējās izglītības pakāpē"
            ),
            "name_en": (
                "High-quality and modern education at pre-school, basic and secondary level"
            ),
            "fund": "ESF+",
            "rate": Decimal(85),
            "total": TOTAL,
            **SUPPORT,
            "starts_on": date(2025, 4, 1),
            "ends_on": date(2028, 8, 31),
        },
    )
    if operation.total == TOTAL and operation.union_amount is None:
        # One that was loaded before its parts were kept.
        for field, value in SUPPORT.items():
            setattr(operation, field, value)
        operation.save()
    return operation


def _import(plan: Callable[[bytes, Options], Plan], file: str, progress: Progress) -> None:
    planned = plan((DATA / file).read_bytes(), OPTIONS)
    if planned.faults:
        raise FaultyDemoError("\n".join([file, *map(str, planned.faults)]))
    apply(planned, OPTIONS, progress)
