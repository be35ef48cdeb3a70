"""What is suggested while a visitor types, by every engine that declares it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.test import override_settings
from django.utils import timezone

from catalogue_pages.bilingual.reading import Language
from catalogue_pages.vocabularies.loading import load
from catalogue_pages.vocabularies.snapshot import kept
from search.documents import ActivityDocument, Role
from search.engines.configured import private_engine
from search.engines.protocol import Engine, Removal, Suggests, suggesting
from search.suggestions import Suggestions
from tests.search.engines.conftest import ENGINES, HOSTILE
from tests.search.engines.held import ONE, TWO, document
from tests.servers.sharing import settings_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def suggests(filled: Engine) -> Suggests:
    asked = suggesting(filled)
    if asked is None:
        pytest.skip(f"{filled.name} does not declare it")
    return asked


@pytest.fixture(params=ENGINES)
def empty(request: pytest.FixtureRequest, db: None) -> Iterator[Engine]:
    """An engine for one test, whose index is empty."""
    kept.forget()
    load()
    with override_settings(**settings_of(request.param)), private_engine() as made:
        made.publish(made.build("test"))
        yield made
    kept.forget()


def titles(found: Suggestions, language: Language = "lv") -> list[str]:
    return [card.title[language][0] for card in found.activities]


def names(found: Suggestions, language: Language = "lv") -> list[str]:
    return [provider.name[language][0] for provider in found.providers]


def test_diacritics_and_case_are_optional(suggests: Suggests) -> None:
    for typed in ("kimij", "ķīmij", "KIMIJ", "Ķīm", "ķimi"):
        found = suggests.suggest(typed, "lv")
        assert (found.queries[0], titles(found)) == ("ķīmija", ["Ķīmijas eksperimenti"]), typed


COMPLETED = {
    "pulc": "pulciņš",
    "lac": "lācis",
    "lāci": "lācis",
    "zvaigz": "zvaigzne",
    "eksperimen": "eksperiments",
    "dzelzc": "dzelzceļš",
    "robo": "robotika",
    "planetarijs": "planetārijs",
}


def test_a_word_is_completed_to_the_form_of_a_dictionary(suggests: Suggests) -> None:
    found = {typed: suggests.suggest(typed, "lv").queries for typed in COMPLETED}
    assert {typed: queries[:1] for typed, queries in found.items()} == {
        typed: (query,) for typed, query in COMPLETED.items()
    }


def test_the_last_of_several_words_is_completed_beside_the_others(suggests: Suggests) -> None:
    assert suggests.suggest("Robotikas pulc", "lv").queries == ("Robotikas pulciņš",)
    assert suggests.suggest("ķīmijas pulc", "lv").queries == ()
    assert titles(suggests.suggest("Robotikas pulc", "lv")) == ["Robotikas pulciņš"]


def test_a_word_that_stands_there_already_is_not_suggested(suggests: Suggests) -> None:
    assert suggests.suggest("planetārijs", "lv").queries == ()


def test_words_are_of_the_page_or_else_of_the_other_language(suggests: Suggests) -> None:
    assert suggests.suggest("robo", "en").queries == ("robotics",)
    assert suggests.suggest("robo", "lv").queries == ("robotika", "robots")
    assert suggests.suggest("chem", "lv").queries == ("chemistry",)
    assert titles(suggests.suggest("chem", "en"), "en") == ["Chemistry experiments"]


def test_all_typed_words_must_stand_in_a_title(suggests: Suggests) -> None:
    assert len(titles(suggests.suggest("pē", "lv"))) == 4
    assert titles(suggests.suggest("lāča pē", "lv")) == ["Lāča pēdās pa mežu"]


def test_providers_and_municipalities_are_named(suggests: Suggests) -> None:
    found = suggests.suggest("zvaigz", "lv")
    assert [provider.path for provider in found.providers] == ["katalogs/zvaigznu-muzejs/"]
    assert names(suggests.suggest("star mus", "en"), "en") == ["Star Museum"]
    town = suggests.suggest("vents", "lv").municipalities
    assert [(one.code, one.query) for one in town] == [("ventspils", "")]


def test_words_before_a_municipality_stay(suggests: Suggests) -> None:
    for typed in ("robotika rēz", "robotika rezekne", "robotika Rēzeknē"):
        found = suggests.suggest(typed, "lv").municipalities
        assert [(one.code, one.query) for one in found] == [("rezekne", "robotika")], typed


def test_a_municipality_without_activities_is_not_suggested(suggests: Suggests) -> None:
    assert suggests.suggest("valk", "lv").municipalities == ()


def test_at_most_a_few_of_each(suggests: Suggests) -> None:
    found = suggests.suggest("pē", "lv")
    assert len(found.activities) == 4
    assert all(len(group) <= 4 for group in (found.queries, found.providers, found.municipalities))


def test_too_little_suggests_nothing(suggests: Suggests) -> None:
    for typed in ("", " ", "r", "-", "7", "\x00"):
        assert suggests.suggest(typed, "lv") == Suggestions(), typed


ODD = [*HOSTILE, "ﷺ" * 60, "a.*", "a" * 61, "_=:~", "lv [a-z]*", "½a", "un", "robotika " * 40]


def test_nothing_typed_breaks_it(suggests: Suggests) -> None:
    for typed in ODD:
        for text in (typed, f"robotika {typed}"):
            found = suggests.suggest(text, "en")
            assert all(len(query) > len(text) - 61 for query in found.queries), text


def test_a_sign_of_a_pattern_means_itself(suggests: Suggests) -> None:
    assert suggests.suggest("ķ.*", "lv").activities == ()
    assert suggests.suggest("rob[a-z]", "lv") == suggests.suggest("rob a z", "lv")


def named(title: str, path: str, until: datetime | None = None) -> ActivityDocument:
    made = document(ONE, title)
    card = replace(made.card, path=path, provider={"lv": ("Muzejs", "lv"), "en": ("Muzejs", "lv")})
    texts: Mapping[Language, Mapping[Role, str]] = {
        "lv": {"title": title, "provider": "Muzejs", "summary": title},
        "en": {},
    }
    codes = {**made.codes, "municipality": ("ventspils",)}
    return replace(made, card=card, texts=texts, codes=codes, expires_at=until)


def all_of(engine: Engine) -> list[Suggestions]:
    asked = suggesting(engine)
    if asked is None:
        pytest.skip(f"{engine.name} does not declare it")
    return [asked.suggest(typed, "lv") for typed in ("zvaig", "muze", "vents")]


def test_what_has_expired_is_suggested_in_no_group(empty: Engine) -> None:
    later = timezone.now() + timedelta(hours=1)
    empty.live().apply([named("Zvaigznes", "katalogs/muzejs/zvaigznes/", later)])
    words, providers, places = all_of(empty)
    assert words.queries == ("zvaigzne",)
    assert titles(words) == ["Zvaigznes"]
    assert names(providers) == ["Muzejs"]
    assert [place.code for place in places.municipalities] == ["ventspils"]
    now = timezone.now()
    empty.live().apply([named("Zvaigznes", "katalogs/muzejs/zvaigznes/", now)])
    assert all_of(empty) == [Suggestions()] * 3


def test_what_was_withdrawn_is_suggested_no_more(empty: Engine) -> None:
    empty.live().apply([named("Zvaigznes", "katalogs/muzejs/zvaigznes/"), document(TWO, "Ūdens")])
    assert all_of(empty)[0].queries
    empty.live().apply([Removal(ONE, 2)])
    assert all_of(empty) == [Suggestions()] * 3
