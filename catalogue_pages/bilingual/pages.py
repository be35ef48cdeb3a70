"""The base of every page type: a bilingual name, which Wagtail's title and slug follow."""

from typing import Any

from django.db import models
from django.utils.functional import classproperty
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modeltranslation.translator import translator
from wagtail.models import Page

from catalogue_pages.bilingual.reading import Language, Reading, read


class NamedPage(Page):
    """A page with a Latvian and an English name.

    `title` is the Latvian name. `slug` is made from it and follows it until the page is first
    published, unless somebody has written another slug; later it stays, so that addresses last.
    """

    name = models.CharField(_("name"), max_length=200)
    # Wagtail's forms ask for it of a draft too: without it there would be neither title nor slug.
    name.required_on_save = True  # type: ignore[attr-defined]

    title: str
    slug: str
    draft_title: str

    class Meta:
        abstract = True

    @classproperty
    def api_fields(cls) -> list[str]:  # noqa: N805 - as `classproperty` has it
        """What Wagtail's API tells of a page: all fields of its own, a bilingual one as two."""
        others = {one.name for one in Page._meta.get_fields()}
        others |= {one.name for one in cls._meta.parents.values() if one}
        others |= set(translator.get_options_for_model(cls).all_fields)
        named = (one.name for one in (*cls._meta.fields, *cls._meta.many_to_many))
        return [name for name in named if name not in others]

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Validate, with title and slug brought up to the name."""
        self._follow_name()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self) -> None:
        """Validate what even a draft must have, with title and slug brought up to the name."""
        self._follow_name()
        super().minimal_clean()

    def read(self, field: str, language: Language) -> Reading:
        """Read a bilingual field of this page; see `reading.read`."""
        return read(self, field, language)

    def _follow_name(self) -> None:
        name = self.read("name", "lv").value or self.title
        slug_was_made = bool(self.title) and self.slug.startswith(slugify(self.title)[:40])
        if name != self.title and self.first_published_at is None and slug_was_made:
            self.slug = ""
        self.title = name
        if not self.live:
            self.draft_title = name
