"""What editors write is found at the next search, in every engine, by any form of its words."""

import pytest
from django.test import Client

from search.engines.configured import engine
from search.synonyms.models import SynonymGroup
from tests.search.listing.seeing import seen
from tests.search.synonyms.conftest import address, make

pytestmark = pytest.mark.usefixtures("catalogue")

ANTHILL, INSECTS, CHEMISTRY = "Skudru pūznis", "Kukaiņu pasaule", "Ķīmijas eksperimenti"


def found(query: str, language: str = "lv") -> list[str]:
    response = Client().get(f"/{language}/katalogs/", {"q": query})
    return [hit.card.title["lv"][0] for hit in seen(response).hits]


def test_a_saved_group_is_found_at_once_in_the_same_index(editor: Client) -> None:
    index = (engine().live().name, engine().live().fingerprint)
    held = list(engine().live().entries())
    assert found("murvējs") == []
    sent = {"language": "lv", "words": "murvējs\nskudra", "leads_to": ""}
    assert editor.post(address("add"), sent).status_code == 302
    assert found("murvējs") == [ANTHILL]
    assert (engine().live().name, engine().live().fingerprint) == index
    assert list(engine().live().entries()) == held


def test_a_changed_group_is_found_changed_and_a_deleted_one_no_more(editor: Client) -> None:
    group = make("murvējs\nskudra")
    sent = {"language": "lv", "words": "murvējs, ķīmija", "leads_to": ""}
    assert editor.post(address("edit", group.pk), sent).status_code == 302
    assert found("murvējs") == [CHEMISTRY]
    assert editor.post(address("delete", group.pk)).status_code == 302
    assert found("murvējs") == []


@pytest.mark.parametrize("query", ["murvējs", "murvēji", "murvējam", "MURVĒJIEM", "murveji"])
def test_any_form_that_is_typed_meets_it(query: str) -> None:
    make("murvējs\nskudra")
    assert found(query) == [ANTHILL]


@pytest.mark.parametrize("query", ["lāča bumba", "lāču bumbas", "laca bumbai"])
def test_any_form_that_is_written_meets_it(query: str) -> None:
    assert ANTHILL not in found(query)
    make("lāča bumba\nskudras")
    assert found(query)[0] == ANTHILL


@pytest.mark.parametrize("query", ["zemes cukurs", "zemes cukuru", "zemes cukuram"])
def test_a_phrase_leads_to_a_phrase(query: str) -> None:
    make("zemes cukurs\nskudru pūznis")
    assert found(query) == [ANTHILL]


def test_a_phrase_may_begin_with_a_word_that_says_nothing() -> None:
    make("kur dzīvo melnie\nskudru pūznis")
    assert found("kur dzīvo melnie") == [ANTHILL]


def test_a_word_that_only_a_phrase_has_is_no_slip() -> None:
    make("zilais murvējs\nskudru pūznis")
    response = Client().get("/lv/katalogs/", {"q": "zilajiem murvējiem"})
    assert [hit.card.title["lv"][0] for hit in seen(response).hits] == [ANTHILL]
    assert seen(response).did_you_mean is None


def test_part_of_a_phrase_is_not_the_phrase() -> None:
    make("zemes cukurs\nskudru pūznis")
    assert found("cukurs") == []


def test_one_way_leads_one_way() -> None:
    make("murvējs", leads_to="kukainis")
    assert found("murvējs") == [INSECTS]
    make("bizbizmārīte, ķīmija", leads_to="skudra")
    assert found("ķīmija")[0] == CHEMISTRY
    assert CHEMISTRY not in found("skudra")


def test_english_words_meet_english_ones_in_either_interface() -> None:
    make("formicary\nanthill", language="en")
    assert found("formicaries", "en") == [ANTHILL]
    assert found("formicary") == [ANTHILL]


def test_the_word_itself_stands_before_its_synonym() -> None:
    make("kukainis\nskudra")
    assert found("kukaiņi") == [INSECTS, ANTHILL]
    assert found("skudras") == [ANTHILL, INSECTS]


def test_a_misspelt_synonym_is_put_right() -> None:
    make("murvējs\nskudra")
    response = Client().get("/lv/katalogs/", {"q": "murvējjs"})
    assert [hit.card.title["lv"][0] for hit in seen(response).hits] == [ANTHILL]
    suggestion = seen(response).did_you_mean
    assert suggestion is not None
    assert suggestion.query == "murvējs"


def test_what_is_found_by_a_synonym_is_marked() -> None:
    make("murvējs\nskudra")
    hit = seen(Client().get("/lv/katalogs/", {"q": "murvējs"})).hits[0]
    assert ("Skudru", True) in hit.highlights["title"].parts


def test_a_row_that_no_form_has_checked_breaks_nothing() -> None:
    SynonymGroup.objects.create(words="", leads_to="")
    SynonymGroup.objects.create(words="…\n\n,;", leads_to="((( OR *:*")
    SynonymGroup.objects.create(words="murvējs\nskudra")
    assert found("murvējs") == [ANTHILL]
