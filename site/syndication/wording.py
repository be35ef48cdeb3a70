"""What a selection is called in feeds and calendars, and texts as they bear them."""

from collections.abc import Iterable
from typing import Final

from django.conf import settings

from catalogue_pages.bilingual.reading import Language, quoted, read
from catalogue_pages.identity.statement import PROGRAMME_RATE, statement
from catalogue_pages.providers.models import CataloguePage
from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.addresses import cleaned
from search.listing.facet_views import active_filters
from search.selection import Selection

BETWEEN: Final = " · "


def one_line(text: object) -> str:
    """A text on one line, without characters that neither XML nor a calendar can hold."""
    return cleaned(str(text or ""))[0]


def lines(texts: Iterable[object]) -> str:
    """Texts that say something, a line each."""
    return "\n".join(filter(None, map(one_line, texts)))


def selection_name(page: CataloguePage, selection: Selection, known: Vocabularies) -> str:
    """A selection in words, as the title of the listing says it."""
    query = [quoted(selection.query, selection.language)] if selection.query else []
    chosen = [one.label for one in active_filters(selection, known, lambda _selection: "")]
    named = str(read(page, "name", selection.language).value or "")
    return BETWEEN.join(map(one_line, [*query, *chosen, named, settings.WAGTAIL_SITE_NAME]))


def funding(language: Language) -> str:
    """The funding statement of the catalogue itself."""
    return statement(PROGRAMME_RATE, language)
