"""The editors' synonyms as a search reads them, in memory until an editor changes one."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from catalogue_pages.bilingual.reading import as_language
from catalogue_pages.changes.editions import Kept
from search.synonyms.models import SynonymGroup
from search.text.thesaurus import Meaning, Term, Thesaurus

EDITION: Final = "synonyms"


def _meaning(group: SynonymGroup) -> Meaning:
    sides, language = group.sides(), as_language(group.language)
    asked, serving = (
        tuple(Term(expression.lower(), language) for expression in side)
        for side in (sides.words, sides.leads_to)
    )
    return Meaning(asked, serving)


def _thesaurus(groups: Iterable[SynonymGroup]) -> Thesaurus:
    return Thesaurus(_meaning(group) for group in groups)


def _build() -> Thesaurus:
    return _thesaurus(SynonymGroup.objects.all())


kept: Kept[Thesaurus] = Kept(EDITION, _build)
_supposed: ContextVar[Thesaurus | None] = ContextVar("supposed_synonyms", default=None)


def current() -> Thesaurus:
    """The synonyms as they are now; at most one query for a request that reads them."""
    return _supposed.get() or kept.get()


@contextmanager
def supposing(group: SynonymGroup) -> Iterator[None]:
    """Within this context searches read the synonyms as they would be with `group` saved."""
    others = SynonymGroup.objects.exclude(pk=group.pk)
    token = _supposed.set(_thesaurus([*others, group]))
    try:
        yield
    finally:
        _supposed.reset(token)
