"""How complete an activity is, and what keeps it from the public: one table for both."""

import pytest

from catalogue_pages.activities.completeness import (
    completeness,
    completeness_in,
    lacks,
    lacks_text,
    required,
    required_to_submit,
)
from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.activities.requirements import REQUIREMENTS, required_columns
from catalogue_pages.exchange.rows.sheets import ACTIVITIES
from catalogue_pages.publication.gate import refusals, submission_refusals
from catalogue_pages.vocabularies.models import DeliveryLanguage, Format, Municipality, Subject


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


def test_moderation_is_asked_with_more_than_the_public_needs(activity: ActivityPage) -> None:
    assert refusals(activity) == []
    assert [one.field for one in required_to_submit(activity)] == [
        "municipality",
        "by_arrangement",
        "price",
    ]
    asked = submission_refusals(activity)
    assert [one.field for one in asked] == ["municipality", "by_arrangement", "price"]
    assert all(one.message for one in asked)
    activity.municipality = Municipality.objects.get(code="riga")
    activity.by_arrangement = True
    activity.price_includes_lv = "Cena atkarīga no grupas lieluma."
    assert submission_refusals(activity) == []


def test_everything_that_latvian_needs_is_needed_to_submit() -> None:
    assert all(one.to_submit for one in REQUIREMENTS if "lv" in one.to_publish)


def test_what_is_lacking_is_named_for_people_with_its_field(activity: ActivityPage) -> None:
    found = {one.column: one for one in lacks(activity, "en")}
    assert found["name_en"].level == "publish"
    assert found["price"].level == "submit"
    assert found["picture"].level == "recommended"
    assert all(one.label and one.message for one in found.values())


@pytest.mark.parametrize(
    ("formats", "facts", "said"),
    [
        (["at-provider"], {"municipality": True}, True),
        (["at-provider"], {}, False),
        (["at-school"], {"municipality": True}, False),
        (["at-school"], {"serves_all": True}, True),
        (["at-provider"], {"serves_all": True}, False),
        (["at-school", "at-provider"], {"municipality": True}, True),
        (["online"], {}, True),
        ([], {"municipality": True}, True),
    ],
)
def test_where(
    activity: ActivityPage, formats: list[str], facts: dict[str, bool], said: bool
) -> None:
    activity.formats = list(Format.objects.filter(code__in=formats))
    activity.serves_all = facts.get("serves_all", False)
    if "municipality" in facts:
        activity.municipality = Municipality.objects.get(code="riga")
    assert ("municipality" not in completeness_in(activity, "lv").missing) is said


def test_activities_without_english_are_found_by_one_condition(activity: ActivityPage) -> None:
    assert ActivityPage.objects.filter(lacks_text("en")).get() == activity
    assert not ActivityPage.objects.filter(lacks_text("lv")).exists()
    activity.name_en, activity.summary_en = "Robotics", "Pupils build a robot."
    activity.save_revision().publish()
    assert not ActivityPage.objects.filter(lacks_text("en")).exists()


def test_a_file_must_hold_what_no_activity_is_published_without() -> None:
    columns = ACTIVITIES.columns.values()
    filled = {column.field for column in columns if column.required and column.field}
    assert required_columns("lv") - {"grades"} <= filled
    assert {"grades_from", "grades_to"} <= ACTIVITIES.required
