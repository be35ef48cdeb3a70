"""The form of a logo, which measures drawings of the emblem."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminModelForm

from catalogue_pages.identity.arrangement import Kind
from catalogue_pages.identity.logos import must_be_the_emblem


class LogoForm(WagtailAdminModelForm):
    """Refuses a drawing of the emblem that is not the emblem, at the drawing."""

    def clean(self) -> dict[str, Any]:
        """Measure each drawing that is not to be deleted."""
        said: dict[str, Any] = super().clean()
        if said.get("kind") == Kind.EMBLEM:
            for form in self.formsets["files"].forms:
                _measure(form)
        return said


def _measure(form: Any) -> None:
    if not form.is_valid():
        return
    svg = form.cleaned_data.get("svg")
    if not svg or form.cleaned_data.get("DELETE"):
        return
    try:
        must_be_the_emblem(svg, form.cleaned_data.get("variant", ""))
    except ValidationError as refused:
        form.add_error("svg", refused)
