"""A short text with a count of its characters beside it."""

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from wagtail.admin.widgets import AdminAutoHeightTextInput


class CountedInput(AdminAutoHeightTextInput):
    """An input that says how many characters of the most allowed are written.

    The count is made here first; the form's script keeps it true while somebody types.
    """

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        """The input as HTML, and the count below it."""
        most = self.attrs.get("maxlength", "")
        own = f"{(attrs or {}).get('id', name)}-count"
        described = " ".join(filter(None, [(attrs or {}).get("aria-describedby"), own]))
        field = super().render(name, value, {**(attrs or {}), "aria-describedby": described})
        length = format_html("<span data-length>{}</span>", len(str(value or "")))
        words = gettext("%(length)s of %(most)s characters")
        return format_html(
            '{}<span class="counted" id="{}" data-counted="{}" data-most="{}">{}</span>',
            field,
            own,
            name,
            most,
            format_html(words.replace("%(length)s", "{}").replace("%(most)s", "{}"), length, most),
        )
