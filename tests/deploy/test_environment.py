"""What an installation's environment lacks is said before anything is done."""

import subprocess

import pytest

from tests.test_house import ROOT

GIVEN = {
    "SECRET_KEY": "x",
    "ALLOWED_HOSTS": "x",
    "BASE_URL": "https://x",
    "EMAIL_URL": "smtp://x",
    "MAIL_FROM": "x@x",
    "DATABASE_URL": "sqlite://",
    "ELASTICSEARCH_URLS": "http://x",
    "SEARCH_ENGINE": "elasticsearch",
    "PATH": "/usr/bin:/bin",
}


def asked(without: str = "", **others: str) -> tuple[int, list[str]]:
    given = {name: value for name, value in (GIVEN | others).items() if name != without}
    done = subprocess.run(
        [ROOT / "deploy" / "check-environment"],
        env=given, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stderr.splitlines()


def test_nothing_is_missing() -> None:
    assert asked() == (0, [])


@pytest.mark.parametrize("name", sorted(GIVEN.keys() - {"PATH", "SEARCH_ENGINE"}))
def test_a_missing_one_is_named_in_one_line(name: str) -> None:
    status, (said,) = asked(without=name)
    assert status == 1
    assert said.startswith(f"{name} is missing from the environment: ")


def test_all_missing_ones_are_named_at_once() -> None:
    status, said = asked(without="SECRET_KEY", BASE_URL="")
    assert (status, [line.split()[0] for line in said]) == (1, ["SECRET_KEY", "BASE_URL"])


def test_an_embedded_index_needs_no_cluster() -> None:
    assert asked(without="ELASTICSEARCH_URLS", SEARCH_ENGINE="embedded") == (0, [])
