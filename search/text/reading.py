"""Reads a query: from the words typed to what they ask for."""

from dataclasses import dataclass, field
from typing import Final

from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.text.alternatives import (
    PART_OF_PHRASE,
    SLIPS,
    Lexicon,
    is_covered,
    joined_alternative,
    thesaurus_alternatives,
    weakened,
    word_alternatives,
)
from search.text.analysis import forms
from search.text.facet_words import FacetWord, facet_word_at
from search.text.lemmas import is_known, lemmas
from search.text.places import Place, place_at
from search.text.spelling import Correction
from search.text.stems import latvian_stem
from search.text.thesaurus import thesaurus
from search.text.understanding import (
    Alternative,
    CodeMatch,
    Concept,
    NamedValue,
    Sort,
    Understanding,
)
from search.text.wordlists import is_filler, is_stop_word, names_a_form
from search.text.words import Word, words

MOST_WORDS: Final = 24
"""Words of a query beyond these are not read."""
PLACE_BY_CODE: Final = 0.3
"""An activity that comes to any school is in every municipality, and named by none."""
PLACE_WITHIN: Final = 0.5
"""How far the municipality stands in for a place that an activity does not name."""


@dataclass(slots=True)
class _Reading:
    """The state of reading one query from left to right."""

    query: str
    typed: list[Word]
    vocabularies: Vocabularies
    lexicon: Lexicon
    corrections: dict[int, list[Correction]] = field(default_factory=dict)
    concepts: list[Concept] = field(default_factory=list)
    lifting: list[Concept] = field(default_factory=list)
    named: list[NamedValue] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    def slice(self, start: int, length: int) -> str:
        """What the visitor wrote from a word on."""
        return self.query[self.typed[start].start : self.typed[start + length - 1].end]

    def texts(self) -> list[str]:
        """The words, misspelt ones by their nearest known one."""
        return [
            self.corrections[place][0].word if place in self.corrections else word.text
            for place, word in enumerate(self.typed)
        ]


def read(query: str, vocabularies: Vocabularies, lexicon: Lexicon) -> Understanding:
    """What a query asks for, in the words that `lexicon` knows."""
    reading = _Reading(query, words(query)[:MOST_WORDS], vocabularies, lexicon)
    _correct(reading)
    corrected = [
        Word(text, word.start, word.end)
        for text, word in zip(reading.texts(), reading.typed, strict=True)
    ]
    place = 0
    while place < len(corrected):
        place += _read_at(reading, corrected, place)
    return _conclude(reading)


def _correct(reading: _Reading) -> None:
    """Look up the nearest words for those that nothing knows."""
    texts = [word.text for word in reading.typed]
    for place, word in enumerate(texts):
        if _is_understood(reading, texts, place) or is_known(word):
            continue
        nearest = reading.lexicon.spelling().nearest(word)
        if nearest:
            reading.corrections[place] = nearest


def _is_understood(reading: _Reading, texts: list[str], place: int) -> bool:
    word = texts[place]
    return (
        is_stop_word(word)
        or is_filler(word)
        or names_a_form(word)
        or is_covered(word, reading.lexicon)
        or place_at(texts, place, reading.vocabularies)[0] > 0
        or thesaurus().related(texts, place)[0] > 0
        or bool(facet_word_at(reading.query, reading.typed, place, reading.vocabularies))
    )


def _read_at(reading: _Reading, typed: list[Word], start: int) -> int:
    """Read what stands at a word; returns how many words were taken."""
    texts = [word.text for word in typed]
    length, places = place_at(texts, start, reading.vocabularies)
    facets = facet_word_at(reading.query, typed, start, reading.vocabularies)
    taken = max((facet.length for facet in facets), default=0)
    if facets and taken >= length:
        _take_facet(reading, texts, facets)
        return taken
    if places:
        _take_place(reading, texts, start, length, places)
        return length
    if is_stop_word(texts[start]) and not _is_acronym(reading, start):
        reading.kept.append(reading.slice(start, 1))
        return 1
    return _take_words(reading, texts, start)


def _is_acronym(reading: _Reading, place: int) -> bool:
    """Whether a word stands in capitals among others that do not: "IT", not "it"."""
    written = reading.slice(place, 1)
    return len(written) > 1 and written.isupper() and not reading.query.isupper()


def _take_facet(reading: _Reading, texts: list[str], facets: list[FacetWord]) -> None:
    for facet in facets:
        typed = reading.slice(facet.start, facet.length)
        reading.named.append(NamedValue(facet.parameter, facet.codes, typed))
    facet = facets[0]
    for place in range(facet.start, facet.start + facet.length):
        if not is_stop_word(texts[place]):
            _lift(reading, texts, place, "facet")


def _lift(reading: _Reading, texts: list[str], place: int, sort: Sort) -> None:
    found = word_alternatives(texts[place], reading.lexicon)
    if found:
        reading.lifting.append(Concept(texts[place], sort, tuple(found)))


def _take_place(
    reading: _Reading, texts: list[str], start: int, length: int, places: tuple[Place, ...]
) -> None:
    typed = reading.slice(start, length)
    codes = tuple(dict.fromkeys(place.municipality for place in places))
    whole = all(place.whole for place in places)
    if whole:
        reading.named.append(NamedValue("municipality", codes, typed))
    else:
        reading.kept.append(typed)
    found = _own_alternatives(reading, texts, start, length)
    found.extend(thesaurus_alternatives(thesaurus().related(texts, start)[1], reading.lexicon))
    if not whole:
        found += _municipality_alternatives(reading, codes)
    matches = tuple(CodeMatch("municipality", code, PLACE_BY_CODE) for code in codes)
    reading.concepts.append(Concept(typed, "place", tuple(found), matches))


