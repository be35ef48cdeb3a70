"""The API measured beside Wagtail's own, in processes that really serve."""

import json
import os
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.search.processes.programs import ROOT, python
from tests.servers.tables import migrate


def alone(folder: Path) -> dict[str, str]:
    """The environment of a bare machine, with everything written into `folder`."""
    given = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return {
        **given,
        "DJANGO_SETTINGS_MODULE": "config.settings.development",
        "PYTHONPATH": f"{ROOT / 'site'}{os.pathsep}{ROOT}",
        "VAR_DIR": str(folder),
        "SEARCH_ENGINE": "embedded",
        "SEARCH_INDEX_DIR": str(folder / "index"),
    }


def test_lists_details_and_304s_of_all_are_measured(tmp_path: Path) -> None:
    environment = alone(tmp_path)
    migrate(environment)
    for command in (
        ("load_vocabularies", "--verbosity=0"),
        ("make_load", "--count=25", "--verbosity=0"),
        ("index", "rebuild"),
    ):
        python("manage.py", *command, environment=environment)
    few = ("--rounds=1", "--requests=2", "--connections=1", "--processes=1")
    found = json.loads(
        python("manage.py", "api_benchmark", "--json", *few, environment=environment)
    )
    assert found["activities"] == 25
    cases = {one["name"]: one for one in found["cases"]}
    assert all(one["rps"] > 0 and one["p50_ms"] <= one["p95_ms"] for one in cases.values())
    assert cases["list-304"]["kb"] == cases["detail-304"]["kb"] == 0
    assert cases["v2-card"]["kb"] > cases["v2-list"]["kb"] > 0
    ratio = cases["list"]["rps"] / cases["v3-list"]["rps"]
    assert found["ratios"]["list / Wagtail v3, bare"] == pytest.approx(ratio, rel=0.05)


def test_nothing_is_measured_with_no_requests() -> None:
    with pytest.raises(CommandError, match="1 or more"):
        call_command("api_benchmark", "--requests=0")
