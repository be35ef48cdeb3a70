"""Files of others, brought once from Maven Central and kept in a cache outside the tree."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

from tests.servers.missing import missing


def cache() -> Path:
    """Where what was brought is kept. Another user than root must be able to read it."""
    named = os.environ.get("TEST_SERVERS_CACHE")
    if named:
        return Path(named)
    if os.geteuid() == 0:
        return Path("/var/cache/norisu-katalogs")
    return Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "norisu-katalogs"


def brought(service: str, artifact: str, sha256: str, work: Path, otherwise: str = "") -> Path:
    """The file of an artifact, fetched into a repository of its own inside `work`.

    `artifact` is `group:name:version[:kind]`. Where Maven is missing or brings nothing, the
    running test is skipped (fails with CI=true) and told of the service; `otherwise` ends the
    remedy. Raises RuntimeError where the file is another than the checksum says.
    """
    if shutil.which("mvn") is None:
        missing(service, f"install Maven{otherwise}")
    command = [
        *("mvn", "--batch-mode", "--quiet", f"-Dmaven.repo.local={work / 'repository'}"),
        *("dependency:get", f"-Dartifact={artifact}", "-Dtransitive=false"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        missing(service, f"Maven could not bring {artifact}:\n{done.stdout[-2000:]}")
    group, name, version, kind = [*artifact.split(":"), "jar"][:4]
    folder = work / "repository" / group.replace(".", "/") / name / version
    file = folder / f"{name}-{version}.{kind}"
    with file.open("rb") as opened:
        seen = hashlib.file_digest(opened, "sha256").hexdigest()
    if seen != sha256:
        raise RuntimeError(f"{file.name} has the checksum {seen}, and {sha256} is due.")
    return file
