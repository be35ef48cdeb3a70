from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.facets.grade import GradeFacet
from tests.search.facets.conftest import Making


def test_each_grade_and_its_group_find_the_activity(
    activity: Making, vocabularies: Vocabularies
) -> None:
    page = activity(grades=("preschool", "6", "7"))
    assert set(GradeFacet().codes(page, vocabularies)) == {"preschool", "6", "7", "4-6", "7-9"}


def test_groups_are_offered_and_single_grades_only_when_chosen(vocabularies: Vocabularies) -> None:
    choices = GradeFacet().choices(vocabularies, "lv")
    offered = [choice.code for choice in choices if choice.offered]
    assert offered == ["preschool", "1-3", "4-6", "7-9", "10-12", "vocational"]
    assert {str(grade) for grade in range(1, 13)} == {c.code for c in choices if not c.offered}


def test_a_single_grade_can_be_chosen(vocabularies: Vocabularies) -> None:
    assert GradeFacet().read({"grade": ["9", "4-6"]}, vocabularies) == (("4-6", "9"), [])
    assert GradeFacet().label("9", vocabularies, "lv") == "9. klase"
