"""An audit of the running site takes pictures and asks; what is answered stands in the next one."""

from typing import Any

import pytest
from django.urls import reverse

from catalogue_pages.articles.models import HomePage
from catalogue_pages.bilingual.reading import LANGUAGES
from people.roles import COMMUNICATIONS
from tests.catalogue_pages.projects import make_project
from tests.persons import client_of
from tests.visibility.test_command import audited
from visibility.models import Answer, AuditRun, Question, Sight
from visibility.questions.standing import asked_now, waiting

VIEWS = "wagtailsnippets_visibility_question"
SHORT = ("--sample=0", "--papers=0", "--language=en")
"""An audit of the doors alone; pictures for questions are taken of every kind of place."""


def of_people(found: dict[str, Any]) -> list[tuple[str, str, str, int]]:
    return [
        (one["rule"], one["outcome"], one["measured"], len(one["views"]))
        for one in found["findings"]
        if one["due"] == "a person says yes"
    ]


@pytest.fixture
def described(served: str) -> str:
    """The site with a page about its project, so that no rule that must hold is broken."""
    make_project(HomePage.objects.get())
    return served


@pytest.mark.long
def test_an_audit_asks_and_the_next_one_says_what_was_answered(described: str) -> None:
    first = audited(described, *SHORT)
    pages, papers, waits = 7, 5, "a person has not looked yet"
    assert of_people(first) == [
        ("O1-clear", "incomplete", waits, 2),
        ("O1-proportionate", "incomplete", waits, 2),
        ("O4-poster", "incomplete", waits, 2),
        ("V1-prominent", "incomplete", waits, 4 * pages + 2 * papers),
        ("V7-identity", "incomplete", waits, pages + papers),
    ]
    client = client_of(COMMUNICATIONS.name)
    shown = client.get(reverse(f"{VIEWS}:next"), follow=True).context["object"]
    assert shown.rule == "V1-prominent"
    pressed = {"said": "no", "note": "Emblēma ir par mazu"}
    client.post(reverse(f"{VIEWS}:answer", args=[shown.pk]), pressed)
    for question in Question.objects.exclude(pk=shown.pk):
        Answer.objects.create(question=question, said="yes")
    second = audited(described, *SHORT, "--no-questions")
    (no,) = of_people(second)
    assert no[:2] == ("V1-prominent", "failed")
    assert no[2].endswith(": Emblēma ir par mazu")
    run = AuditRun.objects.latest("pk")
    assert (run.failed_must, run.failed_others) == (0, 1)
    assert not waiting().exists()


@pytest.mark.long
def test_only_what_looks_different_is_asked_again(described: str) -> None:
    audited(described, *SHORT)
    for question in Question.objects.all():
        Answer.objects.create(question=question, said="yes")
    home = HomePage.objects.get()
    home.lead_lv = "Pavisam citi vārdi, kas aizņem daudz vairāk vietas nekā līdz šim. " * 3
    home.save_revision().publish()
    before = Sight.objects.count()
    audited(described, *SHORT)
    asked = {one.sight.place for one in waiting()}
    # English shows the Latvian words where it has none of its own.
    assert asked == {f"home-{language}-{width}" for language in LANGUAGES for width in (360, 1280)}
    assert asked_now().filter(state="yes").count() == asked_now().count() - 5
    assert Sight.objects.count() == before + 4
