"""Names that lead elsewhere: a real name server, in a network where nothing else is.

The program `tests.webhooks.names` runs with a network and files of its own (Linux's namespaces),
so that the machine's own resolver asks it, and nothing of the site is patched.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.servers.missing import missing
from tests.webhooks.names import ANSWERS
from webhooks.models import Trouble

ROOT = Path(__file__).resolve().parents[2]
APART = ["unshare", "--map-root-user", "--net", "--mount"]


@pytest.fixture(scope="module")
def told() -> Any:
    """What the program told."""
    tried = [*APART, "true"]
    if not shutil.which("unshare") or subprocess.run(tried, check=False).returncode:
        missing("a network of its own", "allow user namespaces (unshare --map-root-user --net)")
    ran = subprocess.run(
        [*APART, sys.executable, "-m", "tests.webhooks.names"],
        cwd=ROOT,
        env=os.environ
        | {
            "DJANGO_SETTINGS_MODULE": "config.settings.test",
            "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
        },
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


def test_a_name_of_the_internet_is_called(told: Any) -> None:
    public = told["came"]["public"]
    assert (public["status"], public["answer"], public["trouble"]) == (200, "public", "")


@pytest.mark.parametrize("name", [one for one in ANSWERS if one not in {"public", "changing"}])
def test_a_name_that_leads_inside_is_not(told: Any, name: str) -> None:
    outcome = told["came"][name]
    assert (outcome["trouble"], outcome["status"]) == (Trouble.ADDRESS, None)
    assert outcome["asked"] == 1


def test_an_answer_that_changes_leads_to_the_address_that_was_judged(told: Any) -> None:
    first, second = told["came"]["changing"], told["came"]["changing again"]
    assert (first["status"], first["answer"], first["asked"]) == (200, "public", 1)
    assert (second["trouble"], second["status"]) == (Trouble.ADDRESS, None)


def test_nothing_came_in_inside(told: Any) -> None:
    assert (told["outside"], told["inside"]) == (2, 0)


def test_a_name_that_is_unknown_is_said_to_be(told: Any) -> None:
    assert told["came"]["unknown"]["trouble"] == Trouble.NAME
