"""Latvian and English survive everything that Wagtail does to a page, on random content."""

import json
from datetime import timedelta
from itertools import count
from typing import Any

import time_machine
from django.core.management import call_command
from django.utils import timezone, translation
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.vocabularies.models import Grade

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
BODY = st.lists(PARAGRAPH, max_size=3).map(
    lambda parts: json.dumps([{"type": "text", "value": part} for part in parts])
)
CONTENT = st.fixed_dictionaries(
    {
        "name_lv": WORDS,
        "name_en": st.just("") | WORDS,
        "summary_lv": WORDS,
        "summary_en": st.just("") | WORDS,
        "description_lv": st.just("") | PARAGRAPH,
        "description_en": st.just("") | PARAGRAPH,
        "topics_en": st.just("") | WORDS,
        "body_lv": BODY,
        "body_en": BODY,
    }
)
ACTIONS = st.lists(
    st.sampled_from(["publish", "copy", "alias", "revert", "schedule"]), min_size=1, max_size=4
)
_slugs = count(1)


def fill(page: ActivityPage, content: dict[str, Any]) -> None:
    for name, value in content.items():
        setattr(page, name, value)


def content_of(page: ActivityPage, content: dict[str, Any]) -> dict[str, Any]:
    """Return what a page holds of the same columns, blocks without their ids."""
    found = {}
    for name in content:
        value = getattr(page, name)
        if name.startswith("body"):
            blocks = [{"type": block.block_type, "value": block.value.source} for block in value]
            value = json.dumps(blocks)
        found[name] = value or ""
    return found


def publish(page: ActivityPage, content: dict[str, Any]) -> ActivityPage:
    page.save_revision().publish()
    return page


def copy(page: ActivityPage, content: dict[str, Any]) -> ActivityPage:
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


def revert(page: ActivityPage, content: dict[str, Any]) -> ActivityPage:
    kept = page.save_revision()
    fill(page, {name: "[]" if name.startswith("body") else "Cits" for name in content})
    page.save_revision().publish()
    kept.as_object().save_revision().publish()
    return page


def schedule(page: ActivityPage, content: dict[str, Any]) -> ActivityPage:
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.save_revision().publish()
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        call_command("publish_scheduled")
    # The hour has not come yet for the clock of the next action.
    page = ActivityPage.objects.get(pk=page.pk)
    assert content_of(page, content) == content
    page.go_live_at = None
    page.save_revision().publish()
    return page


DO = {
    "publish": publish,
    "copy": copy,
    "alias": alias,
    "revert": revert,
    "schedule": schedule,
}


@settings(
    max_examples=10,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    content=CONTENT, actions=ACTIONS, languages=st.lists(st.sampled_from(["lv", "en"]), min_size=4)
)
def test_both_languages_survive(
    activity: ActivityPage, content: dict[str, Any], actions: list[str], languages: list[str]
) -> None:
    page = ActivityPage.objects.get(pk=activity.pk)
    fill(page, content)
    page.save_revision().publish()
    for action, language in zip(actions, languages, strict=False):
        with translation.override(language):
            page = DO[action](page, content)
            page = ActivityPage.objects.get(pk=page.pk)
            assert content_of(page, content) == content, action
            draft = page.get_latest_revision_as_object()
            assert content_of(draft, content) == content, action
            assert page.live
            assert {grade.code for grade in page.grades.all()} == {"4", "5"}
    assert Grade.objects.count() == 14
