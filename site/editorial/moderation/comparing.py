"""What changed in what is judged, by Wagtail's own comparison of the form's fields."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.compare import FieldComparison
from wagtail.models import Page

from catalogue_pages.bilingual.emptiness import is_empty
from catalogue_pages.publication.staleness import in_words
from editorial.moderation.fields import label_of, pinnable, without_language
from editorial.moderation.models import ModerationTaskState


@dataclass(frozen=True, slots=True)
class Comparison:
    """Changes since something (`since` says since what), or all that a new page says.

    `changes` pairs a field with its change as markup, `says` a field with its texts: one, or the
    Latvian and the English one. `address` is where Wagtail shows the same comparison on a page of
    its own.
    """

    since: str
    address: str = ""
    changes: list[tuple[str, SafeString]] = field(default_factory=list)
    says: list[tuple[str, list[str]]] = field(default_factory=list)


def compare(
    request: HttpRequest,
    page: Page,
    judgement: ModerationTaskState,
    before: ModerationTaskState | None,
) -> Comparison:
    """Compare with what was returned, or with what is live, or show all where there is neither."""
    judged = judgement.revision.as_object()
    if before is not None:
        start: int | str = before.revision_id
        old, since = before.revision.as_object(), _("What changed since it was returned")
    elif page.live:
        start, old, since = "live", page.specific, _("What changes in what is published")
    else:
        return Comparison(since=_("What it says"), says=_everything(judged))
    arguments = [page.pk, start, judgement.revision_id]
    return Comparison(
        since=since,
        address=reverse("wagtailadmin_pages:revisions_compare", args=arguments),
        changes=_changes(request, old, judged),
    )


def _changes(request: HttpRequest, old: Any, new: Any) -> list[tuple[str, SafeString]]:
    panel = new.get_edit_handler().get_bound_panel(instance=new, request=request, form=None)
    found = [comparison(old, new) for comparison in panel.get_comparison()]
    return [(_name(one), _shown(one)) for one in found if _is_told(one)]


def _is_told(change: Any) -> bool:
    # A form writes an empty text where there was none.
    if change.is_field and is_empty(change.val_a) and is_empty(change.val_b):
        return False
    return bool(change.has_changed())


def _name(change: Any) -> str:
    return (
        label_of(change.field.name, change.field.model)
        if change.is_field
        else (str(change.field_label()))
    )


def _shown(change: Any) -> SafeString:
    if change.is_field and type(change) is not FieldComparison:
        shown: SafeString = mark_safe(change.htmldiff())  # noqa: S308 - Wagtail has escaped it
        return shown
    if change.is_field:  # Wagtail would show Python's True and None
        return _gone_and_new(_told(change.val_a), _told(change.val_b))
    rows = change.get_child_comparisons()
    joined: SafeString = format_html_join("", "{}", ((_row(row),) for row in rows))
    return joined


def _row(row: Any) -> SafeString:
    before = "" if row.is_addition() else in_words(row.obj_a)
    after = "" if row.is_deletion() else in_words(row.obj_b)
    return _gone_and_new(before, after)


def _gone_and_new(before: str, after: str) -> SafeString:
    if before == after:
        return format_html("<div>{}</div>", after)
    parts = (("deletion", before), ("addition", after))
    shown = ((kind, words) for kind, words in parts if words)
    return format_html("<div>{}</div>", format_html_join(" ", '<span class="{}">{}</span>', shown))


def _everything(judged: Any) -> list[tuple[str, list[str]]]:
    model = type(judged)
    names = {one.name for one in judged._meta.get_fields()}
    said: dict[str, list[str]] = {}
    for name, _label in pinnable(model):
        if name in names:
            said.setdefault(without_language(name, model)[0], []).append(_of(judged, name))
    return [(capfirst(label_of(name, model)), texts) for name, texts in said.items() if any(texts)]


def _of(judged: Any, name: str) -> str:
    """What a page says in a column; of a choice, its name."""
    if getattr(judged._meta.get_field(name), "choices", None):
        return str(getattr(judged, f"get_{name}_display")())
    return _told(getattr(judged, name))


def _told(value: Any) -> str:
    return number_format(value) if isinstance(value, Decimal) else in_words(value)
