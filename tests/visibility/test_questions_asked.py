"""An audit of the running site takes pictures and asks; what is answered stands in the next one."""

from typing import Any

import pytest
from django.urls import reverse

from catalogue_pages.articles.models import HomePage
from people.roles import COMMUNICATIONS
from tests.persons import client_of
from tests.visibility.test_command import audited
from visibility.models import Answer, AuditRun, Question, Sight
from visibility.questions.standing import asked_now, waiting

VIEWS = "wagtailsnippets_visibility_question"
SHORT = ("--sample=0", "--papers=0")
"""An audit of the doors alone; pictures for questions are taken of every kind of place."""


def of_people(found: dict[str, Any]) -> list[tuple[str, str, str, int]]:
    return [
        (one["rule"], one["outcome"], one["measured"], len(one["views"]))
        for one in found["findings"]
        if one["due"] == "a person says yes"
    ]


@pytest.mark.long
def test_an_audit_asks_and_the_next_one_says_what_was_answered(served: str) -> None:
    first = audited(served, *SHORT)
    pages, papers = 6 * 4, 5 * 2
    assert of_people(first) == [
        ("O4-poster", "incomplete", "a person has not looked yet", 2),
        ("V1-prominent", "incomplete", "a person has not looked yet", pages + papers),
        ("V7-identity", "incomplete", "a person has not looked yet", 6 + 5),
    ]
    client = client_of(COMMUNICATIONS.name)
    shown = client.get(reverse(f"{VIEWS}:next"), follow=True).context["object"]
    assert shown.rule == "V1-prominent"
    pressed = {"said": "no", "note": "Emblēma ir par mazu"}
    client.post(reverse(f"{VIEWS}:answer", args=[shown.pk]), pressed)
    for question in Question.objects.exclude(pk=shown.pk):
        Answer.objects.create(question=question, said="yes")
    second = audited(served, *SHORT, "--no-questions")
    (no,) = of_people(second)
    assert no[:2] == ("V1-prominent", "failed")
    assert no[2].endswith(": Emblēma ir par mazu")
    run = AuditRun.objects.latest("pk")
    assert (run.failed_must, run.failed_others) == (second["failed_must"], 1)
    assert not waiting().exists()


@pytest.mark.long
def test_only_what_looks_different_is_asked_again(served: str) -> None:
    audited(served, *SHORT)
    for question in Question.objects.all():
        Answer.objects.create(question=question, said="yes")
    home = HomePage.objects.get()
    home.lead_lv = "Pavisam citi vārdi, kas aizņem daudz vairāk vietas nekā līdz šim. " * 3
    home.save_revision().publish()
    before = Sight.objects.count()
    audited(served, *SHORT)
    asked = {one.sight.place for one in waiting()}
    assert asked == {"home-lv-360", "home-lv-1280"}
    assert asked_now().filter(state="yes").count() == asked_now().count() - 3
    assert Sight.objects.count() == before + 2
