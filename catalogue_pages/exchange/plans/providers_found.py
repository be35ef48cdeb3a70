"""Which provider a row names: one that stands already, or one to be made."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from catalogue_pages.exchange.files.faults import Fault, nearest
from catalogue_pages.exchange.rows.page_values import write
from catalogue_pages.exchange.rows.records import Record
from catalogue_pages.exchange.rows.terms import Terms
from catalogue_pages.providers.models import ProviderPage


class ProviderBook:
    """All providers by registration number and by name, those to be made included."""

    def __init__(self, terms: Terms, *, demonstration: bool) -> None:
        self._terms = terms
        self._demonstration = demonstration
        self._by_name: dict[str, list[ProviderPage]] = {}
        self._by_number: dict[str, ProviderPage] = {}
        self._by_path: dict[str, ProviderPage] = {}
        self._first_lines: dict[str, Record] = {}
        self.made: list[tuple[ProviderPage, Mapping[str, Any]]] = []
        for page in ProviderPage.objects.filter(alias_of=None):
            self._by_path[page.path] = page
            self._enter(page)

    def _enter(self, page: ProviderPage) -> None:
        self._by_name.setdefault(_folded(page.name_lv), []).append(page)
        if page.registration_number:
            self._by_number[page.registration_number] = page

    def at_path(self, path: str) -> ProviderPage | None:
        """The provider whose branch a page's path is in."""
        return self._by_path.get(path[: -ProviderPage.steplen])

    def find(self, name: str, number: str) -> list[ProviderPage]:
        """The providers with this registration number, or else with this Latvian name."""
        if number and number in self._by_number:
            return [self._by_number[number]]
        named = self._by_name.get(_folded(name), [])
        return [page for page in named if not (number and page.registration_number)]

    def place(self, record: Record) -> ProviderPage | Fault:
        """The provider of an activity's row; made (not yet saved) where there is none."""
        name = record.values["provider_name_lv"]
        found = self.find(name, record.values.get("provider_registration_number", ""))
        if len(found) > 1:
            expected = _("a registration number too, since several providers have this name")
            return Fault(record.line, "provider_name_lv", name, expected)
        first = self._first_lines.get(_folded(name))
        if first is not None and found and (fault := _contradiction(record, first)):
            return fault
        return found[0] if found else self._make(record, name)

    def _make(self, record: Record, name: str) -> ProviderPage | Fault:
        provider_type = record.values.get("provider_type")
        if not provider_type:
            expected = _("the type of this new provider")
            similar = nearest(name, (page[0].name_lv for page in self._by_name.values()))
            if similar:
                expected += _(" (or the name of one that is there: “%s”)") % similar
            return Fault(record.line, "provider_type", "", expected)
        fields = {
            "name_lv": name,
            "name_en": record.values.get("provider_name_en", ""),
            "provider_type": provider_type,
            "registration_number": record.values.get("provider_registration_number", ""),
        }
        page = ProviderPage(demonstration=self._demonstration)
        for field, value in fields.items():
            write(page, field, value, self._terms)
        self._first_lines[_folded(name)] = record
        self._enter(page)
        self.made.append((page, fields))
        return page


def _contradiction(record: Record, first: Record) -> Fault | None:
    """A fault where two rows of the file say different things of one new provider."""
    for column in ("provider_type", "provider_name_en"):
        said, before = record.values.get(column), first.values.get(column)
        if said and said != before:
            expected = _("the same as in line %(line)d") % {"line": first.line}
            return Fault(record.line, column, str(said), expected, str(before or ""))
    return None


def _folded(name: str) -> str:
    return " ".join((name or "").casefold().split())
