"""Tables for the databases of other processes."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from tests.servers.sharing import FOLDER, alone

ROOT: Final = Path(__file__).resolve().parents[2]
_NAME: Final = "catalogue.sqlite3"
_PATIENCE: Final = 600.0


def migrate(environment: Mapping[str, str]) -> None:
    """Give the database that an environment names its tables, as `manage.py migrate` does.

    SQLite's file below VAR_DIR is copied from one that is migrated once a run, since the migrations
    of all apps take longer than many a test that needs them.
    """
    file = Path(environment["VAR_DIR"]) / _NAME
    if environment.get("DATABASE_URL", _address(file)) != _address(file):
        _migrate(environment)
        return
    pattern = Path(os.environ[FOLDER]) / "migrated"
    pattern.mkdir(exist_ok=True)
    with alone(pattern):
        if not (pattern / "done").exists():
            own = {"VAR_DIR": str(pattern), "DATABASE_URL": _address(pattern / _NAME)}
            _migrate({**environment, **own})
            (pattern / "done").touch()
    file.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(pattern / _NAME, file)


def _address(file: Path) -> str:
    return f"sqlite:///{file}"


def _migrate(environment: Mapping[str, str]) -> None:
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity", "0"],
        cwd=ROOT,
        env=dict(environment),
        check=True,
        timeout=_PATIENCE,
    )
