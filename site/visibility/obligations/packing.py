"""Archives and tables to download: written on disk, a file at a time."""

import csv
import shutil
from collections.abc import Iterable, Sequence
from contextlib import closing
from io import StringIO
from tempfile import TemporaryFile
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.http import FileResponse

from catalogue_pages.exchange.files.escaping import harmless


class Package:
    """A ZIP archive in a temporary file, which is gone once it was sent."""

    def __init__(self) -> None:
        self._output: BinaryIO = TemporaryFile()  # noqa: SIM115  # the response closes it
        self._archive = ZipFile(self._output, "w")

    def write(self, name: str, content: bytes) -> None:
        """Add what is in memory already."""
        self._archive.writestr(name, content, ZIP_DEFLATED)

    def copy(self, name: str, file: Any) -> bool:
        """Add a stored file, without reading it whole; False where there is no such file."""
        try:
            opened = file.storage.open(file.name, "rb")
        except (FileNotFoundError, ValueError):
            return False
        with closing(opened), self._archive.open(name, "w") as entry:
            shutil.copyfileobj(opened, entry)
        return True

    def answer(self, name: str) -> FileResponse:
        """The archive as an answer to a browser, which is to keep it under a name."""
        self._archive.close()
        self._output.seek(0)
        answer = FileResponse(self._output, as_attachment=True, filename=name)
        answer["Content-Type"] = "application/zip"
        return answer


def as_csv(headings: Iterable[object], rows: Iterable[Sequence[object]]) -> bytes:
    """A table for a spreadsheet, which calculates nothing of it."""
    written = StringIO()
    table = csv.writer(written)
    table.writerow([str(one) for one in headings])
    for row in rows:
        table.writerow([harmless("" if one is None else str(one)) for one in row])
    return written.getvalue().encode("utf-8-sig")
