from catalogue_pages.vocabularies.models import Municipality
from catalogue_pages.vocabularies.snapshot import Vocabularies, current
from search.facets.municipality import MunicipalityFacet
from tests.search.facets.conftest import Making


def found(activity: Making, **values: object) -> set[str]:
    return set(MunicipalityFacet().codes(activity(**values), current()))


def test_the_venue_and_every_served_municipality_find_it(activity: Making) -> None:
    both = found(
        activity,
        formats=("at-provider", "at-school"),
        municipality="jelgava",
        municipalities_served=("balvu-novads",),
    )
    assert both == {"jelgava", "balvu-novads"}


def test_municipalities_served_mean_nothing_unless_it_comes_to_schools(activity: Making) -> None:
    only_here = found(
        activity,
        formats=("at-provider",),
        municipality="jelgava",
        municipalities_served=("balvu-novads",),
        serves_all=True,
    )
    assert only_here == {"jelgava"}


def test_any_school_in_latvia_is_every_municipality_that_there_is(activity: Making) -> None:
    everywhere = found(activity, formats=("at-school",), serves_all=True)
    assert everywhere == set(
        Municipality.objects.filter(valid_to=None).values_list("code", flat=True)
    )


def test_online_beside_a_place_keeps_the_place(activity: Making) -> None:
    assert found(activity, formats=("online", "outdoor"), municipality="jelgava") == {"jelgava"}


def test_choices_stand_under_their_regions(vocabularies: Vocabularies) -> None:
    facet = MunicipalityFacet()
    choices = facet.choices(vocabularies, "lv")
    regions = list(dict.fromkeys(choice.parent for choice in choices))
    assert regions == list(facet.parents(vocabularies, "lv"))
    assert next(c.parent for c in choices if c.code == "ventspils-novads") == "kurzeme"


def test_a_municipality_of_the_past_is_not_offered_but_can_be_chosen(
    vocabularies: Vocabularies,
) -> None:
    facet = MunicipalityFacet()
    offered = {choice.code: choice.offered for choice in facet.choices(vocabularies, "lv")}
    assert [code for code in offered if not offered[code]] == ["varaklanu-novads"]
    given = {"municipality": ["varaklanu-novads"]}
    assert facet.read(given, vocabularies) == (("varaklanu-novads",), [])
