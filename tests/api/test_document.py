"""The OpenAPI document is kept to: whatever it allows is answered so, whatever not is refused."""

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from typing import Any
from wsgiref.types import WSGIApplication

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.config import SchemathesisConfig
from schemathesis.generation import GenerationMode

from catalogue_pages.providers.models import CataloguePage
from ledger import activities as ledger_of_activities
from ledger import pages as ledger_of_pages
from tests.api.asking import V1, document
from tests.api.contents import write_texts

ALL = settings(
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
PLAIN = {"Accept-Encoding": "identity"}
OPERATIONS = 21
asked: Counter[int] = Counter()


@pytest.fixture
def public_document(listing: CataloguePage, application: WSGIApplication) -> Any:
    """The document with the application behind it.

    What a vocabulary holds is not in the document, and how two parameters go together neither: an
    unknown code, or a last day before the first, is refused although the document allows it.
    """
    write_texts(listing)
    ledger_of_activities.sweep()
    ledger_of_pages.look_through()
    allowed = ["2xx", "404", "422"]
    config = SchemathesisConfig.from_dict(
        {"checks": {"positive_data_acceptance": {"expected-statuses": allowed}}}
    )
    return schemathesis.openapi.from_wsgi(f"{V1}/openapi.json", application, config=config)


@pytest.fixture(scope="module", autouse=True)
def counted() -> Iterator[None]:
    """Tell how many requests there were, by status."""
    asked.clear()
    yield
    told = ", ".join(f"{count} × {status}" for status, count in sorted(asked.items()))
    sys.stdout.write(f"\n{asked.total()} requests: {told}\n")


def keep_to(public_document: Any, count: int) -> None:
    """Ask each operation `count` times what its document allows, and as often what it does not."""
    for found in public_document.get_all_operations():
        for mode in GenerationMode:
            check(found.ok(), mode, count)


def check(operation: Any, mode: GenerationMode, count: int) -> None:
    @settings(ALL, max_examples=count)
    @given(case=operation.as_strategy(generation_mode=mode))
    def kept_to(case: Any) -> None:
        response = case.call(headers=PLAIN)
        asked[response.status_code] += 1
        case.validate_response(response)

    with suppress(Unsatisfiable):  # what takes no parameters cannot be asked wrongly
        kept_to()


def test_the_document_is_kept_to(public_document: Any) -> None:
    keep_to(public_document, 6)
    assert asked.total() > 100


@pytest.mark.long
def test_the_document_is_kept_to_twenty_thousand_times(public_document: Any) -> None:
    keep_to(public_document, 600)
    assert asked.total() > 20_000


@pytest.mark.usefixtures("listing")
def test_operations_have_names_and_words() -> None:
    found = [one["get"] for one in document()["paths"].values()]
    assert len(found) == OPERATIONS
    names = {one["operationId"] for one in found}
    assert len(names) == OPERATIONS
    for one in found:
        assert one["summary"]
        assert one["description"]
        assert one["tags"]
        for parameter in one.get("parameters", []):
            assert parameter["description"], (one["operationId"], parameter["name"])
