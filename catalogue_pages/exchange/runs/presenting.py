"""What a person sees of a run: its figures, and each line of its report in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.exchange.models import FileKind, ImportRun, ReportLine, Sort, State
from catalogue_pages.exchange.rows.columns import ACTIVITY_COLUMNS, PROVIDER_COLUMNS, Column
from catalogue_pages.exchange.rows.sheets import PARENT
from catalogue_pages.exchange.rows.wording import both, column_label
from catalogue_pages.exchange.runs import steps
from catalogue_pages.exchange.runs.progress import told
from catalogue_pages.providers.models import ProviderPage

HELD_BACK: Final = {
    "gate": gettext_lazy("Saved as a draft, since it may not be published yet."),
    "draft": gettext_lazy("Goes into the draft that somebody is working on, and is not published."),
    "unpublished": gettext_lazy("Saved as a draft, since an editor has unpublished it."),
}


@dataclass(frozen=True, slots=True)
class Change:
    """A field with its value before and after."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One line of a report, in words."""

    number: int
    sort: str
    label: str
    key: str
    name: str
    words: str
    changes: tuple[Change, ...] = ()


def shown(line: ReportLine, kind: str) -> ShownLine:
    """A line of a report of a file of this kind, as a person reads it."""
    data = line.data
    label = Sort(line.sort).label
    words, changes = "", []
    match line.sort:
        case Sort.FAULT:
            words = _fault(data, kind)
        case Sort.KEPT:
            changes = [data]
        case Sort.REFUSED:
            words = f"{_field(data['field'], kind)}: {data['message']}".removeprefix(": ")
        case _:
            changes = data["fields"]
            words = str(HELD_BACK.get(data["held_back"], ""))
            if data["published"] and not changes:
                words = _("Nothing changes in it; its draft is published.")
    shown_changes = tuple(
        Change(
            _field(one["field"], kind), *both(_model(kind), one["field"], one["old"], one["new"])
        )
        for one in sorted(changes, key=lambda one: _place(one["field"], kind))
    )
    name = data.get("name") or line.key
    return ShownLine(line.number, line.sort, str(label), line.key, name, words, shown_changes)


def _fault(data: dict[str, Any], kind: str) -> str:
    """What a fault says beside its line: column, value, what was expected."""
    column = _("Column %s") % _column(data["column"], kind) + ": " if data["column"] else ""
    words = (
        column
        + _("“%(value)s”. ") % {"value": data["value"]}
        + _("Expected: %(expected)s.") % {"expected": data["expected"]}
    )
    if data["nearest"]:
        words += " " + _("Did you mean “%(nearest)s”?") % {"nearest": data["nearest"]}
    return words


def _columns(kind: str) -> Mapping[str, Column]:
    return ACTIVITY_COLUMNS if kind == FileKind.ACTIVITIES else PROVIDER_COLUMNS


def _place(field: str, kind: str) -> int:
    """Where a field stands among the columns of its file; the last place if it has none."""
    fields = [column.field or column.name for column in _columns(kind).values()]
    return fields.index(field) if field in fields else len(fields)


def _column(name: str, kind: str) -> str:
    """A column's name as the file has it, and what it holds."""
    columns = _columns(kind)
    label = column_label(_model(kind), columns[name]) if name in columns else ""
    return f"{name} – {label}" if label else name


def _model(kind: str) -> Any:
    return ActivityPage if kind == FileKind.ACTIVITIES else ProviderPage


def _field(name: str, kind: str) -> str:
    if name == PARENT:
        return _("provider")
    try:
        return str(_model(kind)._meta.get_field(name).verbose_name)
    except FieldDoesNotExist:
        return name


def figures(run: ImportRun) -> list[str]:
    """The report's figures in words, in the order in which they matter."""
    report = run.report
    if not report.get("rows") and not report.get("faults"):
        return []
    counts = {name: int(report.get(name, 0)) for name in report if name != "may_be_applied"}
    words = [
        (counts["faults"], ngettext("%d fault", "%d faults", counts["faults"])),
        (counts["created"], ngettext("%d new", "%d new", counts["created"])),
        (counts["updated"], ngettext("%d changed", "%d changed", counts["updated"])),
        (counts["unchanged"], ngettext("%d unchanged", "%d unchanged", counts["unchanged"])),
        (
            counts["kept"],
            ngettext("%d change of people kept", "%d changes of people kept", counts["kept"]),
        ),
        (
            counts["providers_created"],
            ngettext("%d new provider", "%d new providers", counts["providers_created"]),
        ),
    ]
    return [said % number for number, said in words if number]


def changes_nothing(run: ImportRun) -> bool:
    """Whether a checked file says only what stands already, or what people's own words outweigh."""
    names = ("created", "updated", "providers_created")
    return run.state == State.CHECKED and not any(run.report.get(name) for name in names)


def trouble(run: ImportRun) -> str:
    """Why a run failed, where it did; empty otherwise."""
    if run.report.get("interrupted"):
        return _("The server was interrupted several times. Try again with a smaller file.")
    if "failed" in run.report:
        return run.report["failed"] or _("Something went wrong on our side. It has been noted.")
    return ""


def sorts(run: ImportRun) -> list[tuple[str, str, int]]:
    """The sorts of lines that a run's report has: value, name, how many."""
    counts = steps.counts_of(run)
    return [(sort.value, str(sort.label), counts[sort]) for sort in Sort if sort in counts]


def progress(run: ImportRun) -> dict[str, Any]:
    """How far a run has come: its state, and how many of how many are done."""
    done, total = told(run)
    return {"state": run.state, "done": done, "total": total}
