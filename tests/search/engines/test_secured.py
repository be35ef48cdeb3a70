"""The role in docs/elasticsearch-role.json is enough for the site, and all of it is needed."""

import json
import logging
import os
import shutil
import subprocess
from base64 import b64encode
from collections.abc import Iterator
from typing import Any, Final
from uuid import uuid4

import pytest
from elasticsearch import Elasticsearch

from catalogue_pages.vocabularies.loading import load
from catalogue_pages.vocabularies.snapshot import kept
from search.engines.elasticsearch.connection import Connection
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.protocol import Engine, EngineError, Removal
from search.selection import Selection
from tests.search.engines.held import ONE, TWO, document, held
from tests.servers.elasticsearch import Cluster, Node
from tests.servers.folders import own_folder
from tests.servers.missing import missing
from tests.test_house import ROOT

pytestmark = pytest.mark.elasticsearch

ROLE: Final = json.loads((ROOT / "docs" / "elasticsearch-role.json").read_text())
PREFIX: Final = "norises"
PRIVILEGES: Final = ROLE["indices"][0]["privileges"]
PASSWORD: Final = "a throwaway password of the tests"
LOGGERS: Final = ("elasticsearch", "elastic_transport.node", "elastic_transport.transport")


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    with own_folder() as folder, Cluster(folder, quick_start=True, security=True) as cluster:
        yield cluster.nodes[0]


@pytest.fixture(scope="module")
def superuser(node: Node) -> Iterator[Elasticsearch]:
    with node.client(request_timeout=30) as client:
        yield client


@pytest.fixture
def prefix() -> str:
    return f"tests-{uuid4().hex[:8]}"


def role_for(prefix: str, *, without: str = "") -> dict[str, Any]:
    text = json.dumps(ROLE).replace(f'"{PREFIX}-', f'"{prefix}-')
    role: dict[str, Any] = json.loads(text)
    assert role != ROLE
    role["indices"][0]["privileges"] = [one for one in PRIVILEGES if one != without]
    return role


def connection(
    node: Node, prefix: str, *, user: str = "", password: str = "", api_key: str = ""
) -> Connection:
    return Connection(
        urls=(node.url,),
        prefix=prefix,
        search_timeout=30.0,  # the machine that tests is busy
        ca_certs=str(node.certificate),
        user=user,
        password=password,
        api_key=api_key,
    )


def with_key(
    superuser: Elasticsearch, node: Node, prefix: str, *, without: str = ""
) -> ElasticsearchEngine:
    descriptors = {"indexing": role_for(prefix, without=without)}
    key = superuser.security.create_api_key(name=prefix, role_descriptors=descriptors)
    return ElasticsearchEngine(connection(node, prefix, api_key=key["encoded"]))


def with_user(superuser: Elasticsearch, node: Node, prefix: str) -> ElasticsearchEngine:
    superuser.security.put_role(name=prefix, **role_for(prefix))
    superuser.security.put_user(username=prefix, password=PASSWORD, roles=[prefix])
    return ElasticsearchEngine(connection(node, prefix, user=prefix, password=PASSWORD))


def live_through(engine: Engine) -> int:
    """Everything that the site asks of an engine; returns what the last search found."""
    first = engine.build("made so")
    with first.filling():
        first.apply([document(ONE), document(TWO)])
    assert first.fingerprint == "made so"
    engine.publish(first)
    assert first.count() == 2
    assert engine.search(Selection("lv", query="kosmoss")).total == 2
    assert engine.health().ok
    second = engine.build("made so")
    second.apply([document(ONE, version=3), Removal(TWO, 4)])
    assert engine.publish(second) == first.name
    assert set(held(engine.live())) == {ONE}
    engine.open(first.name)
    engine.discard(first.name)
    assert engine.names() == [second.name]
    return engine.search(Selection("lv", query="kosmoss")).total


@pytest.fixture
def vocabularies(db: None) -> Iterator[None]:
    kept.forget()
    load()
    yield
    kept.forget()


@pytest.mark.parametrize("signing_in", [with_key, with_user])
def test_the_role_is_enough(
    signing_in: Any, superuser: Elasticsearch, node: Node, prefix: str, vocabularies: None
) -> None:
    engine = signing_in(superuser, node, prefix)
    assert live_through(engine) == 1
    engine.drop()
    assert engine.names() == []


