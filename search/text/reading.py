"""Reads a query: from the words typed to what they ask for."""

from dataclasses import dataclass, field
from typing import Final

from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.facets.municipality import MunicipalityFacet
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
from search.text.facet_words import FacetWord, facet_word_at, subject_value_at
from search.text.lemmas import is_known, lemmas
from search.text.listed_words import is_stop_word, listed
from search.text.places import Place, place_at
from search.text.spelling import Correction
from search.text.stems import latvian_stem
from search.text.thesaurus import Thesauri, Thesaurus, thesaurus
from search.text.understanding import (
    Alternative,
    CodeMatch,
    Concept,
    NamedValue,
    Sort,
    Understanding,
)
from search.text.wordlists import is_filler, names_a_form, says_little
from search.text.words import Word, words

MOST_WORDS: Final = 24
"""Words of a query beyond these are not read."""
MOST_NEIGHBOURS: Final = 12
LONGEST_PHRASE: Final = 6
"""No thesaurus has a longer one; a word within one is no slip."""
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
    synonyms: Thesaurus
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

    def nearest(self, word: str) -> list[Correction]:
        """The nearest known words; those of the activities go before the editors'."""
        found = self.lexicon.spelling().nearest(word)
        others = self.synonyms.spelling.nearest(word)
        if others and (not found or others[0].distance < found[0].distance):
            return others
        return found

    @property
    def thesauri(self) -> Thesauri:
        """The project's own thesaurus and the editors' as one."""
        return Thesauri((thesaurus(), self.synonyms))


def read(
    query: str, vocabularies: Vocabularies, lexicon: Lexicon, synonyms: Thesaurus
) -> Understanding:
    """What a query asks for, in the words that `lexicon` knows.

    `synonyms` are the editors'; they stand beside the project's own thesaurus.
    """
    reading = _Reading(query, words(query)[:MOST_WORDS], vocabularies, lexicon, synonyms)
    _part_compounds(reading)
    _correct(reading)
    corrected = [
        Word(text, word.start, word.end)
        for text, word in zip(reading.texts(), reading.typed, strict=True)
    ]
    place = 0
    while place < len(corrected):
        place += _read_at(reading, corrected, place)
    return _conclude(reading)


def _part_compounds(reading: _Reading) -> None:
    """Read a compound that nothing knows (`dabasmuzejs`) as the two words it is made of."""
    texts = [word.text for word in reading.typed]
    parted: list[Word] = []
    for place, word in enumerate(reading.typed):
        parts = None
        if not _is_understood(reading, texts, place) and not is_known(word.text):
            near = reading.nearest(word.text)
            parts = None if near else reading.lexicon.spelling().parts(word.text)
        if parts is None:
            parted.append(word)
            continue
        first, length = parts
        between = word.start + length
        parted += [Word(first, word.start, between), Word(word.text[length:], between, word.end)]
    reading.typed = parted


def _correct(reading: _Reading) -> None:
    """Look up the nearest words for those that nothing knows."""
    texts = [word.text for word in reading.typed]
    for place, word in enumerate(texts):
        if _is_understood(reading, texts, place) or is_known(word):
            continue
        nearest = reading.nearest(word)
        if nearest:
            reading.corrections[place] = nearest


def _is_understood(reading: _Reading, texts: list[str], place: int) -> bool:
    word = texts[place]
    return (
        is_stop_word(word)
        or is_filler(word)
        or word.isdigit()
        or names_a_form(word)
        or is_covered(word, reading.lexicon)
        or place_at(texts, place, reading.vocabularies)[0] > 0
        or any(
            reading.thesauri.related(texts, start)[0] > place - start
            for start in range(max(place - LONGEST_PHRASE, 0), place + 1)
        )
        or bool(facet_word_at(reading.query, reading.typed, place, reading.vocabularies))
    )


def _read_at(reading: _Reading, typed: list[Word], start: int) -> int:
    """Read what stands at a word; returns how many words were taken."""
    texts = [word.text for word in typed]
    length, places = place_at(texts, start, reading.vocabularies)
    facets = facet_word_at(reading.query, typed, start, reading.vocabularies)
    taken = max((facet.length for facet in facets), default=0)
    phrase = reading.thesauri.related(texts, start)[0]
    if facets and taken >= max(length, phrase):
        _take_facet(reading, texts, facets)
        return taken
    if places and length >= phrase:
        _take_place(reading, texts, start, length, places)
        return length
    if is_stop_word(texts[start]) and phrase < 2 and not _is_acronym(reading, start):
        reading.kept.append(reading.slice(start, 1))
        return 1
    for value in subject_value_at(typed, start, reading.vocabularies):
        if value.length >= phrase:
            _name(reading, value, firm=False)
    return _take_words(reading, texts, start)


