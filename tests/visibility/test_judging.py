"""Plain figures judged: no browser. A threshold that people set changes the next verdict."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import translation

from people.groups import make_groups
from people.models import User
from people.roles import COMMUNICATIONS
from visibility.audit.auditing import Audited
from visibility.audit.judging.page import judge
from visibility.audit.measures import Ensemble, Measures
from visibility.audit.verdicts import Asked, Outcome, Verdict
from visibility.audit.views import views_of
from visibility.limits import limits_in_force
from visibility.models import Threshold
from visibility.rules.registry import RULES
from visibility.rules.rule import Medium, Severity

BOX = {"x": 10.0, "y": 10.0, "width": 48.0, "height": 32.0}
WHITE = {"colour": [255.0, 255.0, 255.0, 1.0], "picture": False}
SEEN = {"rendered": True, "opacity": 1.0, "share": 1.0, "coveredBy": "", "wordsOver": ""}


def ensemble(**changed: Any) -> Ensemble:
    """An emblem with its statement, as a page without faults shows them."""
    emblem = {
        **SEEN,
        "number": 0,
        "box": BOX,
        "firstBottom": 42.0,
        "loaded": True,
        "effects": [],
        "alternative": "",
        "source": "/eu.svg",
        "border": {"width": 2.0, "colour": [255.0, 255.0, 255.0, 1.0]},
        "ground": WHITE,
        "shape": None,
        "drawn": None,
    }
    statement = {
        **SEEN,
        "number": 0,
        "words": "Līdzfinansē Eiropas Savienība",
        "box": {"x": 70.0, "y": 18.0, "width": 200.0, "height": 16.0},
        "effects": [],
        "colour": [0.0, 51.0, 153.0, 1.0],
        "ground": WHITE,
        "size": 14.0,
        "gap": 12.0,
        "overlap": 0.0,
        "fonts": ["Ubuntu"],
    }
    whole: Any = {"rate": None, "emblem": emblem, "statement": statement, "logos": []}
    for path, value in changed.items():
        part, name = path.split("_", 1)
        whole[part][name] = value
    return whole  # type: ignore[no-any-return]


def verdicts(given: Ensemble, medium: Medium = Medium.SCREEN) -> list[Verdict]:
    measures = Measures(
        language="lv",
        screen={"width": 1280, "height": 900},
        ensembles=[given],
        accessibilityLinked=True,
        elsewhere=[],
        cookies=["csrftoken"],
        axe=None,
    )
    asked = Asked(limits_in_force(), medium, "lv", frozenset({"csrftoken"}))
    return judge(measures, asked)


def rules(found: list[Verdict], outcome: Outcome) -> set[str]:
    return {one.rule for one in found if one.outcome is outcome}


@pytest.mark.django_db
def test_what_cannot_be_read_is_incomplete_and_not_passed() -> None:
    found = verdicts(ensemble())
    assert rules(found, Outcome.FAILED) == set()
    assert rules(found, Outcome.INCOMPLETE) == {"V9", "V10"}


@pytest.mark.django_db
@pytest.mark.usefixtures("in_english")
def test_the_newest_threshold_changes_the_next_verdict() -> None:
    given = ensemble(statement_colour=[0.0, 0.0, 0.0, 1.0], emblem_share=0.99)
    assert "V1" not in rules(verdicts(given), Outcome.FAILED)
    Threshold.objects.create(rule="V1", value=100, reason="Vadlīnijas")
    (failure,) = (one for one in verdicts(given) if one.outcome is Outcome.FAILED)
    assert (failure.rule, failure.measured, failure.due) == ("V1", "99 % visible", "≥ 100 %")
    Threshold.objects.create(rule="V1", value=95, reason="Precizējums")
    assert "V1" not in rules(verdicts(given), Outcome.FAILED)
    assert Threshold.objects.count() == 2


@pytest.mark.django_db
def test_a_threshold_leaves_a_legal_must_a_must() -> None:
    Threshold.objects.create(rule="V7", value=3, reason="Mēģinājums")
    assert RULES["V7"].severity is Severity.MUST
    assert "severity" not in {field.name for field in Threshold._meta.get_fields()}
    with pytest.raises(ValidationError):
        Threshold(rule="V4", value=1, reason="Bez sliekšņa").full_clean()


@pytest.mark.django_db
def test_communications_set_a_threshold_in_the_admin_and_nobody_rewrites_it() -> None:
    make_groups()
    person = User.objects.create_user("komunikacija")
    person.groups.add(Group.objects.get(name=COMMUNICATIONS.name))
    client = Client()
    client.force_login(person)
    form = {"rule": "V6", "value": "7", "reason": "WCAG AAA"}
    answer = client.post(reverse("wagtailsnippets_visibility_threshold:add"), form)
    assert answer.status_code == 302
    threshold = Threshold.objects.get()
    assert threshold.set_by == person
    assert limits_in_force()["V6"].value == 7
    address = reverse("wagtailsnippets_visibility_threshold:edit", args=[threshold.pk])
    superuser = User.objects.create_superuser("galvenais")
    for anybody in (person, superuser):
        client.force_login(anybody)
        client.post(address, {**form, "value": "1"})
    assert limits_in_force()["V6"].value == 7
    client.force_login(person)
    history = reverse("wagtailsnippets_visibility_threshold:history", args=[threshold.pk])
    assert client.get(history).status_code == 200


@pytest.mark.django_db
def test_in_print_a_centimetre_is_due() -> None:
    small = ensemble(emblem_box={**BOX, "width": 45.0, "height": 30.0})
    assert rules(verdicts(small, Medium.PRINT), Outcome.FAILED) == {"V12"}


@pytest.mark.django_db
def test_a_verdict_is_read_in_any_language_and_figures_are_written_as_there() -> None:
    small = ensemble(emblem_box={**BOX, "width": 45.0, "height": 30.0})
    (failure,) = (one for one in verdicts(small, Medium.PRINT) if one.outcome is Outcome.FAILED)
    for language, measured in (("en", "7.9 mm"), ("lv", "7,9 mm")):
        with translation.override(language):
            assert (failure.measured, failure.due) == (measured, "≥ 10 mm")


@pytest.mark.django_db
@pytest.mark.usefixtures("in_english")
def test_what_is_alike_on_pages_of_both_languages_is_one_finding() -> None:
    audited, seen = Audited(), []
    for language in ("lv", "en"):
        view = views_of(f"http://localhost/{language}/")[0]
        with translation.override(language):
            found = [one for one in verdicts(ensemble(emblem_share=0.5)) if one.rule == "V1"]
        audited.note(view, found, lambda _box: None)
        seen.append(view)
    (finding,) = audited.findings.values()
    assert finding.views == seen
    assert finding.verdict.measured == "50 % visible"


def test_every_rule_says_where_it_comes_from_and_no_word_is_compliant() -> None:
    for rule in RULES.values():
        assert rule.source
        assert rule.applies_to
        assert "compliant" not in f"{rule.title} {rule.explanation}".casefold()
