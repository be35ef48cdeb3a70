"""What is typed is saved as an ordinary draft; what two people type is lost for neither."""

from decimal import Decimal
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.media.models import Picture
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.vocabularies.models import Field, Format, Grade, Kind
from people.models import Membership, User
from tests.catalogue_pages.pictures import make_picture
from tests.workspace.conftest import address, draft, latest, sent_by, signed_in, text
from workspace.guide.about_activities import QUESTIONS
from workspace.pictures.collection import collection_of

JSON = {"Accept": "application/json"}


@pytest.mark.parametrize("code", [one.code for one in QUESTIONS])
def test_a_page_sent_as_it_is_changes_nothing(
    activity: ActivityPage, mine: Client, code: str
) -> None:
    before = latest(activity).serializable_data()
    answer = mine.post(address(activity, code), sent_by(mine.get(address(activity, code))))
    assert answer.status_code == 302
    assert latest(activity).serializable_data() == before
    assert ActivityPage.objects.get(pk=activity.pk).revisions.count() == 1


def test_a_new_activity_begins_with_three_answers(mine: Client, provider: ProviderPage) -> None:
    page = BeautifulSoup(mine.get("/lv/darbvieta/jauna/").content, "html.parser")
    hidden = page.select_one("input[type=hidden][name=provider]")
    assert hidden is not None
    sent = {
        "provider": str(hidden["value"]),
        "name_lv": "Zīmējošs robots",
        "kind": Kind.objects.get(code="workshop").pk,
        "field": "",
    }
    refused = mine.post("/lv/darbvieta/jauna/", sent)
    assert refused.status_code == 422
    assert ActivityPage.objects.count() == 0
    chosen = Field.objects.get(code="technology").pk
    answer = mine.post("/lv/darbvieta/jauna/", {**sent, "field": chosen}, follow=True)
    assert answer.status_code == 200
    made = ActivityPage.objects.get()
    assert (made.live, made.title, made.owner.username) == (False, "Zīmējošs robots", "tehnikas")
    assert made.get_parent().specific == provider


def test_a_new_activity_stands_below_ones_own_provider_only(
    mine: Client, other_provider: ProviderPage
) -> None:
    kind = Kind.objects.get(code="workshop").pk
    sent = {"provider": str(other_provider.public_id), "name_lv": "X", "kind": kind, "field": "1"}
    assert mine.post("/lv/darbvieta/jauna/", sent).status_code == 422
    assert ActivityPage.objects.count() == 0


def test_both_languages_are_written(activity: ActivityPage, mine: Client) -> None:
    page = mine.get(address(activity))
    typed = {
        "name_en": "Build a robot",
        "summary_lv": "Skolēni būvē robotu.",
        "description_lv": "Pirmā rindkopa.\n\n- viens\n- divi",
    }
    mine.post(address(activity), sent_by(page, **typed))
    now = latest(activity)
    assert (now.name_lv, now.name_en) == ("Uzbūvē robotu", "Build a robot")
    assert now.description_lv == "<p>Pirmā rindkopa.</p><ul><li>viens</li><li>divi</li></ul>"
    assert not ActivityPage.objects.get(pk=activity.pk).live


def test_an_editors_links_survive_a_providers_save(provider: ProviderPage, mine: Client) -> None:
    html = '<p data-block-key="k1">Skatiet <a linktype="page" id="3">rakstu</a>.</p>'
    heading = "<h2>Virsraksts</h2><p>Teksts</p>"
    activity = draft(provider, description_lv=html, pupils_do_lv=heading)
    page = mine.get(address(activity))
    assert "[rakstu](page:3)" in text(page)
    mine.post(address(activity), sent_by(page, name_en="Robot"))
    assert (latest(activity).description_lv, latest(activity).pupils_do_lv) == (html, heading)
    page = mine.get(address(activity))
    typed = "Skatiet [rakstu](page:3).\n\nUn nāciet!"
    forged = {"pupils_do_lv": "", "seen-pupils_do_lv": "x"}
    mine.post(address(activity), sent_by(page, description_lv=typed, **forged))
    assert latest(activity).description_lv == (
        '<p>Skatiet <a id="3" linktype="page">rakstu</a>.</p><p>Un nāciet!</p>'.replace(
            'id="3" linktype="page"', 'linktype="page" id="3"'
        )
    )
    assert latest(activity).pupils_do_lv == heading


