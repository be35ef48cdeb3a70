from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.facets.field import FieldFacet
from tests.search.facets.conftest import Making


def test_an_activity_is_found_under_its_field(activity: Making, vocabularies: Vocabularies) -> None:
    assert list(FieldFacet().codes(activity(field="civic"), vocabularies)) == ["civic"]


def test_choices_read_in_the_visitors_language(vocabularies: Vocabularies) -> None:
    first = [FieldFacet().choices(vocabularies, language)[0] for language in ("lv", "en")]
    assert [choice.label for choice in first] == ["Dabaszinātnes", "Natural sciences"]
    assert {choice.code for choice in first} == {"science"}


def test_a_misspelt_value_is_named_with_what_would_do(vocabularies: Vocabularies) -> None:
    chosen, problems = FieldFacet().read(
        {"field": ["tehnology", "science", "science"]}, vocabularies
    )
    assert chosen == ("science",)
    assert [(p.value, p.fault, p.nearest) for p in problems] == [
        ("tehnology", "unknown-value", "technology")
    ]
