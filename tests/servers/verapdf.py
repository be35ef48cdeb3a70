"""veraPDF, which judges by the standards whether a file is PDF/A or PDF/UA.

It is a program of its own, under the GPL 3 or the MPL 2, and neither committed nor passed on.
"""

import subprocess
import tempfile
from pathlib import Path
from typing import Final

from tests.servers.java import newest_java
from tests.servers.maven import brought, cache
from tests.servers.missing import missing

ARTIFACT: Final = "org.verapdf.apps:greenfield-apps:1.28.2"
SHA256: Final = "687d4d8bcfec48c9f7e931cf78ed061f1eeccfba55d4cdc000ba9b4d8aa46ce6"
PROGRAM: Final = "org.verapdf.apps.GreenfieldCliWrapper"
LEAST_JAVA: Final = 11


def judged(files: list[Path]) -> list[tuple[str, str, str]]:
    """What is said of PDF files: name, standard that the file claims, `PASS` or `FAIL`.

    A standard has its short name, such as `2a` for PDF/A-2a and `ua1` for PDF/UA-1.
    """
    java = newest_java(LEAST_JAVA)
    if java is None:
        missing("veraPDF", f"install Java {LEAST_JAVA} or newer")
    command: list[str | Path] = [
        java / "bin" / "java",
        "-cp",
        _jar(),
        PROGRAM,
        "--format",
        "text",
        *files,
    ]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    lines = [line.split() for line in said.splitlines()]
    return sorted((Path(path).name, standard, result) for result, path, standard in lines)


def _jar() -> Path:
    kept = cache() / f"verapdf-{ARTIFACT.rpartition(':')[2]}.jar"
    if not kept.is_file():
        kept.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=kept.parent) as work:
            brought("veraPDF", ARTIFACT, SHA256, Path(work)).rename(kept)
    return kept
