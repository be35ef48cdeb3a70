"""What a PDF holds that a reader would act upon; run as a program of its own.

A hostile PDF can ask its reader for all memory and time there are. Hence the limits, and hence a
process of its own: `python pdf_contents.py FILE` prints what it found, a word a line.
"""

import resource
import sys
from pathlib import Path
from typing import Any, Final

import pikepdf

MEMORY: Final = 1 << 30
SECONDS: Final = 10
MANY: Final = 200_000
"""Objects; a book of a thousand pages has some tens of thousands."""
_ACTIONS: Final = {
    "/JavaScript": "script",
    "/Launch": "launch",
    "/SubmitForm": "sends",
    "/ImportData": "sends",
    "/GoToE": "embedded",
    "/GoToR": "launch",
    "/Rendition": "embedded",
    "/RichMediaExecute": "embedded",
}
_KEYS: Final = {
    "/JS": "script",
    "/JavaScript": "script",
    "/AA": "opening",
    "/EmbeddedFiles": "embedded",
    "/EmbeddedFile": "embedded",
    "/EF": "embedded",
    "/RichMediaContent": "embedded",
    "/XFA": "form",
}


def found_in(file: Path) -> set[str]:
    """What was found: `script`, `launch`, `sends`, `embedded`, `opening`, `form`.

    Also `encrypted`, and `damaged` where it cannot be read.
    """
    try:
        with pikepdf.open(file) as pdf:
            if pdf.is_encrypted:
                return {"encrypted"}
            if len(pdf.objects) > MANY or not len(pdf.pages):
                return {"damaged"}
            found: set[str] = set()
            for one in pdf.objects:
                _look(one, found, 0)
            opening = pdf.Root.get("/OpenAction")
            if isinstance(opening, pikepdf.Dictionary) and opening.get("/S") != "/GoTo":
                found.add("opening")
            return found
    except pikepdf.PasswordError:
        return {"encrypted"}
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError, OverflowError):
        return {"damaged"}


def _look(one: Any, found: set[str], depth: int) -> None:
    """Look into an object and what stands in it directly; indirect ones have their own turn."""
    if depth > 50:
        found.add("damaged")
    elif isinstance(one, pikepdf.Array):
        for part in one:
            if not part.is_indirect if isinstance(part, pikepdf.Object) else False:
                _look(part, found, depth + 1)
    elif isinstance(one, (pikepdf.Dictionary, pikepdf.Stream)):
        _look_at_keys(one, found, depth)


def _look_at_keys(one: Any, found: set[str], depth: int) -> None:
    for key in one.keys():  # noqa: SIM118 - a stream is no mapping
        part = one.get(key)
        if key in _KEYS:
            found.add(_KEYS[key])
        if key in {"/S", "/Type"} and str(part) in _ACTIONS | _KEYS:
            found.add((_ACTIONS | _KEYS)[str(part)])
        if isinstance(part, pikepdf.Object) and not part.is_indirect:
            _look(part, found, depth + 1)


def main() -> None:
    """Print what the file named on the command line holds."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    for word in sorted(found_in(Path(sys.argv[1]))):
        sys.stdout.write(f"{word}\n")


if __name__ == "__main__":
    main()
