"""The house keeps its shape: imports run down, rooms stay small, nothing names this machine."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CODE = ("catalogue_pages", "deploy", "search", "site", "templates", "tests", "vendoring")
VENDORED = ("site/assets/vendored/", "search/text/data/hunspell/")
NOT_OURS = {".git", ".venv", "var", "node_modules", "__pycache__"}

LONGEST_FILE = 400
LONGEST_FUNCTION = 40
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "misc"}
ENGINE_NAMES = re.compile(r"tantivy|elasticsearch|search\.engines\.\w+\.", re.IGNORECASE)
# In pieces, so that this file does not name them either.
REGISTRIES = tuple(
    ".".join(parts)
    for parts in [("pypi", "org"), ("files", "pythonhosted", "org"), ("registry", "npmjs", "org")]
)
# A path from the root of a machine, not a part of a longer one.
MACHINE_PATH = re.compile(rb"(?<![\w./>}-])/(work|root|home|Users)/\w")


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def own_files() -> Iterator[Path]:
    """Yield the project's own files, but none of what tools and runs leave behind."""
    for folder in [ROOT, *(ROOT / part for part in (*CODE, "docs", "locale", "requirements"))]:
        pattern = "*" if folder == ROOT else "**/*"
        for path in folder.glob(pattern):
            if path.is_file() and not NOT_OURS & set(path.relative_to(ROOT).parts):
                yield path
    yield ROOT / ".ci" / "run"


def sources(*suffixes: str) -> list[Path]:
    """Return the files we write by hand, sorted: neither vendored nor made by makemigrations."""
    return sorted(
        path
        for path in own_files()
        if path.suffix in suffixes
        and not name(path).startswith(VENDORED)
        and "migrations" not in path.parts
    )


def test_imports_only_go_down() -> None:
    # A process of its own: the command silences every logger that it finds in its process.
    linted = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT / "site")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert linted.returncode == 0, linted.stdout + linted.stderr


def test_contracts_know_every_folder_of_the_site() -> None:
    linter = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    modules = {path.parent.name for path in (ROOT / "site").glob("*/__init__.py")}
    assert modules <= set(linter["root_packages"])


def test_no_file_is_long() -> None:
    long = {
        name(path): lines
        for path in sources(".py", ".html", ".css", ".js")
        if not name(path).startswith(("requirements/", "docs/"))  # an example is copied whole
        and (lines := len(path.read_text().splitlines())) > LONGEST_FILE
    }
    assert not long


def height(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Yield each function of a Python file with its length in lines, docstring left out."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            documentation = node.body[0] if ast.get_docstring(node) is not None else None
            yield node.name, height(node) - (height(documentation) if documentation else 0)


def test_no_function_is_long() -> None:
    long = {
        f"{name(path)}: {function}": lines
        for path in sources(".py")
        for function, lines in functions(path)
        if lines > LONGEST_FUNCTION
    }
    assert not long


def test_every_module_says_what_it_holds() -> None:
    vague = [name(path) for path in sources(".py") if VAGUE_NAMES & {path.stem, path.parent.name}]
    assert not vague


def test_no_template_facet_or_page_names_an_engine() -> None:
    storeys = ("templates/", "search/facets/", "search/listing/", "catalogue_pages/", "site/api/")
    naming = [
        name(path)
        for path in sources(".py", ".html")
        if name(path).startswith(storeys) and ENGINE_NAMES.search(path.read_text())
    ]
    assert not naming


@pytest.mark.parametrize("address", REGISTRIES)
def test_no_file_names_a_registry(address: str) -> None:
    assert [name(path) for path in own_files() if address.encode() in path.read_bytes()] == []


def test_no_file_names_a_path_of_one_machine() -> None:
    assert [name(path) for path in own_files() if MACHINE_PATH.search(path.read_bytes())] == []
