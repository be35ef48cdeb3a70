"""A client that a program made from the OpenAPI document, and nobody here has seen."""

import importlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any
from wsgiref.types import WSGIApplication

import httpx
import pytest

from api.catalogue import api
from catalogue_pages.providers.models import CataloguePage
from ledger import activities as ledger_of_activities
from tests.api.asking import V1, get
from tests.search.brute_force import public_activities

NAME = "generated_catalogue_client"


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of the client, which can be imported while the module's tests last."""
    folder: Path = tmp_path_factory.mktemp("client")
    written = folder / "openapi.json"
    written.write_text(json.dumps(api.get_openapi_schema(path_prefix=f"{V1}/")))
    settings = folder / "settings.yaml"
    settings.write_text("post_hooks: []\n")  # nobody reads it
    subprocess.run(
        [
            *(sys.executable, "-m", "openapi_python_client", "generate", "--meta", "none"),
            *("--path", written, "--output-path", folder / NAME, "--fail-on-warning"),
            *("--config", settings),
        ],
        check=True,
        cwd=folder,
    )
    sys.path.insert(0, str(folder))
    yield folder
    sys.path.remove(str(folder))


@pytest.fixture
def client(generated: Path, listing: CataloguePage, application: WSGIApplication) -> Any:
    """The client, speaking to the application itself."""
    made = of("client").Client(base_url="http://testserver")
    transport = httpx.WSGITransport(app=application)
    return made.set_httpx_client(httpx.Client(transport=transport, base_url="http://testserver"))


def of(name: str) -> ModuleType:
    """A module of the generated client."""
    return importlib.import_module(f"{NAME}.{name}")


def operation(tag: str, name: str) -> ModuleType:
    return of(f"api.{tag}.{name}")


def test_it_lists_filters_and_reads_on(client: Any) -> None:
    call = operation("activities", "list_activities").sync
    found, page = [], 1
    while True:
        answer = call(client=client, region=["kurzeme", "latgale"], page=page, page_size=10)
        found += [str(one.id) for one in answer.activities]
        if answer.next_ is None:
            break
        page += 1
    expected = get(f"{V1}/activities?region=kurzeme&region=latgale&page_size=100")
    assert found == [one["id"] for one in expected["activities"]]
    assert answer.total == len(found) > 20


def test_it_reads_a_thing_of_each_sort(client: Any) -> None:
    identity = str(public_activities()[0].id)
    one = operation("activities", "get_activity").sync(identity, client=client)
    assert str(one.id) == identity
    assert one.title.lv
    assert one.about.licence.name == "CC BY 4.0"
    offered_by = operation("providers", "get_provider").sync(str(one.provider_id), client=client)
    assert offered_by.name.lv == one.provider.lv
    terms = operation("vocabularies_and_places", "get_vocabulary").sync("field", client=client)
    assert one.field.code in {term.code for term in terms.terms}


def test_it_keeps_up_with_changes(client: Any) -> None:
    ledger_of_activities.sweep()
    answer = operation("changes", "list_changes").sync(client=client, page_size=100)
    assert {str(one.id) for one in answer.changes} <= {str(one.id) for one in public_activities()}
    assert answer.more


def test_it_is_told_what_it_asked_wrongly(client: Any) -> None:
    answer = operation("activities", "list_activities").sync(client=client, region=["kurzme"])
    assert answer.status == 422
    assert answer.problems[0].nearest == "kurzeme"
