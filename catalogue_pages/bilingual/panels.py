"""Editing a bilingual field: Latvian and English in one row."""

from typing import Any

from wagtail.admin.panels import FieldPanel, FieldRowPanel


class BilingualPanel(FieldRowPanel):
    """One row of an edit form with the Latvian and the English column of a field.

    Takes the field's name without a language; other arguments go to both field panels.
    """

    def __init__(
        self, field: str, *, heading: str = "", help_text: str = "", **kwargs: Any
    ) -> None:
        self.field = field
        self.panel_options = kwargs
        pair = [FieldPanel(f"{field}_{code}", **kwargs) for code in ("lv", "en")]
        super().__init__(pair, heading=heading, help_text=help_text)

    def clone_kwargs(self) -> dict[str, Any]:
        """What Wagtail needs to make this panel again, bound to a model."""
        return {
            "field": self.field,
            "heading": self.heading,
            "help_text": self.help_text,
            **self.panel_options,
        }

    class BoundPanel(FieldRowPanel.BoundPanel):
        """The row of one form."""

        template_name = "bilingual/pair.html"
