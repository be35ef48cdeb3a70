"""Latvian and English survive everything that Wagtail does to a page, on random content."""

import json
from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from itertools import count
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone, translation
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.exchange.applying.importing import apply
from catalogue_pages.exchange.plans.plan import Options
from catalogue_pages.exchange.plans.planning import plan_activities
from catalogue_pages.media.models import Picture
from catalogue_pages.vocabularies.models import Grade
from tests.catalogue_pages.exchange.files import csv_bytes
from tests.catalogue_pages.pictures import make_picture

# A text of markup alone says nothing, and is refused.
CHARACTERS = st.characters(
    max_codepoint=0x17F, categories=("L", "N", "P", "S"), exclude_characters="<>"
)
WORDS = st.lists(st.text(CHARACTERS, min_size=1, max_size=12), min_size=1, max_size=3).map(" ".join)
PARAGRAPH = WORDS.map(
    lambda text: (
        "<p>" + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</p>"
    )
)
PICTURE = st.fixed_dictionaries({"picture": st.none(), "caption": st.just("") | WORDS})
BLOCK = st.one_of(
    st.builds(lambda text: {"type": "text", "value": text}, PARAGRAPH),
    st.builds(lambda picture: {"type": "picture", "value": picture}, PICTURE),
    st.builds(
        lambda pictures: {"type": "gallery", "value": {"pictures": pictures}},
        st.lists(PICTURE, min_size=2, max_size=3),
    ),
)
BODY = st.lists(BLOCK, max_size=3)
CONTENT = st.fixed_dictionaries(
    {
        "name_lv": WORDS,
        "name_en": st.just("") | WORDS,
        "summary_lv": WORDS,
        "summary_en": st.just("") | WORDS,
        "description_lv": st.just("") | PARAGRAPH,
        "description_en": st.just("") | PARAGRAPH,
        "pupils_gain_lv": st.just("") | PARAGRAPH,
        "pupils_gain_en": st.just("") | PARAGRAPH,
        "topics_lv": st.just("") | WORDS,
        "topics_en": st.just("") | WORDS,
        "body_lv": BODY,
        "body_en": BODY,
    }
)
_slugs = count(1)


def fill(page: ActivityPage, content: dict[str, Any]) -> None:
    for name, value in content.items():
        setattr(page, name, json.dumps(value) if name.startswith("body") else value)


def shown_in(content: dict[str, Any], picture: Picture) -> dict[str, Any]:
    """Return random content in which every picture is one that may be shown."""

    def placed(value: Any) -> Any:
        if isinstance(value, list):
            return [placed(part) for part in value]
        if isinstance(value, dict):
            return {
                name: picture.pk if name == "picture" and part is None else placed(part)
                for name, part in value.items()
            }
        return value

    return {name: placed(value) for name, value in content.items()}


def without_ids(value: Any) -> Any:
    """Return blocks without the ids that Wagtail gives them, and lists without their items' own."""
    if isinstance(value, list):
        return [without_ids(part) for part in value]
    if isinstance(value, dict):
        if value.get("type") == "item":
            return without_ids(value["value"])
        return {name: without_ids(part) for name, part in value.items() if name != "id"}
    return value


def content_of(page: ActivityPage, content: dict[str, Any]) -> dict[str, Any]:
    """Return what a page holds of the same columns."""
    found = {}
    for name in content:
        value = getattr(page, name)
        found[name] = (
            without_ids(value.get_prep_value()) if name.startswith("body") else value or ""
        )
    return found


def publish(page: ActivityPage, _content: dict[str, Any]) -> ActivityPage:
    page.save_revision().publish()
    return page


def revise(page: ActivityPage, content: dict[str, Any]) -> ActivityPage:
    """Save a draft of something else beside what is published, and then of the same again."""
    fill(page, OTHER)
    page.save_revision()
    assert content_of(ActivityPage.objects.get(pk=page.pk), content) == content
    fill(page, content)
    page.save_revision()
    return page


def copy(page: ActivityPage, _content: dict[str, Any]) -> ActivityPage:
    copied: ActivityPage = page.copy(update_attrs={"slug": f"kopija-{next(_slugs)}"})
    assert copied.public_id != page.public_id
    return copied


def alias(page: ActivityPage, content: dict[str, Any]) -> ActivityPage:
    made = page.create_alias(update_slug=f"otra-{next(_slugs)}")
    page.save_revision().publish()
    found = ActivityPage.objects.get(pk=made.pk)
    assert content_of(found, content) == content
    assert found.public_id not in (None, page.public_id)
    return page


def revert(page: ActivityPage, _content: dict[str, Any]) -> ActivityPage:
    kept = page.save_revision()
    fill(page, OTHER)
    page.save_revision().publish()
    kept.as_object().save_revision().publish()
    return page


