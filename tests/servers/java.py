"""The newest Java of this machine."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

_VERSION = re.compile(r'version "(\d+)')


def newest_java(least: int) -> Path | None:
    """The home of the newest Java that is at least `least`; None when there is none."""
    found = {home: _version(home) for home in _homes()}
    fitting = [home for home, version in found.items() if version >= least]
    return max(fitting, key=lambda home: found[home], default=None)


def _homes() -> Iterator[Path]:
    named = os.environ.get("JAVA_HOME")
    if named:
        yield Path(named)
    on_path = shutil.which("java")
    if on_path:
        yield Path(on_path).resolve().parents[1]
    yield from Path("/usr/lib/jvm").glob("*")


def _version(home: Path) -> int:
    java = home / "bin" / "java"
    if not java.is_file():
        return 0
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    version = _VERSION.search(said)
    return int(version[1]) if version else 0
