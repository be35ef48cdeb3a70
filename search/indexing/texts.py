"""The words of a document, each language's own: nothing is put in the other language's place."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Self

from django.db.models import Model
from wagtail.blocks import StreamValue
from wagtail.rich_text import get_text_for_indexing

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.bilingual.emptiness import is_empty
from catalogue_pages.bilingual.reading import Language
from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.facets.municipality import municipalities

_LABELLED: Final = (
    ("learning_areas", "learning_area"),
    ("subjects", "subject"),
    ("skills", "skill"),
    ("grades", "grade"),
    ("formats", "format"),
    ("seasons", "season"),
)
"""Relations whose labels are words to be found by, with their vocabulary.

Languages, accessibility and facilities stay out: nearly every activity has the same few, and they
are chosen as facets.
"""


def plain(text: str) -> str:
    """Text without markup and without runs of white space."""
    return " ".join(get_text_for_indexing(text).split()) if "<" in text else " ".join(text.split())


def own_text(instance: Model, field: str, language: Language) -> str:
    """The plain text of a bilingual field in exactly this language; empty where it says nothing."""
    value = getattr(instance, f"{field}_{language}")
    if is_empty(value):
        return ""
    if isinstance(value, StreamValue):
        return plain(" ".join(value.stream_block.get_searchable_content(value)))
    return plain(get_text_for_indexing(str(value)))


def _label(known: Vocabularies, vocabulary: str, code: str, language: Language) -> str:
    entry = known[vocabulary].get(code)
    if entry is None:
        return ""
    return entry.label_en if language == "en" else entry.label_lv


@dataclass(frozen=True, slots=True)
class Named:
    """What of the vocabularies names an activity, read once for both languages.

    `terms` are (vocabulary, code); `municipalities` the codes of those to name, its venue's first.
    """

    terms: tuple[tuple[str, str], ...]
    municipalities: tuple[str, ...]
    known: Vocabularies

    @classmethod
    def of(cls, activity: ActivityPage, known: Vocabularies) -> Self:
        """What names an activity whose relations have been fetched."""
        return cls(tuple(_terms(activity, known)), whereabouts(activity, known), known)

    def labels(self, language: Language) -> str:
        """The labels of its terms in one language, a line each."""
        return _lines(_label(self.known, *term, language) for term in self.terms)

    def places(self, venue: str, language: Language) -> str:
        """The names of where it happens in one language, a line each."""
        names = [venue]
        for code in self.municipalities:
            entry = self.known["municipality"].get(code)
            if entry is None:
                continue
            place = entry.place_name_en if language == "en" else entry.place_name
            names += [_label(self.known, "municipality", code, language), place]
            names.append(_label(self.known, "region", entry.parent, language))
        return _lines(names)


def _terms(activity: ActivityPage, known: Vocabularies) -> list[tuple[str, str]]:
    named = [("field", activity.field.code), ("kind", activity.kind.code)]
    for relation, vocabulary in _LABELLED:
        named += [(vocabulary, term.code) for term in getattr(activity, relation).all()]
    groups = {known.parent("grade", code) for name, code in named if name == "grade"}
    return named + [("grade_group", code) for code in sorted(groups)]


def whereabouts(activity: ActivityPage, known: Vocabularies) -> tuple[str, ...]:
    """The municipalities to name: the venue's first, then those it visits.

    One that visits all of Latvia names only its venue's; it is found everywhere by its codes.
    """
    found = municipalities(activity, known)
    venue = activity.municipality.code if activity.municipality else ""
    if activity.serves_all:
        return (venue,) if venue in found else ()
    return tuple(sorted(found, key=lambda code: code != venue))


def _lines(names: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(name for name in names if name))
