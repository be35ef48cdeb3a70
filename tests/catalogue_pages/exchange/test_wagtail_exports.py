"""No export of the admin, ours or Wagtail's own, holds what a spreadsheet would calculate."""

import csv
import io
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from catalogue_pages.exchange.exports.wagtail_exports import make_harmless
from catalogue_pages.providers.models import CataloguePage
from people.models import User

DANGEROUS = ("=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1")
STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def views(resolver: Any, prefix: str) -> Iterator[tuple[str, type[Any]]]:
    """Every address of the admin, with the class of its view."""
    for entry in resolver.url_patterns:
        path = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from views(entry, path)
        elif isinstance(entry, URLPattern):
            found = _unwrapped(entry.callback)
            if found is not None:
                yield path.replace("^", "").replace("$", "").replace("\\Z", ""), found


def _unwrapped(view: Any) -> type[Any] | None:
    while view is not None and not hasattr(view, "view_class"):
        view = getattr(view, "__wrapped__", None)
    return view.view_class if view is not None else None


def export_addresses() -> list[str]:
    """The addresses whose views can write spreadsheets."""
    found = views(get_resolver(), "/")
    return sorted({path for path, view in found if issubclass(view, SpreadsheetExportMixin)})


ADDRESSES = export_addresses()
# What an address with an id writes, the last test answers for.
PLAIN = [
    path for path in ADDRESSES if "<" not in path and "(" not in path and "results" not in path
]


@pytest.fixture
def admin(client: Client, catalogue: CataloguePage) -> Client:
    """An administrator's browser, in a catalogue whose every name is a formula."""
    for number, text in enumerate(DANGEROUS):
        person = User.objects.create_user(
            f"{text}{number}", f"x{number}@example.org", first_name=text, last_name=text
        )
        Redirect.add_redirect(f"/sens-{number}/", text)
        page = Page(title=f"{text} ", slug=f"lapa-{number}", owner=person, live=True)
        catalogue.add_child(instance=page)
        Page.objects.filter(pk=page.pk).update(
            title=text, draft_title=text, locked=True, locked_by=person, locked_at=timezone.now()
        )
        page.refresh_from_db()
        page.save_revision(user=person, log_action=True, clean=False)
    assert ContentType.objects.exists()
    client.force_login(User.objects.create_superuser("administratore"))
    return client


def cells(client: Client, address: str, form: str) -> list[str]:
    """The text cells of an export; none where the page has none to offer."""
    answer = client.get(address, {"export": form})
    assert answer.status_code == 200, address
    if "attachment" not in answer.headers.get("Content-Disposition", ""):
        return []
    content = b"".join(answer)
    if form == "csv":
        rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
        return [cell for row in rows for cell in row]
    sheets = load_workbook(io.BytesIO(content)).worksheets
    values = [cell for sheet in sheets for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in values if cell.data_type == "f"], address
    return [cell.value for cell in values if isinstance(cell.value, str)]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_no_export_of_the_admin_holds_a_formula(admin: Client, form: str) -> None:
    found = {address: cells(admin, address, form) for address in PLAIN}
    formulas = {
        address: [cell for cell in said if cell.startswith(STARTS) and cell != "-"]
        for address, said in found.items()
    }
    assert {address: said for address, said in formulas.items() if said} == {}
    for address in ("/admin/redirects/", "/admin/reports/locked/"):
        for text in DANGEROUS[:4]:
            assert any(cell.startswith(f"'{text}") for cell in found[address]), (address, text)


def test_every_export_goes_the_way_that_is_made_harmless() -> None:
    """A view that writes its cells by a method of its own would go past it."""
    make_harmless()  # twice is once
    found = {view for _path, view in views(get_resolver(), "/")}
    exporting = [view for view in found if issubclass(view, SpreadsheetExportMixin)]
    assert exporting
    for view in exporting:
        for name in ("preprocess_field_value", "get_heading"):
            assert getattr(view, name) is getattr(SpreadsheetExportMixin, name), view
