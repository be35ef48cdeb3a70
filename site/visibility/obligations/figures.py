"""What the list of operations says of one, under Regulation (EU) 2021/1060, Article 49(3)."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from catalogue_pages.articles.models import ProjectPage
from catalogue_pages.bilingual.reading import Language, read
from catalogue_pages.identity.models import FundingOperation
from catalogue_pages.publication.closed import open_pages
from visibility.obligations.packing import as_csv as table


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing that the list says; `value` is empty where it is not known."""

    name: str | Promise
    value: str


def figures(operation: FundingOperation, language: Language) -> list[Figure]:
    """All that the list says of an operation, in its order."""
    told = {name: str(read(operation, name, language).value or "") for name in _BILINGUAL}
    plain = {
        name: "" if (value := getattr(operation, name)) is None else str(value) for name in _PLAIN
    }
    purpose = {"purpose": " ".join(_purpose(operation, language))}
    known = {**told, **plain, **purpose}
    return [Figure(heading, " ".join(known[name].split())) for name, heading in HEADINGS.items()]


_BILINGUAL = ("name", "beneficiary")
_PLAIN = (
    *("number", "starts_on", "ends_on", "total", "fund"),
    *("specific_objective", "rate", "location", "intervention"),
)
HEADINGS: dict[str, str | Promise] = {
    "number": _("Number"),
    "beneficiary": _("Beneficiary"),
    "name": _("Name of the operation"),
    "purpose": _("Purpose, and expected or actual achievements"),
    "starts_on": _("First day"),
    "ends_on": _("Last day"),
    "total": _("Total cost (EUR)"),
    "fund": _("Fund"),
    "specific_objective": _("Specific objective"),
    "rate": _("Union co-financing rate (%)"),
    "location": _("Location"),
    "intervention": _("Type of intervention"),
}


def _purpose(operation: FundingOperation, language: Language) -> Iterator[str]:
    """What the public page about the operation says of aims and results."""
    page = open_pages(ProjectPage.objects.filter(operation=operation)).order_by("path").first()
    if page is not None:
        for name in ("aims", "results"):
            markup = str(read(page, name, language).value or "")
            yield strip_tags(markup.replace("<", " <"))


def lacking(operation: FundingOperation, language: Language) -> list[str]:
    """The names of what is not known."""
    return [str(one.name) for one in figures(operation, language) if not one.value]


def as_csv(operation: FundingOperation, language: Language) -> bytes:
    """The figures as a file for a spreadsheet: a line of headings, a line of the operation."""
    found = figures(operation, language)
    return table([one.name for one in found], [[one.value for one in found]])
