"""Tables for the databases of other processes."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import psycopg
from psycopg.sql import SQL, Identifier

from tests.servers.sharing import FOLDER, alone

ROOT: Final = Path(__file__).resolve().parents[2]
_NAME: Final = "catalogue.sqlite3"
_SERVER: Final = "server"
"""The file that names the PostgreSQL server that the pattern is on."""
_PATIENCE: Final = 600.0


def migrate(environment: Mapping[str, str]) -> None:
    """Make the database that an environment names, with the tables of `manage.py migrate`.

    It is a copy of a pattern that is migrated once a run, since the migrations of all apps take
    longer than many a test that needs them. On a server there must be none of that name yet.
    """
    file = Path(environment["VAR_DIR"]) / _NAME
    address = environment.get("DATABASE_URL", _address(file))
    pattern = _folder()
    pattern.mkdir(exist_ok=True)
    with alone(pattern):
        if address != _address(file):
            _copy_on_server(environment, address)
            return
        _migrate_once(environment, _address(pattern / _NAME), "file")
    file.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(pattern / _NAME, file)


def drop_pattern() -> None:
    """Drop what a run has made on a server."""
    if (_folder() / _SERVER).exists():
        with psycopg.connect((_folder() / _SERVER).read_text(), autocommit=True) as server:
            server.execute(SQL("DROP DATABASE IF EXISTS {}").format(Identifier(_pattern())))


def _copy_on_server(environment: Mapping[str, str], address: str) -> None:
    place = urlsplit(address)
    maintenance = place._replace(path="/postgres").geturl()
    with psycopg.connect(maintenance, autocommit=True) as server:
        if not (_folder() / _SERVER).exists():
            server.execute(SQL("CREATE DATABASE {}").format(Identifier(_pattern())))
            (_folder() / _SERVER).write_text(maintenance)
        _migrate_once(environment, place._replace(path=f"/{_pattern()}").geturl(), _SERVER)
        copy, pattern = Identifier(place.path[1:]), Identifier(_pattern())
        server.execute(SQL("CREATE DATABASE {} TEMPLATE {}").format(copy, pattern))


def _migrate_once(environment: Mapping[str, str], address: str, where: str) -> None:
    """Migrate the pattern; one run may have one in a file and one on a server."""
    done = _folder() / f"{where}-done"
    if not done.exists():
        subprocess.run(
            [sys.executable, "manage.py", "migrate", "--verbosity", "0"],
            cwd=ROOT,
            env={**environment, "VAR_DIR": str(_folder()), "DATABASE_URL": address},
            check=True,
            timeout=_PATIENCE,
        )
        done.touch()


def _folder() -> Path:
    return Path(os.environ[FOLDER]) / "migrated"


def _pattern() -> str:
    """The name of the pattern on a server: no two runs share one."""
    return f"migrated-{_folder().parent.name}"


def _address(file: Path) -> str:
    return f"sqlite:///{file}"
