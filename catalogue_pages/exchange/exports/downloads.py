"""Exports and templates as answers to a browser, for whichever page offers them."""

from tempfile import TemporaryFile
from typing import Any, Final, Literal

from django.http import FileResponse, StreamingHttpResponse
from django.utils import timezone

from catalogue_pages.exchange.exports import exporting
from catalogue_pages.exchange.exports.exporting import Export, Kind
from catalogue_pages.exchange.exports.template_file import write_template

Form = Literal["csv", "xlsx"]
FORMS: Final[tuple[Form, ...]] = ("csv", "xlsx")


def export_answer(export: Export, name: str, form: Form) -> FileResponse | StreamingHttpResponse:
    """The export as a file to keep; its name says what it holds and of which day."""
    filename = f"{name}-{timezone.localdate().isoformat()}.{form}"
    if form == "xlsx":
        output = TemporaryFile()  # noqa: SIM115 - the response closes it
        exporting.write_xlsx(export, output)
        return _attached(output, filename)
    response = StreamingHttpResponse(exporting.csv_chunks(export), content_type=exporting.CSV_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response


def template_answer(kind: Kind, name: str, *, own: bool = False) -> FileResponse:
    """A template to fill in; `own` leaves out what a provider's people need not say."""
    output = TemporaryFile()  # noqa: SIM115 - the response closes it
    write_template(kind, output, own=own)
    return _attached(output, f"{name}.xlsx")


def _attached(output: Any, name: str) -> FileResponse:
    output.seek(0)
    return FileResponse(output, as_attachment=True, filename=name, content_type=exporting.XLSX_TYPE)
