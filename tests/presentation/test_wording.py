"""An activity's numbers and codes in words, in both languages."""

from decimal import Decimal

import pytest
from django.utils.translation import override

from catalogue_pages.bilingual.reading import Language
from catalogue_pages.identity.statement import statement
from catalogue_pages.vocabularies.snapshot import Entry, Vocabularies
from presentation import wording


@pytest.fixture
def vocabularies() -> Vocabularies:
    numbered = [Entry("grade", str(n), f"{n}. klase", f"Grade {n}", "") for n in range(1, 13)]
    return Vocabularies(
        [
            Entry("grade_group", "preschool", "Pirmsskola", "Preschool", ""),
            Entry("grade", "preschool", "Pirmsskola (5–6 gadi)", "Preschool (5–6)", "preschool"),
            *numbered,
            Entry("municipality", "ventspils", "Ventspils", "Ventspils", "kurzeme"),
            Entry("municipality", "liepaja", "Liepāja", "Liepāja", "kurzeme"),
            Entry("municipality", "riga", "Rīga", "Riga", "riga"),
            Entry("format", "at-provider", "Pie rīkotāja", "At the provider", ""),
            Entry("format", "online", "Tiešsaistē", "Online", ""),
        ]
    )


@pytest.mark.parametrize(
    ("codes", "language", "said"),
    [
        (["7", "8", "9"], "lv", "7.–9. klase"),
        (["7", "8", "9"], "en", "Grades 7–9"),
        (["preschool", "1", "2"], "lv", "Pirmsskola, 1.–2. klase"),
        (["12", "1", "preschool", "2"], "en", "Preschool, grades 1–2, grade 12"),
        ([], "lv", ""),
    ],
)
def test_grades_are_groups(
    vocabularies: Vocabularies, codes: list[str], language: Language, said: str
) -> None:
    with override(language):
        assert wording.grades(codes, vocabularies, language) == said


@pytest.mark.parametrize(
    ("amount", "per_group", "latvian", "english"),
    [
        ("0", False, "Bez maksas", "Free"),
        ("4.50", False, "4,50 € par skolēnu", "€4.50 per pupil"),
        ("40", True, "40 € par grupu", "€40 per group"),
    ],
)
def test_prices(amount: str, latvian: str, english: str, *, per_group: bool) -> None:
    with override("lv"):
        assert wording.price(Decimal(amount), per_group=per_group) == latvian
    with override("en"):
        assert wording.price(Decimal(amount), per_group=per_group) == english


@pytest.mark.parametrize(("minutes", "said"), [(45, "45 min"), (60, "1 h"), (90, "1 h 30 min")])
def test_lengths(minutes: int, said: str) -> None:
    assert wording.duration(minutes) == said


@pytest.mark.parametrize(
    ("smallest", "largest", "said"),
    [
        (10, 25, "10–25 skolēni"),
        (None, 21, "līdz 21 skolēnam"),
        (15, None, "vismaz 15 skolēni"),
        (20, 20, "20 skolēni"),
        (None, None, ""),
    ],
)
def test_groups(smallest: int | None, largest: int | None, said: str) -> None:
    with override("lv"):
        assert wording.group_size(smallest, largest) == said


def test_a_place_names_its_municipality_and_not_the_obvious(vocabularies: Vocabularies) -> None:
    with override("lv"):
        said = wording.places(
            ["ventspils"], ["at-provider", "online"], vocabularies, "lv", serves_all=False
        )
        assert said == "Ventspils · Tiešsaistē"
        many = wording.places(
            ["ventspils", "liepaja", "riga"], [], vocabularies, "lv", serves_all=False
        )
        assert many == "Ventspils · Liepāja · un vēl 1"


def test_what_is_unknown_is_said_once() -> None:
    with override("lv"):
        missing = wording.what_is_unknown(price_known=False, duration_known=True, group_known=False)
        assert wording.unknown(missing) == "Jautājiet rīkotājam: cena, grupas lielums"
        assert wording.unknown([]) == ""


@pytest.mark.parametrize(
    ("rate", "latvian", "english"),
    [
        ("85", "Līdzfinansē Eiropas Savienība", "Co-funded by the European Union"),
        ("100", "Finansē Eiropas Savienība", "Funded by the European Union"),
        ("0", "", ""),
    ],
)
def test_the_statement_follows_from_the_rate(rate: str, latvian: str, english: str) -> None:
    assert statement(Decimal(rate), "lv") == latvian
    assert statement(Decimal(rate), "en") == english
