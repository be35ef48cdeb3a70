"""The table of synonyms."""

from typing import Any, ClassVar, Final

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import PreviewableMixin

from catalogue_pages.bilingual.reading import LANGUAGES, as_language
from catalogue_pages.changes.journal import Journalled
from search.synonyms.contradictions import Sides, contradictions
from search.synonyms.expressions import faults, find_alike, split

_LANGUAGE_NAMES: Final = {"lv": _("Latvian"), "en": _("English")}


class SynonymGroup(PreviewableMixin, Journalled):
    """Words and phrases of one language that mean the same to whoever looks for an activity.

    With something in `leads_to` the group leads one way: who types one of the `words` finds that,
    too, and not the other way round. Both hold an expression a line.
    """

    language = models.CharField(
        _("language"),
        max_length=2,
        choices=[(code, _LANGUAGE_NAMES[code]) for code in LANGUAGES],
        default=LANGUAGES[0],
        help_text=_("The language of these words. Visitors of both languages may type them."),
    )
    words = models.TextField(
        _("words and phrases"),
        max_length=2000,
        help_text=_(
            "One a line, in any form: “skudra” stands for “skudras” and “skudrām”, too. Who types "
            "one of them finds the others."
        ),
    )
    leads_to = models.TextField(
        _("lead to"),
        max_length=2000,
        blank=True,
        help_text=_(
            "Only if the words do not mean the same: what else they should find, one a line. Such "
            "a group leads one way: “skudra” can lead to “kukainis”, while “kukainis” does not "
            "lead to “skudra”."
        ),
    )

    objects: ClassVar[models.Manager["SynonymGroup"]] = models.Manager()

    tried: str = ""
    """A query that an editor tries in the preview; never saved."""

    class Meta:
        verbose_name = _("group of synonyms")
        verbose_name_plural = _("synonyms")
        ordering: ClassVar = ["words", "pk"]

    def __str__(self) -> str:
        sides = [", ".join(split(side)) for side in (self.words, self.leads_to) if side]
        return " → ".join(sides)

    def clean(self) -> None:
        """Bring the expressions into order. Raises ValidationError with what is wrong, by field."""
        super().clean()
        language = as_language(self.language)
        asked, serving = split(self.words), split(self.leads_to)
        found = {
            "words": list(faults(asked, language)),
            "leads_to": list(faults(serving, language)),
        }
        if asked and len(asked) + len(serving) < 2:
            found["words"].append(
                gettext(
                    "A word alone has no synonym. Write at least two, or what the word leads to."
                )
            )
        found["leads_to"] += [
            gettext("“%(expression)s” stands on both sides. Delete it here.") % {"expression": one}
            for one in serving
            if find_alike(one, asked, language)
        ]
        if not any(found.values()):
            others = type(self).objects.filter(language=self.language).exclude(pk=self.pk)
            found["words"] += contradictions(
                self.sides(), (other.sides() for other in others), language
            )
        if any(found.values()):
            raise ValidationError({field: errors for field, errors in found.items() if errors})
        self.words, self.leads_to = "\n".join(asked), "\n".join(serving)

    def sides(self) -> Sides:
        """Both lists of its expressions."""
        return Sides(str(self), split(self.words), split(self.leads_to))

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """The template that shows what queries would find with the group as it is written now."""
        return "synonyms/preview.html"

    def make_preview_request(
        self,
        original_request: HttpRequest,
        preview_mode: str | None = None,
        extra_request_attrs: Any = None,
    ) -> TemplateResponse:
        """Answer in the admin itself, and its language: the group has no page to be shown as."""
        mode = preview_mode or ""
        return TemplateResponse(
            original_request,
            self.get_preview_template(original_request, mode),
            self.get_preview_context(original_request, mode),
        )
