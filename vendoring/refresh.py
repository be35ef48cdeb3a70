"""Refresh the front-end files and dictionaries kept in this repository (`make vendor`).

Reads `sources.toml`, fetches each package with `npm pack`, copies the files it names, writes the
style sheet of fonts, and records what was taken in `vendored.json`. Needs npm, and npm's own
configuration says where packages come from: no address is written anywhere.
"""

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
RECORD = HERE / "vendored.json"

# Each rule of a Fontsource style sheet follows a comment that names family, subset and weight.
FONT_RULE = re.compile(r"/\* (?P<label>[\w-]+) \*/\n(?P<rule>@font-face \{.*?\n\})", re.DOTALL)
FONT_FILE = re.compile(r"url\(\./(?P<path>files/[\w.-]+\.woff2)\)")
FONT_SOURCE = re.compile(r"src: [^;]+;")


class Package(NamedTuple):
    """A fetched package: its folder, and what its package.json says of it."""

    name: str
    version: str
    licence: str
    folder: Path


def fetch(name: str, version: str, into: Path) -> Package:
    """Unpack the newest release of npm package `name` within range `version` under `into`.

    Raises `subprocess.CalledProcessError` when npm finds no such release.
    """
    packed = subprocess.run(
        ["npm", "--loglevel=error", "pack", "--json", f"{name}@{version}"],
        cwd=into,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    folder = into / name.replace("/", "-")
    with tarfile.open(into / newest_archive(packed.stdout)) as archive:
        archive.extractall(folder, filter="data")
    (content,) = folder.iterdir()  # npm packs everything into one folder, mostly `package/`
    described = json.loads((content / "package.json").read_text())
    return Package(name, described["version"], described["license"], content)


def newest_archive(answer: str) -> str:
    """Return the archive name of the highest version in the JSON answer of `npm pack`."""
    releases = json.loads(answer)
    newest = max(releases, key=lambda release: [int(n) for n in release["version"].split(".")])
    return str(newest["filename"])


def copy(package: Package, inside: str, target: str) -> str:
    """Copy a file of the package to `target`, relative to the repository, and return `target`."""
    destination = ROOT / target
    destination.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(package.folder / inside, destination)
    return target


def font_rules(
    package: Package, stylesheets: list[str], subsets: list[str]
) -> Iterator[tuple[str, str]]:
    """Yield (path of a font inside the package, its @font-face rule) for the wanted subsets."""
    wanted = re.compile(rf"-({'|'.join(subsets)})-(\d+|wght|opsz|wdth|standard)-")
    for stylesheet in stylesheets:
        for found in FONT_RULE.finditer((package.folder / stylesheet).read_text()):
            if wanted.search(found["label"]):
                file = FONT_FILE.search(found["rule"])
                if file is None:
                    raise ValueError(f"{package.name}/{stylesheet}: {found['label']} has no woff2")
                yield file["path"], found["rule"]


def copy_fonts(package: Package, source: dict[str, Any], stylesheet: Path) -> Iterator[str]:
    """Copy the fonts of `source` beside `stylesheet`, add their rules to it, yield the copies."""
    family = package.name.rpartition("/")[2]
    for path, rule in font_rules(package, source["stylesheets"], source["subsets"]):
        local = f"{family}/{PurePosixPath(path).name}"
        target = (stylesheet.parent / local).relative_to(ROOT).as_posix()
        copy(package, path, target)
        with stylesheet.open("a") as sheet:
            local_rule = FONT_SOURCE.sub(f'src: url("{local}") format("woff2");', rule)
            sheet.write(f"\n{local_rule.replace(chr(39), chr(34))}\n")
        yield target


def digest(path: str) -> str:
    """Return the SHA-256 of a file of the repository, in hexadecimal."""
    return hashlib.sha256((ROOT / path).read_bytes()).hexdigest()


def refresh() -> None:
    """Fetch every package of `sources.toml` and write `vendored.json`."""
    sources = tomllib.loads((HERE / "sources.toml").read_text())
    stylesheet = ROOT / sources["fonts_stylesheet"]
    stylesheet.parent.mkdir(parents=True, exist_ok=True)
    stylesheet.write_text("/* Written by vendoring/refresh.py; do not edit. */\n")
    records = []
    with tempfile.TemporaryDirectory() as folder:
        for source in sources["package"]:
            package = fetch(source["name"], source["version"], Path(folder))
            files = [copy(package, inside, target) for inside, target in source["files"].items()]
            if "stylesheets" in source:
                files.extend(copy_fonts(package, source, stylesheet))
            print(f"{package.name} {package.version} ({package.licence}): {len(files)} files")
            records.append(
                {
                    "package": package.name,
                    "version": package.version,
                    "licence": package.licence,
                    "files": {path: digest(path) for path in sorted(files)},
                }
            )
    RECORD.write_text(json.dumps(records, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    if shutil.which("npm") is None:
        sys.exit("npm is needed to refresh the vendored files (Debian: apt-get install npm).")
    refresh()
