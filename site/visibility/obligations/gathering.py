"""The archive of communication material: files, licences and what is left out."""

from typing import Any, Final

from django.db.models import Prefetch
from django.http import FileResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from catalogue_pages.bilingual.reading import LANGUAGES
from catalogue_pages.identity import official
from catalogue_pages.identity.models import FundingOperation, Logo, LogoFile
from catalogue_pages.media.models import Attachment, Picture
from materials.making import made
from materials.subjects import find
from visibility.obligations.packing import Package, as_csv
from visibility.obligations.sharing import (
    FREE,
    LeftOut,
    Shared,
    Sorted,
    licence_text,
    shown,
    why_not,
)

MATERIALS: Final = ("plakats-a3.pdf", "lapa-a4.pdf", "slaids.pdf", "kopigosanai.png")
"""What the site makes for an operation, in each language."""


def material_of(operation: FundingOperation, person: Any) -> FileResponse:
    """Everything that may be handed on, with licences; `person` downloads it.

    Raises Http404 where the person may not see the operation.
    """
    package, found = Package(), Sorted()
    _materials(package, found, operation, person)
    _media(package, found, Picture, "pictures", gettext_lazy("Picture"))
    _media(package, found, Attachment, "documents", gettext_lazy("Document"))
    _logos(package, found)
    for licence in FREE:
        name, text = licence_text(licence)
        package.write(f"licences/{name}", text.encode())
    package.write("licences.csv", as_csv(*_table_of_shared(found)))
    package.write("left-out.csv", as_csv(*_table_of_left_out(found)))
    readme = {"operation": operation, "day": timezone.localdate()}
    words = render_to_string("visibility/obligations/readme.txt", readme)
    package.write("LASI-READ.txt", words.encode("utf-8-sig"))
    return package.answer(f"material-{timezone.localdate().isoformat()}.zip")


def _materials(package: Package, found: Sorted, operation: FundingOperation, person: Any) -> None:
    subject = find("operation", operation.pk, person)
    for language in LANGUAGES:
        for file in MATERIALS:
            with override(language):
                content = made(subject, file, language)
            if content is not None:
                stem, _dot, ending = file.rpartition(".")
                name = f"materials/{stem}-{language}.{ending}"
                package.write(name, content.read())
                found.shared.append(
                    Shared(name, str(operation), operation.beneficiary or "", _OURS, "")
                )


_OURS: Final = gettext_lazy("Made by this site for the operation; Annex IX, 2")


def _media(
    package: Package, found: Sorted, model: type[Picture | Attachment], folder: str, kind: Any
) -> None:
    for one in shown(model).iterator():
        reason = why_not(one)
        name = f"{folder}/{one.pk}-{one.filename}"
        if not reason and package.copy(name, one.file):
            licence = one.get_licence_display()
            found.shared.append(Shared(name, one.title, one.author, licence, one.source))
        else:
            said = reason or _("Its file is missing.")
            found.left_out.append(LeftOut(kind, one.title, said))


def _logos(package: Package, found: Sorted) -> None:
    name = "logos/eiropas-savieniba.svg"
    package.write(name, official.SVG)
    agreement = _("Administrative agreement with the Council of Europe, 2012/C 271/04")
    found.shared.append(Shared(name, _("Emblem of the European Union"), "", agreement, ""))
    valid = LogoFile.objects.filter(LogoFile.valid_on(timezone.localdate()))
    drawings = Prefetch("files", queryset=valid, to_attr="valid")
    for logo in Logo.objects.prefetch_related(drawings):
        reason = _why_no_logo(logo)
        if reason:
            found.left_out.append(LeftOut(_("Logo"), str(logo), reason))
            continue
        for file in logo.valid:
            name = f"logos/{file.pk}-{file.variant}-{file.language or 'lv-en'}.svg"
            package.write(name, file.svg.encode())
            found.shared.append(Shared(name, str(logo), logo.holder, logo.licence, logo.permission))


def _why_no_logo(logo: Any) -> str:
    if not logo.licence.strip() or not logo.permission.strip():
        return _("It says not under what terms it may be handed on, or who permits it.")
    return "" if logo.valid else _("No drawing of it is valid today.")


def _table_of_shared(found: Sorted) -> tuple[tuple[object, ...], list[tuple[object, ...]]]:
    headings = (_("File"), _("Title"), _("Author"), _("Licence"), _("Source or permission"))
    rows: list[tuple[object, ...]] = [
        (one.file, one.title, one.author, one.licence, one.source) for one in found.shared
    ]
    return headings, rows


def _table_of_left_out(found: Sorted) -> tuple[tuple[object, ...], list[tuple[object, ...]]]:
    headings = (_("What it is"), _("Title"), _("Why it is left out"))
    rows: list[tuple[object, ...]] = [(one.kind, one.title, one.reason) for one in found.left_out]
    return headings, rows
