"""The words of a document, each language's own: nothing is put in the other language's place."""

from collections.abc import Iterable
from typing import Final

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


def labels(activity: ActivityPage, known: Vocabularies, language: Language) -> str:
    """The labels of an activity's terms in one language, a line each."""
    named = [("field", activity.field.code), ("kind", activity.kind.code)]
    for relation, vocabulary in _LABELLED:
        named += [(vocabulary, term.code) for term in getattr(activity, relation).all()]
    groups = {known.parent("grade", code) for name, code in named if name == "grade"}
    named += [("grade_group", code) for code in sorted(groups)]
    return _lines(_label(known, vocabulary, code, language) for vocabulary, code in named)


def whereabouts(activity: ActivityPage, known: Vocabularies) -> list[str]:
    """The municipalities to name for an activity, its venue's first, then those it visits.

    One that visits all of Latvia names only its venue's; it is found everywhere by its codes.
    """
    found = municipalities(activity, known)
    venue = activity.municipality.code if activity.municipality else ""
    if activity.serves_all:
        return [venue] if venue in found else []
    return sorted(found, key=lambda code: code != venue)


def places(activity: ActivityPage, known: Vocabularies, language: Language) -> str:
    """The names of where an activity happens in one language, a line each: see `whereabouts`."""
    names = [own_text(activity, "venue_name", language)]
    for code in whereabouts(activity, known):
        entry = known["municipality"].get(code)
        if entry is None:
            continue
        place = entry.place_name_en if language == "en" else entry.place_name
        names += [_label(known, "municipality", code, language), place]
        names.append(_label(known, "region", entry.parent, language))
    return _lines(names)


def _lines(names: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(name for name in names if name))
