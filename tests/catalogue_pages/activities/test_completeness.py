"""How complete an activity is, and what keeps it from the public: one table for both."""

import pytest

from catalogue_pages.activities.completeness import (
    REQUIREMENTS,
    completeness,
    completeness_in,
    required,
)
from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.publication.gate import refusals
from catalogue_pages.vocabularies.models import DeliveryLanguage, Municipality, Subject


def test_an_empty_activity_may_not_be_published_in_either_language() -> None:
    empty = ActivityPage()
    assert [refusal.field for refusal in refusals(empty)] == [
        "name_lv",
        "summary_lv",
        "field",
        "kind",
        "grades",
        "formats",
    ]
    assert completeness(empty) == 0


def test_latvian_alone_is_enough_to_publish(activity: ActivityPage) -> None:
    assert refusals(activity) == []
    assert [one.column("en") for one in required(activity, "en")] == ["name_en", "summary_en"]
    latvian, english = (completeness_in(activity, language) for language in ("lv", "en"))
    assert "name_lv" not in latvian.missing
    assert english.missing[:2] == ("name_en", "summary_en")
    assert 0 < english.share < latvian.share < 1


def test_what_says_nothing_counts_as_missing(activity: ActivityPage) -> None:
    activity.summary_lv = "<p>\u00a0</p>"
    activity.description_lv = '<p data-block-key="x"></p>'
    assert [refusal.field for refusal in refusals(activity)] == ["summary_lv"]
    assert "description_lv" in completeness_in(activity, "lv").missing


def test_a_free_activity_says_its_price(activity: ActivityPage) -> None:
    assert "price" in completeness_in(activity, "lv").missing
    activity.price = 0
    activity.covered = False
    missing = completeness_in(activity, "lv").missing
    assert "price" not in missing
    assert "covered" not in missing


@pytest.mark.parametrize("language", ["lv", "en"])
def test_every_answer_raises_completeness_up_to_all(activity: ActivityPage, language: str) -> None:
    asked = "en" if language == "en" else "lv"
    shares = [completeness_in(activity, asked).share]  # type: ignore[arg-type]
    for column in ("name", "summary", "description", "pupils_do", "pupils_gain"):
        setattr(activity, f"{column}_{language}", "<p>Teksts</p>")
    shares.append(completeness_in(activity, asked).share)  # type: ignore[arg-type]
    activity.municipality = Municipality.objects.get(code="riga")
    activity.by_arrangement = True
    activity.duration_minutes, activity.group_max, activity.price = 60, 20, 0
    activity.covered = True
    activity.booking_url = "https://example.org"
    shares.append(completeness_in(activity, asked).share)  # type: ignore[arg-type]
    activity.languages = list(DeliveryLanguage.objects.all()[:1])
    activity.subjects = list(Subject.objects.all()[:1])
    complete = completeness_in(activity, asked)  # type: ignore[arg-type]
    shares.append(complete.share)
    assert shares == sorted(set(shares))
    assert complete.missing == ("accessibility", "picture")


def test_every_requirement_names_a_field_of_the_activity() -> None:
    names = {field.name for field in ActivityPage._meta.get_fields()}
    for requirement in REQUIREMENTS:
        for language in ("lv", "en"):
            assert requirement.column(language) in names
