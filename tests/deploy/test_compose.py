"""compose.yaml keeps its promises: nothing careless is published, nothing secret has a default."""

import re
from typing import Any, Final

import pytest
import yaml

from tests.test_house import ROOT

TEXT: Final = (ROOT / "compose.yaml").read_text()
COMPOSED: Final[dict[str, Any]] = yaml.safe_load(TEXT)
SERVICES: Final[dict[str, Any]] = COMPOSED["services"]
ONCE: Final = {"account", "migrate"}
GIVEN: Final = re.compile(r"\$\{(\w+)(:[-?])?([^}]*)\}")


def volumes(service: str) -> dict[str, str]:
    """The service's named volumes, each with how it is mounted."""
    mounts = (entry.split(":") for entry in SERVICES[service].get("volumes", []))
    return {name: "".join(mode) for name, _path, *mode in mounts if not name.startswith(".")}


def test_only_the_site_is_published_and_to_this_machine_alone() -> None:
    published = {name: one["ports"] for name, one in SERVICES.items() if "ports" in one}
    assert published == {"web": ["127.0.0.1:${PORT:-8000}:8000"]}


def test_elasticsearch_asks_for_a_password() -> None:
    assert SERVICES["elasticsearch"]["environment"]["xpack.security.enabled"] == "true"
    site = SERVICES["worker"]["environment"]
    assert site["ELASTICSEARCH_USER"] != "elastic"
    assert not any("ELASTIC_PASSWORD" in str(value) for value in site.values())


def test_what_is_missing_is_named() -> None:
    given = {name: mode for name, mode, _text in GIVEN.findall(TEXT)}
    secret = {
        "EMAIL_URL",
        "SECRET_KEY",
        "POSTGRES_PASSWORD",
        "ELASTICSEARCH_PASSWORD",
        "ELASTIC_PASSWORD",
    }
    particular = {"ALLOWED_HOSTS", "BASE_URL", "MAIL_FROM"}
    assert {name for name, mode in given.items() if mode == ":?"} == secret | particular
    assert {name for name, mode in given.items() if mode == ":-"} == {
        *("LOG_LEVEL", "PORT", "SECURE_SSL_REDIRECT", "WEB_CONCURRENCY"),
        *("OPEN_DATA_CONTACT", "OPEN_DATA_PUBLISHER_EN", "OPEN_DATA_PUBLISHER_LV"),
    }


@pytest.mark.parametrize("service", sorted(SERVICES.keys() - ONCE))
def test_every_service_that_stays_is_watched(service: str) -> None:
    assert SERVICES[service]["healthcheck"]["test"]
    assert SERVICES[service]["restart"] == "unless-stopped"


def test_what_lasts_lies_in_volumes() -> None:
    used = {name for service in SERVICES for name in volumes(service)}
    assert used == COMPOSED["volumes"].keys()
    for service in ("duties", "migrate", "web", "worker"):
        open_data = {"duties": {"open-data": ""}, "web": {"open-data": "ro"}}.get(service, {})
        assert volumes(service) == {"media": "", "private": "", "index": "", **open_data}


def test_the_site_begins_when_all_is_prepared() -> None:
    for service in ("duties", "web", "worker"):
        assert SERVICES[service]["depends_on"] == {
            "migrate": {"condition": "service_completed_successfully"}
        }


def test_nothing_is_told_to_the_site_that_it_does_not_read() -> None:
    places = [ROOT / "gunicorn.conf.py", *(ROOT / "site" / "config" / "settings").glob("*.py")]
    read = "".join(place.read_text() for place in places)
    for name in SERVICES["web"]["environment"]:
        assert f'"{name.removeprefix("ELASTICSEARCH_")}"' in read or f"'{name}'" in read, name


@pytest.mark.parametrize("service", ["duties", "migrate", "web", "worker"])
def test_the_site_can_change_nothing_but_its_volumes(service: str) -> None:
    assert SERVICES[service]["read_only"]
    assert SERVICES[service]["cap_drop"] == ["ALL"]


def test_the_image_runs_as_nobody_in_particular() -> None:
    instructions = (ROOT / "Dockerfile").read_text()
    *_, last = re.findall(r"^USER (.*)$", instructions, re.MULTILINE)
    assert last == "10001:10001"


def test_the_image_holds_what_the_site_needs_and_no_secret() -> None:
    kept = (ROOT / ".dockerignore").read_text().splitlines()
    assert kept[1] == "*"
    named = [line[1:] for line in kept if line.startswith("!")]
    assert all((ROOT / name).exists() for name in named)
    assert {"catalogue_pages", "search", "site", "templates", "locale"} <= set(named)
    assert not any(name.startswith((".env", "var", ".git")) for name in named)
