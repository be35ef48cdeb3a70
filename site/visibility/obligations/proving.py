"""Evidence to download: of one obligation, or of all that a list shows."""

from collections.abc import Iterable

from django.http import FileResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from visibility.obligations.models import Evidence, Obligation
from visibility.obligations.packing import Package, as_csv

INDEX = "index.csv"


def evidence_of(obligations: Iterable[Obligation]) -> FileResponse:
    """The files of all of them in one archive, with an index of every obligation."""
    package = Package()
    rows: list[tuple[object, ...]] = []
    for one in obligations:
        said = _row(one)
        there = list(one.evidence.all())
        rows += [(*said, *_file(package, proof)) for proof in there] or [(*said, "", "", "", "")]
    package.write(INDEX, as_csv(_headings(), rows))
    return package.answer(f"evidence-{timezone.localdate().isoformat()}.zip")


def _headings() -> tuple[object, ...]:
    about = (_("Obligation"), _("Funding operation"), _("State"), _("Last day"), _("Owner"))
    said = (_("Note"), _("Done on"), _("Marked as done by"), _("Not needed, because"))
    return *about, *said, _("File"), _("What it shows"), _("Added"), _("Added by")


def _row(one: Obligation) -> tuple[object, ...]:
    return (
        *(one, one.operation, one.state_label, one.due_on, one.owner, one.note),
        *(one.done_on, one.done_by, one.waived_reason),
    )


def _file(package: Package, proof: Evidence) -> tuple[object, ...]:
    name = f"{proof.obligation_id:04}/{proof.pk}-{proof.name}"
    said = name if package.copy(name, proof.file) else _("the file is missing")
    when = timezone.localtime(proof.added_at).strftime("%Y-%m-%d %H:%M")
    return said, proof.shows, when, proof.added_by