def test_a_fault_is_said_at_its_field_and_the_rest_is_saved(
    activity: ActivityPage, mine: Client
) -> None:
    page = mine.get(address(activity))
    long = "garš " * 40
    answer = mine.post(address(activity), sent_by(page, name_en="Robot", summary_lv=long))
    assert answer.status_code == 422
    assert long.strip() in text(answer)
    assert (latest(activity).name_en, latest(activity).summary_lv) == ("Robot", None)
    again = mine.post(address(activity), sent_by(answer, summary_lv="Īss."))
    assert again.status_code == 302
    assert latest(activity).summary_lv == "Īss."


def test_the_script_is_told_what_was_saved(activity: ActivityPage, mine: Client) -> None:
    page = mine.get(address(activity))
    sent = sent_by(page, summary_lv="Skolēni būvē.")
    answer = mine.post(address(activity), sent, headers=JSON)
    told = answer.json()
    assert answer.status_code == 200
    assert told["revision"] == ActivityPage.objects.get(pk=activity.pk).latest_revision_id
    seen = {f"seen-{name}": mark for name, mark in told["seen"].items()}
    again = mine.post(
        address(activity), {**sent, **seen, "summary_lv": "Skolēni lodē."}, headers=JSON
    )
    assert again.status_code == 200
    assert latest(activity).summary_lv == "Skolēni lodē."


def test_a_sitting_is_one_revision_and_another_persons_is_another(
    activity: ActivityPage, mine: Client, colleague: Client
) -> None:
    for number in range(4):
        sent = sent_by(
            mine.get(address(activity)), topics_lv=f"{number}", name_en=f"Robot {number}"
        )
        mine.post(address(activity), sent, headers=JSON)
    page = ActivityPage.objects.get(pk=activity.pk)
    assert page.revisions.count() == 1
    colleague.post(address(activity), sent_by(colleague.get(address(activity)), name_en="Bot"))
    assert page.revisions.count() == 2


@pytest.fixture
def colleague(provider: ProviderPage) -> Client:
    other = User.objects.create_user("kolega", "kolega@example.org")
    Membership.objects.create(person=other, provider=provider)
    return signed_in(other)


def test_two_who_write_at_once_lose_no_word(
    activity: ActivityPage, mine: Client, colleague: Client
) -> None:
    first, second = (client.get(address(activity)) for client in (mine, colleague))
    colleague.post(address(activity), sent_by(second, name_en="Theirs", summary_en="Only theirs."))
    answer = mine.post(address(activity), sent_by(first, name_en="Mine", summary_lv="Tikai mans."))
    assert answer.status_code == 409
    assert "Theirs" in text(answer)
    assert 'value="Mine"' in answer.content.decode()
    now = latest(activity)
    assert (now.name_en, now.summary_en, now.summary_lv) == (
        "Theirs",
        "Only theirs.",
        "Tikai mans.",
    )
    unchosen = mine.post(address(activity), sent_by(answer))
    assert unchosen.status_code == 409
    choice = _choices(unchosen, "name_en")["mine"]
    chosen = mine.post(address(activity), sent_by(unchosen, **{"choice-name_en": choice}))
    assert chosen.status_code == 302
    assert latest(activity).name_en == "Mine"


def test_theirs_can_be_kept(activity: ActivityPage, mine: Client, colleague: Client) -> None:
    first, second = (client.get(address(activity)) for client in (mine, colleague))
    colleague.post(address(activity), sent_by(second, name_en="Theirs"))
    answer = mine.post(address(activity), sent_by(first, name_en="Mine"))
    choice = _choices(answer, "name_en")["theirs"]
    chosen = mine.post(address(activity), sent_by(answer, **{"choice-name_en": choice}))
    assert chosen.status_code == 302
    assert latest(activity).name_en == "Theirs"


def test_a_choice_about_an_older_text_is_asked_anew(
    activity: ActivityPage, mine: Client, colleague: Client
) -> None:
    first, second = (client.get(address(activity)) for client in (mine, colleague))
    colleague.post(address(activity), sent_by(second, name_en="Theirs"))
    answer = mine.post(address(activity), sent_by(first, name_en="Mine"))
    choice = _choices(answer, "name_en")["mine"]
    colleague.post(address(activity), sent_by(colleague.get(address(activity)), name_en="Newer"))
    again = mine.post(address(activity), sent_by(answer, **{"choice-name_en": choice}))
    assert again.status_code == 409
    assert "Newer" in text(again)


def _choices(response: Any, name: str) -> dict[str, str]:
    page = BeautifulSoup(response.content, "html.parser")
    found = (str(one["value"]) for one in page.select(f'input[name="choice-{name}"]'))
    return {value.partition(":")[0]: value for value in found}


