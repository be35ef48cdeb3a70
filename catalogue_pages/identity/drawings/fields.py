"""A column that holds a vector drawing, uploaded as a file."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from catalogue_pages.identity.drawings.vector import checksum_of, read


class DrawingInput(forms.FileInput):
    """Chooses a file, and shows the drawing that is stored."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"accept": ".svg,image/svg+xml", **(attrs or {})})

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The drawing above the choice of a file; nothing of one that was just refused."""
        choice = super().render(name, None, attrs, renderer)
        if not value or not isinstance(value, str):
            return choice
        address = reverse("logo", args=[checksum_of(value)])
        return format_html('<p><img src="{}" alt="" height="64" /></p>{}', address, choice)


class DrawingFormField(forms.FileField):
    """Takes an SVG file that may be drawn, as text; without a file the stored one stays."""

    widget = DrawingInput

    def to_python(self, data: Any) -> Any:
        """The text of a file. Raises ValidationError with what it may not hold."""
        file = super().to_python(data)
        if file is None:
            return None
        svg = file.read()
        read(svg)
        return svg.decode("utf-8")


class DrawingField(models.TextField):  # type: ignore[type-arg]
    """An SVG drawing that was looked at, as text.

    A logo is small, and stored here it stands in the row's history and in every copy of the
    database.
    """

    description = _("Vector drawing")

    def formfield(self, **kwargs: Any) -> forms.Field:
        """A choice of a file."""
        kwargs.pop("widget", None)
        return DrawingFormField(
            label=self.verbose_name,
            required=not self.blank,
            help_text=self.help_text,
            allow_empty_file=True,
        )

    def validate(self, value: Any, model_instance: Any) -> None:
        """Refuse, however it came here, what an upload would be refused for."""
        super().validate(value, model_instance)
        if not isinstance(value, str):
            raise ValidationError(_("This is no text."), code="svg")
        read(value.encode())
