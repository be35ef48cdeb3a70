"""The report of an import, as data for JSON and as lines for people."""

from collections.abc import Iterator
from typing import Any

from catalogue_pages.changes.merging import Difference
from catalogue_pages.exchange.plans.plan import Plan, Step, count

_HELD_BACK = {
    "gate": "saved as a draft, since it may not be published yet",
    "draft": "saved into the draft that somebody is working on, and not published",
    "unpublished": "saved as a draft, since an editor has unpublished it",
}


def as_data(plan: Plan, *, applied: bool) -> dict[str, Any]:
    """The whole report, for JSON."""
    return {
        "applied": applied,
        "rows": plan.rows,
        "created": count(plan.steps, "created"),
        "updated": count(plan.steps, "updated"),
        "unchanged": count(plan.steps, "unchanged"),
        "providers_created": [step.key for step in plan.providers],
        "faults": [fault.as_dict() for fault in plan.faults],
        "steps": [_step(step) for step in plan.steps if step.what != "unchanged"],
        "kept": [
            {"line": step.line, "id": step.key, "name": _name(step), **_difference(one)}
            for step in plan.steps
            for one in step.merged.kept
        ],
        "refused": list(_refused(plan)),
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "line": step.line,
        "id": step.key,
        "name": _name(step),
        "what": step.what,
        "published": step.publish,
        "held_back": step.held_back,
        "fields": [_difference(one) for one in step.differences],
    }


def _name(step: Step) -> str:
    page: Any = step.page
    return page.name_lv or ""


def _difference(difference: Difference) -> dict[str, Any]:
    return {"field": difference.field, "old": difference.old, "new": difference.new}


def _refused(plan: Plan) -> Iterator[dict[str, Any]]:
    for step in (*plan.providers, *plan.steps):
        for refusal in step.refusals:
            yield {
                "line": step.line,
                "id": step.key,
                "name": _name(step),
                "field": refusal.field,
                "message": str(refusal.message),
            }


def as_lines(plan: Plan, *, applied: bool, differences: bool) -> Iterator[str]:
    """The report for people; with `differences`, every field that changes too."""
    yield from map(str, plan.faults)
    for step in plan.steps:
        yield from _step_lines(step, differences=differences)
    for refusal in _refused(plan):
        yield f"{refusal['id']}: {refusal['field']}: {refusal['message']}"
    verb = "" if applied else "would be "
    yield (
        f"{count(plan.steps, 'created')} {verb}created, {count(plan.steps, 'updated')} "
        f"{verb}updated, {count(plan.steps, 'unchanged')} unchanged, "
        f"{len(plan.faults)} faults."
    )
    if plan.providers:
        yield f"{len(plan.providers)} providers {verb}created."


def _step_lines(step: Step, *, differences: bool) -> Iterator[str]:
    name = f"Line {step.line}, {step.key}"
    for one in step.merged.kept:
        yield f"{name}: {one.field} was changed by a person and is kept."
    if step.held_back:
        yield f"{name}: {_HELD_BACK[step.held_back]}."
    for one in step.differences if differences else ():
        yield f"{name}: {one.field}: {one.old!r} -> {one.new!r}"
