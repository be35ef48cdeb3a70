from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.facets.subject import SubjectFacet
from tests.search.facets.conftest import Making


def test_every_subject_finds_the_activity(activity: Making, vocabularies: Vocabularies) -> None:
    page = activity(subjects=("physics", "chemistry"))
    assert set(SubjectFacet().codes(page, vocabularies)) == {"physics", "chemistry"}


def test_subjects_stand_under_their_learning_areas(vocabularies: Vocabularies) -> None:
    facet = SubjectFacet()
    parents = {c.code: c.parent for c in facet.choices(vocabularies, "en")}
    assert facet.parents(vocabularies, "en")[parents["physics"]] == "Natural sciences"
