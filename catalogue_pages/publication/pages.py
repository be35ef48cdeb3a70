"""The base of every public page: it passes the gate before it is live."""

from collections.abc import Iterable
from typing import Any, Final

from django.db.models import QuerySet
from django.forms import BaseForm
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils import translation
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page, PageViewRestriction

from catalogue_pages.bilingual.pages import NamedPage
from catalogue_pages.bilingual.reading import LANGUAGE_NAMES, LANGUAGES
from catalogue_pages.publication.closed import restrictions_on
from catalogue_pages.publication.gate import Refusal, refusals, require, submission_refusals
from catalogue_pages.publication.previews import previews_of

SUBMITS: Final = {"action-submit", "action-restart-workflow"}
"""The buttons of an edit form that ask for moderation."""


def _show(found: Iterable[Refusal], form: BaseForm) -> None:
    for refusal in found:
        name = refusal.field if refusal.field in form.fields else None
        if name is not None and _only_says_required(form, name):
            del form.errors[name]  # the gate says what to do
        if name is None or name not in form.errors:
            form.add_error(name, str(refusal.message))


def _only_says_required(form: BaseForm, name: str) -> bool:
    said = form.errors.as_data().get(name, [])
    return bool(said) and all(error.code == "required" for error in said)


class GatedPageForm(WagtailAdminPageForm):
    """An edit form that shows the gate's refusals at their fields; drafts stay savable."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
        for name, field in self.fields.items():
            language = name.rpartition("_")[2]
            if language in LANGUAGES:
                # What is typed is checked and read out in its own language.
                field.widget.attrs.setdefault("lang", language)

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.is_deferred_validation:
            return
        self._take_chosen_terms()
        self.instance.stands_below = self.parent_page
        # What stands in rows of the form is judged there: the page does not hold it yet.
        ask = submission_refusals if SUBMITS & set(self.data) else refusals
        found = [one for one in ask(self.instance) if one.field not in self.formsets]
        _show(found, self)
        for rows in self.formsets.values():
            deleted = rows.deleted_forms
            for row in rows.forms:
                if row not in deleted:
                    _show(refusals(row.instance), row)

    def _take_chosen_terms(self) -> None:
        # The rules look at the page; a form sets many-to-many fields only when it is saved.
        for field in self.instance._meta.get_fields():
            if isinstance(field, ParentalManyToManyField) and field.name in self.cleaned_data:
                setattr(self.instance, field.name, self.cleaned_data[field.name])


class PublicPage(NamedPage):
    """A bilingual page that the gate guards."""

    base_form_class = GatedPageForm
    stands_below: Page | None = None
    """The page that this one will stand below, where the tree does not say so yet."""

    class Meta:
        abstract = True

    def above(self) -> Page | None:
        """The page that this one stands or will stand below; None while nobody has said which."""
        if self.stands_below is not None or not self.path:
            return self.stands_below
        # A fresh look: who holds this page may have published the one above in the meantime.
        return self.get_parent(update=True)

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """What restricts this page; Wagtail leaves out what stands above an alias's source."""
        return restrictions_on(self)

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """The page in each language, then every registered way in each language."""
        named = list(LANGUAGE_NAMES.items())
        return named + [
            (f"{code} {preview.name}", f"{name}: {preview.label}")
            for preview in previews_of(self)
            for code, name in named
        ]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponseBase:
        """The page as visitors of one language will see it, or meet it elsewhere."""
        language, _space, way = mode_name.partition(" ")
        with translation.override(language):
            others = {preview.name: preview for preview in previews_of(self)}
            response: HttpResponseBase
            response = others[way].show(self, request) if way in others else self.serve(request)
            if isinstance(response, TemplateResponse):
                response.render()
        return response

    def save(self, clean: bool = True, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002 - Wagtail's
        """Save; raises PublicationError when a live page does not pass the gate."""
        if clean and self.live:
            require(self)
        return super().save(clean, **kwargs)
