"""Which forms of words meet, before any engine is asked."""

import pytest

from catalogue_pages.bilingual.reading import Language
from search.text.analysis import analyse
from search.text.declension import cases
from search.text.families import root, tail
from search.text.folding import fold
from search.text.highlighting import highlight
from search.text.lemmas import lemmas
from search.text.listed_words import is_stop_word
from search.text.spelling import Spelling
from search.text.stems import latvian_stem
from search.text.thesaurus import Thesaurus, read_lines, thesaurus
from search.text.wordlists import is_filler, names_a_form, says_little


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("lāča", "lācis"), ("skaitļu", "skaitlis"), ("kukaiņiem", "kukainis"), ("cēsīs", "cēsis")],
)
def test_the_dictionary_knows_changed_consonants(form: str, lemma: str) -> None:
    assert lemma in lemmas(form)


@pytest.mark.parametrize(("text", "language"), [("ar", "lv"), ("it", "en"), ("vairs", "lv")])
def test_a_stop_word_is_no_form_of_another_word(text: str, language: Language) -> None:
    joins = is_stop_word(text)
    terms = analyse(text, language)[0].terms
    assert (set(terms) == {f"={text}", f"_{text}"}) is joins


def test_letters_without_diacritics() -> None:
    assert fold("Ķīmijas ČEMPIONĀTS") == "kimijas cempionats"


@pytest.mark.parametrize(
    ("typed", "written"), [("kimijas", "ķīmija"), ("videospelu", "videospēle")]
)
def test_a_word_typed_without_diacritics_has_the_stem_of_the_written_one(
    typed: str, written: str
) -> None:
    assert latvian_stem(typed) == latvian_stem(written)


def test_a_family_shares_its_root_and_no_stranger_does() -> None:
    assert root("robotika") == root("roboti") == "robot"
    assert root("astronomija") == root("astronoms")
    assert root("programmēšana") == root("programmētājs") != root("programma")


def test_the_last_part_of_a_compound_is_what_it_is_about() -> None:
    assert tail("radioelektronika") == latvian_stem("elektronika")
    assert tail("nodarbība") == ""


def test_all_forms_of_a_word_lie_at_its_place() -> None:
    tokens = analyse("Lāča pēdās", "lv")
    assert [(token.position, token.start, token.end) for token in tokens] == [(0, 0, 4), (1, 5, 10)]
    assert {"=lāča", ":lācis", "_lacis", "~lac"} <= set(tokens[0].terms)


def test_english_words_meet_by_their_stem() -> None:
    assert "%satellit" in analyse("satellites", "en")[0].terms


@pytest.mark.parametrize(
    ("name", "case"),
    [("Cēsis", "cēsu"), ("Saldus", "saldū"), ("Balvi", "balvos"), ("Limbaži", "limbažu"),
     ("Tērvete", "tērvetē"), ("Ķegums", "ķegumā"), ("Ventspils", "ventspilī")],
)  # fmt: skip
def test_places_have_all_their_cases(name: str, case: str) -> None:
    assert case in cases(name)


def test_a_set_leads_both_ways_and_an_arrow_one() -> None:
    small = Thesaurus(read_lines(["vilciens, sliede | train", "zvērs => zoodārzs"]))
    assert [one.term.text for one in small.related(["sliedes"], 0)[1]] == ["vilciens", "train"]
    assert [one.same for one in small.related(["zvēri"], 0)[1]] == [False]
    assert small.related(["zoodārzs"], 0) == (0, [])


def test_a_phrase_is_one_term() -> None:
    length, found = thesaurus().related(["bruņotie", "spēki", "jauniešiem"], 0)
    assert length == 2
    assert "armija" in {one.term.text for one in found}


def test_a_broken_line_is_named() -> None:
    with pytest.raises(ValueError, match="line 2"):
        Thesaurus(read_lines(["a, b", "lonely"]))


def test_words_that_say_little() -> None:
    assert is_stop_word("par")
    assert is_filler("nodarbībām")
    assert is_filler("skolēniem")
    assert names_a_form("pulciņi")
    assert not is_filler("robotika")
    assert says_little("dzīvē")
    assert not says_little("kosmoss")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("vizum", "vizium"), ("pagauri", "pauguri"), ("planetrāijs", "planetārijs")],
)
def test_slips_of_the_finger(typed: str, meant: str) -> None:
    known = ("vizium", "pauguri", "planetārijs", "robotika")
    assert [one.word for one in Spelling(known, ()).nearest(typed)] == [meant]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("astronomja", "astronomija"), ("alūkhnē", "alūksnē"), ("alūkhne", "alūksne")],
)
def test_the_nearest_form_is_meant(typed: str, meant: str) -> None:
    known = ("alūksne", "alūksnē", "astronoms", "astronomija")
    assert [one.word for one in Spelling(known, ()).nearest(typed)] == [meant]


def test_an_ending_is_no_slip() -> None:
    assert [one.word for one in Spelling((), ("zaldāts", "saldus")).nearest("saldātu")] == [
        "zaldāts"
    ]


@pytest.mark.parametrize(
    ("typed", "parts"),
    [("dabasmuzejs", ("daba", 5)), ("kosmosnometne", ("kosmoss", 6)), ("vizum", None)],
)
def test_a_compound_is_made_of_known_words(typed: str, parts: tuple[str, int] | None) -> None:
    listed = ("daba", "muzejs", "kosmoss", "nometne")
    assert Spelling((), listed).parts(typed) == parts


def test_another_word_is_no_slip() -> None:
    assert Spelling(("robotika",), ()).nearest("botanika") == []


def test_marking_keeps_every_letter() -> None:
    marked = highlight("„Lāča” taka", "lv", frozenset({":lācis"}))
    assert marked is not None
    assert marked.parts == (("„", False), ("Lāča", True), ("” taka", False))