def schedule(page: ActivityPage, content: dict[str, Any]) -> ActivityPage:
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.save_revision().publish()
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        call_command("publish_scheduled", stdout=StringIO())
    # The hour has not come yet for the clock of the next action.
    page = ActivityPage.objects.get(pk=page.pk)
    assert content_of(page, content) == content
    page.go_live_at = None
    page.save_revision().publish()
    return page


def import_file(page: ActivityPage, content: dict[str, Any]) -> ActivityPage:
    """Import a file that says something else, which leaves alone what it does not name."""
    if not page.external_id:
        page.external_id = f"fails-{next(_slugs)}"
        page.save_revision().publish()
    before = {**content, **{name: OTHER[name] for name in IMPORTED.values()}}
    for said in (before, content):
        cells = {column: said[name] for column, name in IMPORTED.items()}
        file = csv_bytes([{**SAME, **cells, "external_id": str(page.external_id)}])
        options = Options(force=True)
        plan = plan_activities(file, options)
        assert plan.faults == []
        apply(plan, options)
        page = ActivityPage.objects.get(pk=page.pk)
        assert content_of(page, content) == said
    return page


OTHER: dict[str, Any] = {
    **dict.fromkeys(("name_lv", "name_en", "summary_lv", "summary_en"), "Cits"),
    **dict.fromkeys(("description_lv", "description_en"), "<p>Cits</p>"),
    **dict.fromkeys(("pupils_gain_lv", "pupils_gain_en"), "<p>Cits</p>"),
    **dict.fromkeys(("topics_lv", "topics_en"), "cits"),
    "body_lv": [],
    "body_en": [{"type": "text", "value": "<p>Cits</p>"}],
}
IMPORTED = {
    "title_lv": "name_lv",
    "title_en": "name_en",
    "summary_lv": "summary_lv",
    "summary_en": "summary_en",
    "topics": "topics_lv",
    "topics_en": "topics_en",
}
SAME = {
    "kind": "workshop",
    "provider_name_lv": "Tehnikas nams",
    "format": "at_provider",
    "field": "technology",
    "grades_from": "4",
    "grades_to": "5",
}
DO: dict[str, Callable[[ActivityPage, dict[str, Any]], ActivityPage]] = {
    "publish": publish,
    "revise": revise,
    "copy": copy,
    "alias": alias,
    "revert": revert,
    "schedule": schedule,
    "import": import_file,
}


@pytest.fixture
def picture() -> Picture:
    """Return a picture that may be shown."""
    return make_picture()


def survives(activity: ActivityPage, content: dict[str, Any], steps: list[tuple[str, str]]) -> None:
    """Do these things, each in some language, and look at both languages after each."""
    page = ActivityPage.objects.get(pk=activity.pk)
    fill(page, content)
    page.save_revision().publish()
    for action, language in steps:
        with translation.override(language):
            page = DO[action](page, content)
            page = ActivityPage.objects.get(pk=page.pk)
            assert content_of(page, content) == content, action
            draft = page.get_latest_revision_as_object()
            assert content_of(draft, content) == content, action
            assert page.live
            assert {grade.code for grade in page.grades.all()} == {"4", "5"}
    assert Grade.objects.count() == 14


def on_random_content(examples: int) -> Callable[[Any], Any]:
    """Run a test on that many random contents with random sequences of actions."""

    def decorate(test: Any) -> Any:
        steps = st.lists(
            st.tuples(st.sampled_from(sorted(DO)), st.sampled_from(["lv", "en"])),
            min_size=1,
            max_size=4,
        )
        limits = settings(
            max_examples=examples,
            deadline=None,
            phases=[Phase.explicit, Phase.reuse, Phase.generate],
            suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
        )
        return limits(given(content=CONTENT, steps=steps)(test))

    return decorate


@on_random_content(10)
def test_both_languages_survive(
    activity: ActivityPage,
    picture: Picture,
    content: dict[str, Any],
    steps: list[tuple[str, str]],
) -> None:
    with transaction.atomic():
        survives(activity, shown_in(content, picture), steps)
        transaction.set_rollback(True)


@pytest.mark.long
@on_random_content(250)
def test_both_languages_survive_at_length(
    activity: ActivityPage,
    picture: Picture,
    content: dict[str, Any],
    steps: list[tuple[str, str]],
) -> None:
    with transaction.atomic():
        survives(activity, shown_in(content, picture), steps)
        transaction.set_rollback(True)


@pytest.mark.parametrize("action", sorted(DO))
def test_each_of_the_actions_keeps_both_languages(
    activity: ActivityPage, picture: Picture, action: str
) -> None:
    content = shown_in(
        {
            **OTHER,
            "name_lv": "Roboti",
            "name_en": "Robots",
            "summary_lv": "Īss stāsts",
            "description_en": "",
            "body_en": [{"type": "picture", "value": {"picture": None, "caption": "A robot"}}],
        },
        picture,
    )
    survives(activity, content, [(action, "lv"), (action, "en")])