def test_days_are_written_and_taken_away(activity: ActivityPage, mine: Client) -> None:
    where = address(activity, "kad")
    rows = {
        "occurrences-begins": ["2027-03-12T10:00", "2027-03-10T09:00", ""],
        "occurrences-ends": ["", "2027-03-10T11:00", ""],
    }
    mine.post(where, sent_by(mine.get(where), **rows))
    days = [f"{one.starts_at:%d.%m}" for one in latest(activity).occurrences.all()]
    assert sorted(days) == ["10.03", "12.03"]
    page = mine.get(where)
    assert mine.post(where, sent_by(page)).status_code == 302
    emptied = {"occurrences-begins": ["2027-03-12T10:00"], "occurrences-ends": [""]}
    mine.post(where, sent_by(page, **emptied))
    assert latest(activity).occurrences.count() == 1
    wrong = {"occurrences-begins": ["2027-03-12T10:00"], "occurrences-ends": ["2027-03-12T09:00"]}
    assert mine.post(where, sent_by(mine.get(where), **wrong)).status_code == 422


@pytest.mark.parametrize("typed", ["4,50", "4.5", "€ 4,50"])
def test_a_price_is_typed_as_people_do(activity: ActivityPage, mine: Client, typed: str) -> None:
    where = address(activity, "cik-maksa")
    assert mine.post(where, sent_by(mine.get(where), price=typed)).status_code == 302
    assert latest(activity).price == Decimal("4.50")


def test_terms_are_chosen(activity: ActivityPage, mine: Client) -> None:
    where = address(activity, "kam")
    grades = [str(one.pk) for one in Grade.objects.filter(code__in=("4", "5"))]
    mine.post(where, sent_by(mine.get(where), grades=grades))
    assert {one.code for one in latest(activity).grades.all()} == {"4", "5"}


@pytest.mark.parametrize(
    ("code", "sent"),
    [
        ("kas-notiek", {"kind": ["999999"]}),
        ("kur", {"formats": ["999999"]}),
        ("kur", {"formats": ["abc"]}),
        ("kur", {"municipality": ["0"]}),
        ("cik-maksa", {"price_unit": ["stolen"]}),
        ("cik-maksa", {"price": ["1e400"]}),
        ("kad", {"duration_minutes": ["99999999999999999999"]}),
        ("kad", {"occurrences-begins": ["2027-99-99T10:00"]}),
    ],
)
def test_what_cannot_be_is_refused(
    activity: ActivityPage, mine: Client, code: str, sent: dict[str, list[str]]
) -> None:
    where = address(activity, code)
    before = latest(activity).serializable_data()
    answer = mine.post(where, sent_by(mine.get(where), **sent))
    assert answer.status_code == 422
    assert latest(activity).serializable_data() == before


def test_another_providers_picture_cannot_be_taken(
    activity: ActivityPage, mine: Client, other_provider: ProviderPage, provider: ProviderPage
) -> None:
    where = address(activity, "ka-izskatas")
    theirs: Picture = make_picture(collection=collection_of(other_provider), title="Svešs")
    own: Picture = make_picture(collection=collection_of(provider), title="Mūsu")
    page = mine.get(where)
    assert "Mūsu" in text(page)
    assert "Svešs" not in text(page)
    assert mine.post(where, sent_by(page, picture=str(theirs.pk))).status_code == 422
    assert latest(activity).picture is None
    assert mine.post(where, sent_by(page, picture=str(own.pk))).status_code == 302
    assert latest(activity).picture == own


@pytest.mark.parametrize(
    "field", ["live", "slug", "owner", "demonstration", "public_id", "body_lv", "funding_operation"]
)
def test_no_other_field_is_written(activity: ActivityPage, mine: Client, field: str) -> None:
    before = latest(activity).serializable_data()
    sent = sent_by(mine.get(address(activity)))
    mine.post(address(activity), {**sent, field: "1", f"seen-{field}": "x"})
    assert latest(activity).serializable_data() == before


def test_a_live_activity_stays_as_it_is(provider: ProviderPage, mine: Client) -> None:
    activity = draft(provider, summary_lv="Īsi.")
    activity.grades.set(Grade.objects.filter(code="4"))
    activity.formats.set(Format.objects.filter(code="at-provider"))
    activity.save_revision().publish()
    mine.post(address(activity), sent_by(mine.get(address(activity)), summary_lv="Citādi."))
    page = ActivityPage.objects.get(pk=activity.pk)
    assert (page.live, page.summary_lv, page.has_unpublished_changes) == (True, "Īsi.", True)
    assert latest(activity).summary_lv == "Citādi."
