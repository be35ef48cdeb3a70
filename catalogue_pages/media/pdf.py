"""PDFs that are refused: those that do something when they are opened, or hold something else."""

import subprocess
import sys
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from catalogue_pages.media import pdf_contents

_PROGRAM: Final = str(Path(pdf_contents.__file__))
_PATIENCE: Final = pdf_contents.SECONDS + 10

REASONS: Final[dict[str, Promise]] = {
    "script": _("it holds a script"),
    "launch": _("it starts a program or opens another file"),
    "sends": _("it sends what is typed into it elsewhere"),
    "embedded": _("other files are embedded in it"),
    "opening": _("it does something by itself when it is opened"),
    "form": _("it holds an XFA form"),
    "encrypted": _("it is encrypted or asks for a password"),
    "damaged": _("it is damaged, or too complicated to be looked into"),
}


def objections(content: bytes) -> list[Promise]:
    """Why a PDF is not taken; empty when nothing speaks against it."""
    with NamedTemporaryFile(suffix=".pdf") as file:
        file.write(content)
        file.flush()
        try:
            done = subprocess.run(  # noqa: S603 - our own program, on a file that we named
                [sys.executable, "-I", _PROGRAM, file.name],
                capture_output=True,
                text=True,
                timeout=_PATIENCE,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return [REASONS["damaged"]]
    if done.returncode:
        return [REASONS["damaged"]]
    return [REASONS[word] for word in done.stdout.split()]