def test_the_account_of_compose_has_the_role(
    superuser: Elasticsearch, node: Node, vocabularies: None
) -> None:
    if shutil.which("curl") is None:
        missing("curl", "install Debian's package curl")
    superuser.security.change_password(username="elastic", password="administrator")
    making = {
        "CURL_CA_BUNDLE": str(node.certificate),
        "ELASTICSEARCH_PASSWORD": "throwaway",
        "ELASTICSEARCH_URL": node.url,
        "ELASTICSEARCH_USER": "norises",
        "ELASTIC_PASSWORD": "administrator",
        "PATH": os.environ["PATH"],
        "ROLE": str(ROOT / "docs" / "elasticsearch-role.json"),
    }
    for _again in range(2):
        subprocess.run([ROOT / "deploy" / "make_account"], env=making, check=True)
    account = connection(node, PREFIX, user="norises", password="throwaway")
    engine = ElasticsearchEngine(account)
    assert live_through(engine) == 1
    engine.drop()


@pytest.mark.parametrize("privilege", PRIVILEGES)
def test_every_privilege_is_needed(
    privilege: str, superuser: Elasticsearch, node: Node, prefix: str, vocabularies: None
) -> None:
    engine = with_key(superuser, node, prefix, without=privilege)
    with pytest.raises(EngineError, match="unauthorized"):
        live_through(engine)
    with_key(superuser, node, prefix).drop()


def test_indices_of_another_prefix_are_refused(
    superuser: Elasticsearch, node: Node, prefix: str
) -> None:
    theirs = with_key(superuser, node, f"other-{prefix}")
    target = theirs.build("made so")
    theirs.publish(target)
    ours = with_key(superuser, node, prefix)
    for attempt in (
        lambda: ours.open(target.name),
        lambda: ours.client.search(index=target.name),
        lambda: ours.client.search(index=theirs.alias),
        lambda: ours.client.indices.delete(index=target.name),
        lambda: ours.client.index(index=target.name, document={"id": str(ONE)}),
        lambda: ours.client.indices.create(index="elsewhere"),
    ):
        with pytest.raises(Exception, match=r"unauthorized|403"):
            attempt()
    theirs.drop()


def test_a_wrong_secret_is_refused_and_told_to_nobody(
    node: Node, prefix: str, caplog: pytest.LogCaptureFixture
) -> None:
    for name in LOGGERS:
        caplog.set_level(logging.DEBUG, logger=name)
    key, password = "d3JvbmcKd3Jvbmc6c2VjcmV0Cg==", "a very wrong password"
    for secrets in ({"api_key": key}, {"user": "nobody", "password": password}):
        asking = connection(node, prefix, **secrets)
        engine = ElasticsearchEngine(asking)
        with pytest.raises(EngineError, match="401") as refused:
            engine.live()
        assert not engine.health().ok
        cause = refused.value.__cause__
        for said in (refused.value, cause, engine.health(), asking, asking.open()):
            assert_keeps_secret(f"{said} {said!r}", key, password, sent("nobody", password))
    assert "authorization" in caplog.text.lower()
    assert_keeps_secret(caplog.text, key, password, sent("nobody", password))


def test_what_is_right_stands_in_no_log_either(
    superuser: Elasticsearch, node: Node, prefix: str, caplog: pytest.LogCaptureFixture
) -> None:
    for name in LOGGERS:
        caplog.set_level(logging.DEBUG, logger=name)
    engine = with_user(superuser, node, prefix)
    caplog.clear()
    engine.build("made so").apply([document(ONE)])
    engine.drop()
    assert "_bulk" in caplog.text
    assert_keeps_secret(caplog.text, PASSWORD, sent(prefix, PASSWORD))


def sent(user: str, password: str) -> str:
    """The two as they go over the wire."""
    return b64encode(f"{user}:{password}".encode()).decode()


def assert_keeps_secret(said: str, *secrets: str) -> None:
    for secret in secrets:
        assert secret not in said


def test_a_stranger_certificate_is_refused(node: Node, prefix: str) -> None:
    engine = ElasticsearchEngine(Connection((node.url,), prefix, user="x", password=PASSWORD))
    with pytest.raises(EngineError, match="cannot be reached"):
        engine.live()
