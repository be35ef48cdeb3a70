"""What the export commands share."""

import json
import sys
from abc import abstractmethod
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from catalogue_pages.exchange.exports.exporting import Export, csv_chunks, write_xlsx


class ExportCommand(BaseCommand):
    """A command that writes one file."""

    @abstractmethod
    def export(self, given: dict[str, Any]) -> Export:
        """What is to be written."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Describe the command line."""
        parser.add_argument("file", type=Path, metavar="FILE", help="a path, or - for the output")
        form = parser.add_mutually_exclusive_group()
        form.add_argument("--xlsx", action="store_true", help="a workbook (by the name's end, too)")
        form.add_argument("--json", action="store_true", help="a list of rows as JSON")

    def handle(self, *_args: Any, **given: Any) -> None:
        """Write the file, whole or not at all. Raises CommandError when it cannot be written."""
        export = self.export(given)
        quiet = given["verbosity"] == 0 or str(given["file"]) == "-"
        rows = tqdm(export.rows, total=export.count, unit="row", disable=True if quiet else None)
        shown = replace(export, rows=rows)
        try:
            with self._output(given["file"]) as output:
                self._write(shown, output, given)
        except OSError as error:
            raise CommandError(f"{given['file']} cannot be written: {error.strerror}") from error
        if not quiet:
            self.stdout.write(f"{export.count} rows written to {given['file']}.")

    @contextmanager
    def _output(self, file: Path) -> Iterator[BinaryIO]:
        if str(file) == "-":
            yield sys.stdout.buffer
            return
        partial = file.with_name(f".{file.name}.partial")
        try:
            with partial.open("wb") as output:
                yield output
            partial.replace(file)
        finally:
            partial.unlink(missing_ok=True)

    def _write(self, export: Export, output: BinaryIO, given: dict[str, Any]) -> None:
        if given["json"]:
            rows = [{name: row.get(name, "") for name in export.columns} for row in export.rows]
            output.write(json.dumps(rows, ensure_ascii=False, indent=2).encode())
        elif given["xlsx"] or given["file"].suffix.lower() == ".xlsx":
            write_xlsx(export, output)
        else:
            output.writelines(csv_chunks(export))