def _is_acronym(reading: _Reading, place: int) -> bool:
    """Whether a word stands in capitals among others that do not: "IT", not "it"."""
    written = reading.slice(place, 1)
    return len(written) > 1 and written.isupper() and not reading.query.isupper()


def _take_facet(reading: _Reading, texts: list[str], facets: list[FacetWord]) -> None:
    for facet in facets:
        _name(reading, facet, firm=True)
    facet = facets[0]
    for place in range(facet.start, facet.start + facet.length):
        if not is_stop_word(texts[place]):
            _lift(reading, texts, place, "facet")


def _name(reading: _Reading, facet: FacetWord, *, firm: bool) -> None:
    typed = reading.slice(facet.start, facet.length)
    reading.named.append(
        NamedValue(facet.parameter, facet.codes, typed, firm=firm, others=facet.others)
    )


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
        reading.named.append(NamedValue(MunicipalityFacet.parameter, codes, typed))
    else:
        reading.kept.append(typed)
    found = _own_alternatives(reading, texts, start, length)
    found.extend(thesaurus_alternatives(reading.thesauri.related(texts, start)[1], reading.lexicon))
    if not whole:
        found += _municipality_alternatives(reading, codes)
    matches = tuple(CodeMatch(MunicipalityFacet.parameter, code, PLACE_BY_CODE) for code in codes)
    reading.concepts.append(Concept(typed, "place", tuple(found), matches))


def _municipality_alternatives(reading: _Reading, codes: tuple[str, ...]) -> list[Alternative]:
    """The names of the municipalities that a place lies in."""
    found: list[Alternative] = []
    for code in codes:
        label = reading.vocabularies[MunicipalityFacet.vocabulary][code].label_lv.lower()
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
    length, related = reading.thesauri.related(texts, start)
    length = max(length, 1)
    typed = reading.slice(start, length)
    reading.kept.append(typed)
    if length == 1 and _only_fills(reading, texts[start]):
        _lift(reading, texts, start, "filler")
        return 1
    found = _own_alternatives(reading, texts, start, length)
    found += _near_alternatives(reading, texts, start, length)
    found += thesaurus_alternatives(related, reading.lexicon)
    found = _weakened_by_slips(reading, start, found)
    sort = _sort(texts[start], known=bool(related)) if length == 1 else "subject"
    reading.concepts.append(Concept(typed, sort, tuple(found)))
    return length


def _only_fills(reading: _Reading, word: str) -> bool:
    """Whether a word is a filler in its own right: "programming" only shares a stem with one."""
    other = word not in listed("filler") and word in reading.thesauri
    return is_filler(word) and not (other and reading.thesauri.related([word], 0)[0])


def _sort(word: str, *, known: bool) -> Sort:
    """What a word is good for: verbs ("izvēlēties", "strādā") say little beside a subject.

    What the thesaurus knows is a subject, whatever the dictionary takes it for.
    """
    if names_a_form(word):
        return "form"
    if says_little(word):
        return "verb"
    if known:
        return "subject"
    found = lemmas(word)
    is_verb = bool(found) and all(_is_infinitive(lemma, word) for lemma in found)
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
        joined = joined_alternative(texts[start], texts[start + 1], lexicon)
        found += [joined] if joined and length == 2 else []  # a pair
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
    named = [value for value in reading.named if value.firm]
    if named and only_whole_places:
        for value in named:
            codes = (*filters.get(value.parameter, ()), *value.codes)
            filters[value.parameter] = tuple(dict.fromkeys(codes))
        concepts, lifting = [], [*lifting, *concepts]
    elif not concepts:
        concepts = [concept for concept in lifting if concept.sort == "filler"]
        lifting = [concept for concept in lifting if concept.sort != "filler"]
        concepts = concepts or _stop_words(reading)
    return Understanding(
        concepts=tuple(concepts),
        lifting=tuple(lifting),
        named=tuple(reading.named),
        filters=filters,
        row=_row(reading),
        corrected=_corrected(reading),
        remaining=" ".join(reading.kept),
    )


def _stop_words(reading: _Reading) -> list[Concept]:
    """A query of stop words alone ("tik vai cik") as one phrase, all of it in one title."""
    terms = tuple(forms(word, "lv")["exact"] for word in reading.texts())
    if len(terms) < 2 or not all(is_stop_word(word) for word in reading.texts()):
        return []
    typed = reading.slice(0, len(terms))
    return [Concept(typed, "stop", (Alternative(terms, 1.0),))]


def _row(reading: _Reading) -> tuple[tuple[str, ...], ...]:
    """The surest terms of each word, whatever it is good for."""
    return tuple(
        tuple(
            dict.fromkeys(
                term
                for alternative in word_alternatives(word, reading.lexicon)
                for term in alternative.words[0]
            )
        )[:3]
        for word in reading.texts()[:MOST_NEIGHBOURS]
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