def _municipality_alternatives(reading: _Reading, codes: tuple[str, ...]) -> list[Alternative]:
    """The names of the municipalities that a place lies in."""
    found: list[Alternative] = []
    for code in codes:
        label = reading.vocabularies["municipality"][code].label_lv.lower()
        names = tuple(
            tuple(
                term for term in forms(word.text, "lv")["exact"] if reading.lexicon.frequency(term)
            )
            for word in words(label)
        )
        if all(names):
            found.append(Alternative(names, PLACE_WITHIN))
    return found


def _own_alternatives(
    reading: _Reading, texts: list[str], start: int, length: int
) -> list[Alternative]:
    """The words themselves: one word by its forms, a phrase by all of them in one place."""
    each = [word_alternatives(word, reading.lexicon) for word in texts[start : start + length]]
    if length == 1:
        return each[0]
    if not all(each):
        return []
    terms = tuple(
        tuple(dict.fromkeys(term for other in found for term in other.words[0])) for found in each
    )
    return [Alternative(terms, 1.0)]


def _take_words(reading: _Reading, texts: list[str], start: int) -> int:
    length, related = thesaurus().related(texts, start)
    length = max(length, 1)
    typed = reading.slice(start, length)
    reading.kept.append(typed)
    if length == 1 and is_filler(texts[start]):
        _lift(reading, texts, start, "filler")
        return 1
    found = _own_alternatives(reading, texts, start, length)
    found += _near_alternatives(reading, texts, start, length)
    found += thesaurus_alternatives(related, reading.lexicon)
    found = _weakened_by_slips(reading, start, found)
    sort = _sort(texts[start]) if length == 1 else "subject"
    reading.concepts.append(Concept(typed, sort, tuple(found)))
    return length


def _sort(word: str) -> Sort:
    """What a word is good for: verbs ("izvēlēties", "strādā") say little beside a subject."""
    if names_a_form(word):
        return "form"
    known = lemmas(word)
    is_verb = bool(known) and all(_is_infinitive(lemma, word) for lemma in known)
    return "verb" if is_verb and not latvian_stem(word).endswith("san") else "subject"


def _is_infinitive(lemma: str, word: str) -> bool:
    """Whether a lemma is a verb's. `roboti` goes on behind its lemma, `robot`: that is a noun's.

    A reflexive verb goes on behind its lemma, too, and ends like no such noun.
    """
    behind = word != lemma and word.startswith(lemma) and not word.endswith("ies")
    return len(lemma) > 3 and lemma.endswith(("t", "ties")) and not behind


def _near_alternatives(
    reading: _Reading, texts: list[str], start: int, length: int
) -> list[Alternative]:
    """Compounds with the neighbours, parts of a phrase, and other spellings as near."""
    lexicon = reading.lexicon
    found: list[Alternative] = []
    if length > 1:
        for word in texts[start : start + length]:
            if not is_filler(word) and not is_stop_word(word):
                found += weakened(word_alternatives(word, lexicon), PART_OF_PHRASE)
        return found
    pairs = [(start - 1, start), (start, start + 1)]
    for first, second in pairs:
        if first >= 0 and second < len(texts):
            joined = joined_alternative(texts[first], texts[second], lexicon)
            if joined:
                found.append(joined)
    for correction in reading.corrections.get(start, [])[1:]:
        found += word_alternatives(correction.word, lexicon)
    return found


def _weakened_by_slips(
    reading: _Reading, start: int, found: list[Alternative]
) -> list[Alternative]:
    corrections = reading.corrections.get(start)
    return weakened(found, SLIPS[corrections[0].distance]) if corrections else found


def _conclude(reading: _Reading) -> Understanding:
    """Weigh what was read as a whole: a filter, fillers that must find, or concepts."""
    concepts, lifting = reading.concepts, reading.lifting
    filters: dict[str, tuple[str, ...]] = {}
    only_whole_places = all(
        concept.sort == "place" and any(value.typed == concept.typed for value in reading.named)
        for concept in concepts
    )
    if reading.named and only_whole_places:
        for value in reading.named:
            codes = (*filters.get(value.parameter, ()), *value.codes)
            filters[value.parameter] = tuple(dict.fromkeys(codes))
        concepts, lifting = [], [*lifting, *concepts]
    elif not concepts:
        concepts = [concept for concept in lifting if concept.sort == "filler"]
        lifting = [concept for concept in lifting if concept.sort != "filler"]
    return Understanding(
        concepts=tuple(concepts),
        lifting=tuple(lifting),
        named=tuple(reading.named),
        filters=filters,
        corrected=_corrected(reading),
        remaining=" ".join(reading.kept),
    )


def _corrected(reading: _Reading) -> str:
    """The query with misspelt words put right, or empty when there were none."""
    if not reading.corrections:
        return ""
    parts: list[str] = []
    end = 0
    for word, text in zip(reading.typed, reading.texts(), strict=True):
        parts += [reading.query[end : word.start], text if text != word.text else ""]
        if text == word.text:
            parts.append(reading.query[word.start : word.end])
        end = word.end
    return "".join([*parts, reading.query[end:]]).strip()
