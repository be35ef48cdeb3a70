"""What cannot be is said at its field, in the editor's language, and never becomes public."""

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from catalogue_pages.activities.models import ActivityPage, Occurrence
from catalogue_pages.publication.gate import PublicationError
from catalogue_pages.vocabularies.models import Format, Municipality
from people.models import User
from tests.catalogue_pages.activities.test_editing import PUBLISH, edit
from tests.catalogue_pages.forms import errors_at, form_of

IMPOSSIBLE: list[tuple[dict[str, str], str, str, str]] = [
    (
        {"group_min": "30", "group_max": "10"},
        "group_max",
        "The largest group cannot be smaller than the smallest.",
        "Lielākā grupa nevar būt mazāka par mazāko.",
    ),
    (
        {"valid_from": "2027-01-01", "valid_to": "2026-12-01"},
        "valid_to",
        "The last day cannot be before the first.",
        "Pēdējā diena nevar būt pirms pirmās.",
    ),
    (
        {"latitude": "1", "longitude": "24.1"},
        "latitude",
        "latitudes there are from 55.6 to 58.1.",
        "Latvijā platums ir no 55.6 līdz 58.1.",
    ),
    (
        {"latitude": "56.9", "longitude": "1"},
        "longitude",
        "longitudes there are from 20.9 to 28.3.",
        "Latvijā garums ir no 20.9 līdz 28.3.",
    ),
    (
        {"latitude": "56.9", "longitude": ""},
        "longitude",
        "Give both coordinates or none.",
        "Norādiet abas koordinātas vai nevienu.",
    ),
    (
        {"duration_minutes": "20001"},
        "duration_minutes",
        "Give a whole number from 1 to 20000.",
        "Norādiet veselu skaitli no 1 līdz 20000.",
    ),
    (
        {"group_max": "0"},
        "group_max",
        "Give a whole number from 1 to 10000.",
        "Norādiet veselu skaitli no 1 līdz 10000.",
    ),
    (
        {"serves_all": "on"},
        "serves_all",
        "Choose among the formats that you come to schools",
        "Pie formātiem atzīmējiet, ka braucat uz skolām",
    ),
]


def speaking(admin: Client, language: str) -> Client:
    """Have the administrator read the admin in a language."""
    profile = UserProfile.get_for_user(User.objects.get(pk=admin.session["_auth_user_id"]))
    profile.preferred_language = language
    profile.save()
    return admin


def rows(*spans: tuple[str, str]) -> dict[str, str]:
    """Return what a browser sends of new occurrences, each with its beginning and end."""
    sent = {"occurrences-TOTAL_FORMS": str(len(spans)), "occurrences-INITIAL_FORMS": "0"}
    for number, (begins, ends) in enumerate(spans):
        row = {"id": "", "ORDER": str(number + 1), "starts_at": begins, "ends_at": ends}
        sent.update({f"occurrences-{number}-{name}": value for name, value in row.items()})
    return sent


@pytest.mark.parametrize(("given", "field", "english", "latvian"), IMPOSSIBLE)
def test_what_cannot_be_is_said_at_its_field(
    admin: Client,
    activity: ActivityPage,
    given: Mapping[str, str],
    field: str,
    english: str,
    latvian: str,
) -> None:
    before = ActivityPage.objects.values().get()
    for language, message in (("en", english), ("lv", latvian)):
        refused = edit(speaking(admin, language), activity, **given, **PUBLISH)
        assert refused.status_code == 200
        assert message in errors_at(refused, field)
    assert ActivityPage.objects.values().get() == before
    assert edit(admin, activity, **given).status_code == 302, "a draft can be saved"


def test_who_comes_to_schools_says_to_which(admin: Client, activity: ActivityPage) -> None:
    at_school = {"formats": [Format.objects.get(code="at-school").pk]}
    refused = edit(speaking(admin, "en"), activity, **at_school, **PUBLISH)
    assert "choose their municipalities" in errors_at(refused, "municipalities_served")
    assert edit(admin, activity, **at_school).status_code == 302, "a draft can be saved"
    assert edit(admin, activity, serves_all="on", **PUBLISH).status_code == 302
    riga = Municipality.objects.get(code="riga").pk
    chosen = {"serves_all": [], "municipalities_served": [riga]}
    assert edit(admin, ActivityPage.objects.get(), **chosen, **PUBLISH).status_code == 302
    page = ActivityPage.objects.get()
    assert [one.pk for one in page.municipalities_served.all()] == [riga]
    assert not page.serves_all


def test_schools_served_need_somebody_who_comes(admin: Client, activity: ActivityPage) -> None:
    riga = Municipality.objects.get(code="riga").pk
    refused = edit(speaking(admin, "en"), activity, municipalities_served=[riga], **PUBLISH)
    assert "Choose among the formats" in errors_at(refused, "municipalities_served")


def test_an_occurrence_ends_after_it_begins(admin: Client, activity: ActivityPage) -> None:
    good = ("2026-11-02 10:00", "2026-11-02 11:30")
    wrong = rows(good, ("2026-11-03 10:00", "2026-11-03 09:00"))
    refused = edit(speaking(admin, "en"), activity, **wrong, **PUBLISH)
    assert refused.status_code == 200
    first, second = refused.context["form"].formsets["occurrences"].forms
    assert first.errors == {}
    assert second.errors == {"ends_at": ["It cannot end before it begins."]}
    assert "It cannot end before it begins." in refused.content.decode()
    again = edit(speaking(admin, "lv"), activity, **wrong, **PUBLISH)
    assert "Beigas nevar būt pirms sākuma." in again.content.decode()
    assert edit(admin, activity, **wrong).status_code == 302, "a draft can be saved"
    assert not ActivityPage.objects.get().occurrences.exists()


def test_an_occurrence_of_a_draft_is_put_right_and_published(
    admin: Client, activity: ActivityPage
) -> None:
    edit(admin, activity, **rows(("2026-11-03 10:00", "2026-11-03 09:00")))
    address = reverse("wagtailadmin_pages:edit", args=[activity.pk])
    form = form_of(admin.get(address))
    assert form["occurrences-0-starts_at"] == ["2026-11-03 10:00"]
    assert admin.post(address, {**form, **PUBLISH}).status_code == 200
    put_right = {**form, "occurrences-0-ends_at": "2026-11-03 12:00"}
    assert admin.post(address, {**put_right, **PUBLISH}).status_code == 302
    assert ActivityPage.objects.get().occurrences.count() == 1


def test_a_wrong_occurrence_may_be_deleted(admin: Client, activity: ActivityPage) -> None:
    edit(admin, activity, **rows(("2026-11-03 10:00", "2026-11-03 09:00")))
    deleted = {"occurrences-0-DELETE": "on"}
    assert edit(admin, activity, **deleted, **PUBLISH).status_code == 302
    assert not ActivityPage.objects.get().occurrences.exists()


def test_saving_is_the_last_guard(activity: ActivityPage) -> None:
    activity.group_min, activity.group_max = 30, 10
    activity.latitude, activity.longitude = "1", None
    activity.occurrences.add(
        Occurrence(
            starts_at=datetime(2026, 11, 3, 10, tzinfo=UTC),
            ends_at=datetime(2026, 11, 3, 9, tzinfo=UTC),
        )
    )
    with pytest.raises(PublicationError) as refused:
        activity.save()
    assert set(refused.value.message_dict) == {"group_max", "latitude", "longitude", "occurrences"}
