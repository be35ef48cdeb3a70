"""What no machine can judge is asked of people, with a picture; what they answer is kept."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override
from PIL import Image, ImageDraw

from people.roles import AUDITOR, COMMUNICATIONS, EDITOR
from tests.persons import client_of
from tests.visibility.asked import drawn, make_question
from visibility.audit.auditing import Audited
from visibility.audit.report import as_data, as_html
from visibility.audit.verdicts import Outcome
from visibility.audit.views import View
from visibility.limits import limits_in_force
from visibility.models import Answer, Question, Sight, Threshold
from visibility.questions.asking import ask
from visibility.questions.judging import judge_questions
from visibility.questions.likeness import looks_alike
from visibility.questions.picturing import Pictured
from visibility.questions.places import Place
from visibility.questions.standing import asked_now
from visibility.rules.questions import ASKED_OF, OF_QUESTIONS, Kind
from visibility.rules.rule import Medium, Severity

VIEWS = "wagtailsnippets_visibility_question"
VIEW = View("https://katalogs.example/lv/", "lv", 360, 740, dark=False, medium=Medium.SCREEN)
HOME = Place(Kind.HOME, "lv", VIEW.address, VIEW)
WIDE = Place(Kind.HOME, "lv", VIEW.address, replace(VIEW, width=1280, height=900))
POSTER = Place(Kind.POSTER, "lv", "katalogs/plakats-a3.pdf")
DESCRIPTION = Place(Kind.DESCRIPTION, "lv", VIEW.address, replace(VIEW, width=1280))


def asks(*pictures: Pictured) -> int:
    return ask([one.place for one in pictures], list(pictures))


def states() -> dict[str, str]:
    return {f"{one.rule} {one.sight.place}": one.state for one in asked_now()}


def answered(question: Question, said: str, note: str = "", days_ago: int = 0) -> Answer:
    given = Answer.objects.create(question=question, said=said, note=note)
    when = timezone.now() - timedelta(days=days_ago)
    Answer.objects.filter(pk=given.pk).update(answered_at=when)
    return given


def post(client: Client, question: Question, **given: str) -> Any:
    return client.post(reverse(f"{VIEWS}:answer", args=[question.pk]), given, follow=True)


def messages(response: Any) -> str:
    return " ".join(str(one) for one in response.context["messages"])


def judged() -> Audited:
    whole = Audited()
    judge_questions(whole, limits_in_force())
    return whole


def test_each_rule_without_a_machine_has_a_question_and_places() -> None:
    assert {rule.id for rule in OF_QUESTIONS} == set(ASKED_OF)
    assert all(rule.question and rule.severity is Severity.LOOK for rule in OF_QUESTIONS)


def test_a_digit_changes_no_look_and_an_emblem_that_is_gone_does() -> None:
    before, now = drawn(), drawn()
    ImageDraw.Draw(now).text((200, 300), "142", fill="black")
    assert looks_alike(before, now)
    assert not looks_alike(before, drawn(emblem=False))
    assert not looks_alike(before, drawn(height=900))


@pytest.mark.django_db
def test_each_place_is_asked_by_the_rules_that_are_about_it() -> None:
    assert (
        asks(Pictured(WIDE, drawn(1280)), Pictured(HOME, drawn()), Pictured(POSTER, drawn())) == 3
    )
    assert list(states()) == [
        "V1-prominent home-lv-1280",
        "V1-prominent home-lv-360",
        "V1-prominent poster-lv",
        "V7-identity home-lv-1280",
        "V7-identity poster-lv",
        "O4-poster poster-lv",
    ]
    assert set(states().values()) == {"open"}


@pytest.mark.django_db
def test_a_place_that_looks_as_it_did_keeps_its_answer() -> None:
    asks(Pictured(HOME, drawn()))
    answered(Question.objects.get(), "yes")
    assert asks(Pictured(HOME, drawn())) == 0
    assert states() == {"V1-prominent home-lv-360": "yes"}


@pytest.mark.django_db
def test_a_place_that_looks_different_is_asked_again_and_the_old_picture_kept() -> None:
    asks(Pictured(HOME, drawn()))
    old = Question.objects.get()
    answered(old, "yes")
    assert asks(Pictured(HOME, drawn(emblem=False))) == 1
    assert states() == {"V1-prominent home-lv-360": "open"}
    page = client_of(COMMUNICATIONS.name).get(reverse(f"{VIEWS}:next"), follow=True)
    link = reverse(f"{VIEWS}:inspect", args=[old.pk])
    assert link in page.content.decode()
    picture: Any = client_of(AUDITOR.name).get(reverse(f"{VIEWS}:picture", args=[old.pk]))
    assert picture["content-type"] == "image/webp"
    assert b"".join(picture.streaming_content).startswith(b"RIFF")


@pytest.mark.django_db
def test_a_picture_that_nobody_judged_goes_with_its_look(
    django_capture_on_commit_callbacks: Any,
) -> None:
    asks(Pictured(HOME, drawn()))
    old: Any = Sight.objects.get().picture
    with django_capture_on_commit_callbacks(execute=True):
        asks(Pictured(HOME, drawn(emblem=False)))
    assert Sight.objects.count() == 1
    assert not old.storage.exists(old.name)
    assert old.storage.exists(str(Sight.objects.get().picture.name))


@pytest.mark.django_db
def test_a_page_that_does_not_answer_keeps_its_questions_and_one_that_is_gone_does_not() -> None:
    asks(Pictured(HOME, drawn()), Pictured(POSTER, drawn()))
    ask([HOME], [])
    assert list(states()) == ["V1-prominent home-lv-360"]


@pytest.mark.django_db
def test_other_words_of_a_description_are_judged_anew() -> None:
    asks(Pictured(DESCRIPTION, drawn(), "Mērķis: robotika"))
    for question in Question.objects.all():
        answered(question, "yes")
    assert asks(Pictured(DESCRIPTION, drawn(), "Mērķis: robotika")) == 0
    assert asks(Pictured(DESCRIPTION, drawn(), "Mērķis: ķīmija")) == 1
    assert set(states().values()) == {"open"}


@pytest.mark.django_db
def test_communications_answers_one_question_after_another() -> None:
    asks(Pictured(HOME, drawn()), Pictured(WIDE, drawn(1280)))
    client = client_of(COMMUNICATIONS.name)
    front = client.get("/admin/").content.decode()
    assert "3 questions about the rules of visibility wait for a person." in front
    first = client.get(reverse(f"{VIEWS}:next"), follow=True).context["object"]
    assert str(first) == "V1-prominent · Home page (lv), 1280 px"
    second = post(client, first, said="yes")
    assert second.context["object"].sight.place == "home-lv-360"
    assert "2 questions wait" in messages(second)
    third = post(client, second.context["object"], said="no", note="Too small")
    last = post(client, third.context["object"], said="unsure")
    assert "No question waits for an answer." in messages(last)
    assert last.request["PATH_INFO"] == reverse(f"{VIEWS}:list")
    rows = BeautifulSoup(last.content, "html.parser").select("tbody tr")
    assert ["check passed" in row.text for row in rows] == [True, False, False]
    assert ["check failed" in row.text for row in rows] == [False, True, False]
    assert all("persona-communications" in row.text for row in rows)
    assert "compliant" not in last.content.decode()
    assert "wait for a person" not in client.get("/admin/").content.decode()


@pytest.mark.django_db
def test_no_needs_a_note() -> None:
    question = make_question()
    client = client_of(COMMUNICATIONS.name)
    for note in ("", "   "):
        refused = post(client, question, said="no", note=note)
        assert "Say what is wrong, so that somebody can mend it." in refused.content.decode()
    assert "This field is required." in post(client, question).content.decode()
    assert not Answer.objects.exists()


@pytest.mark.django_db
def test_an_answer_to_a_picture_of_yesterday_is_not_kept() -> None:
    client, now = client_of(COMMUNICATIONS.name), timezone.now()
    replaced = make_question(replaced_at=now)
    gone = Question(pk=replaced.pk + 1, rule="V1-prominent", sight=replaced.sight)
    for question in (replaced, gone):
        assert "The place looks different now." in messages(post(client, question, said="yes"))
    shown = client.get(reverse(f"{VIEWS}:inspect", args=[replaced.pk]))
    assert shown.context["form"] is None
    assert not Answer.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("role", [EDITOR, AUDITOR])
def test_others_see_and_do_not_answer(role: Any) -> None:
    question = make_question()
    answered(question, "no", "Emblēma pazūd galvenē")
    client = client_of(role.name)
    shown = client.get(reverse(f"{VIEWS}:inspect", args=[question.pk]))
    assert "Emblēma pazūd galvenē" in shown.content.decode()
    assert shown.context["form"] is None
    post(client, question, said="yes")
    assert Answer.objects.get().said == "no"
    make_question(width=1280)
    assert "wait for a person" not in client.get("/admin/").content.decode()


@pytest.mark.django_db
def test_nobody_changes_an_answer() -> None:
    given = answered(make_question(), "no", "Emblēma pazūd galvenē")
    given.said = "yes"
    with pytest.raises(TypeError, match="never changed"):
        given.save()
    with pytest.raises(TypeError, match="never deleted"):
        given.delete()
    assert Answer.objects.get().said == "no"


@pytest.mark.django_db
def test_a_later_answer_counts_and_one_of_a_year_ago_is_asked_again() -> None:
    question = make_question()
    answered(question, "no", "Emblēma pazūd galvenē", days_ago=300)
    assert states() == {"V1-prominent home-lv-360": "no"}
    answered(question, "yes", days_ago=200)
    assert states() == {"V1-prominent home-lv-360": "yes"}
    Threshold.objects.create(rule="V1-prominent", value=6, reason="Biežāk")
    assert states() == {"V1-prominent home-lv-360": "again"}
    Threshold.objects.create(rule="V1-prominent", value=12, reason="Kā bija")
    Answer.objects.update(answered_at=timezone.now() - timedelta(days=366))
    assert states() == {"V1-prominent home-lv-360": "again"}


@pytest.mark.django_db
def test_what_people_say_are_verdicts_of_the_audit() -> None:
    for kind, said in (("home", "yes"), ("listing", "no"), ("error", "unsure"), ("door", "")):
        question = make_question(kind=kind)
        if said:
            answered(question, said, "Par maza" if said == "no" else "")
    whole, look = judged(), "V1-prominent"
    assert whole.outcomes == {
        (look, Outcome.PASSED): 1,
        (look, Outcome.FAILED): 1,
        (look, Outcome.INCOMPLETE): 2,
    }
    assert whole.failures(Severity.MUST) == 0
    with override("en"):
        measured = {one["measured"] for one in as_data(whole)["findings"]}
        today = date_format(timezone.localdate())
    assert measured == {
        f"a person said no on {today}: Par maza",
        f"a person could not say on {today}",
        "a person has not looked yet",
    }
    assert "data:image/png;base64," in as_html(whole, limits_in_force())


@pytest.mark.django_db
def test_a_lost_picture_is_asked_about_anew_and_breaks_nothing() -> None:
    question = make_question()
    answered(question, "no", "Par maza")
    question.sight.picture.storage.delete(str(question.sight.picture.name))
    client = client_of(AUDITOR.name)
    assert client.get(reverse(f"{VIEWS}:picture", args=[question.pk])).status_code == 404
    assert client.get(reverse(f"{VIEWS}:inspect", args=[question.pk])).status_code == 200
    assert len(judged().findings) == 1
    assert asks(Pictured(HOME, Image.new("RGB", (360, 740)))) == 1
