"""Documents, pictures and letters as they are fail nothing; what is broken is caught."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from django.utils import translation

from catalogue_pages.bilingual.reading import Language
from catalogue_pages.identity.arrangement import Kind as LogoKind
from catalogue_pages.identity.ensembles import Role
from catalogue_pages.identity.statement import statement
from demo.filling import make_operation
from mailing.letters import Letter
from mailing.models import Delivery
from mailing.posting import Recipient, post, render
from materials import content
from materials.documents import FORMATS
from materials.subjects import Subject
from materials.typesetting import typeset
from presentation.covers.drawing import draw
from tests.catalogue_pages.identity.making import make_ensemble, make_logo, svg
from tests.search.content import make_activity, make_catalogue, make_provider
from tests.visibility.paper_ways import (
    OF_DOCUMENTS,
    OF_LETTERS,
    OF_PICTURES,
    LetterWay,
    SetWay,
)
from visibility.audit.auditing import Audited
from visibility.audit.judging.papers import judge_document, judge_letter, judge_picture
from visibility.audit.measuring import Eye
from visibility.audit.papers.auditing import audit_papers
from visibility.audit.papers.choosing import letters, materials, subjects
from visibility.audit.papers.documents import measure_document
from visibility.audit.papers.letters import measure_letter, parts
from visibility.audit.papers.paper import Kind, Paper
from visibility.audit.papers.pictures import measure_picture
from visibility.audit.verdicts import Asked, Limits, Outcome, Verdict
from visibility.limits import limits_in_force
from visibility.rules.registry import RULES
from visibility.rules.rule import Medium

pytestmark = pytest.mark.django_db


def judged(paper: Paper, limits: Limits, eye: Eye | None = None) -> list[Verdict]:
    asked = Asked(limits, paper.kind.medium, paper.language)
    due, rate = statement(paper.paid, paper.language), str(paper.paid)
    if asked.medium is Medium.PDF:
        document = measure_document(paper.content, rate)
        return judge_document(document, due, asked, is_poster=paper.kind is Kind.POSTER)
    if asked.medium is Medium.PICTURE:
        picture = measure_picture(paper.content, rate)
        return judge_picture(picture, asked, is_shared=paper.kind is Kind.SHARE)
    assert eye is not None
    letter = measure_letter(eye, parts(paper.content), rate, width=700, dark=False)
    return judge_letter(letter, due, asked)


def rules(verdicts: Iterable[Verdict], outcome: Outcome) -> set[str]:
    return {one.rule for one in verdicts if one.outcome is outcome}


def seen(verdicts: list[Verdict]) -> str:
    wrong = [one for one in verdicts if one.outcome is not Outcome.PASSED]
    return "; ".join(f"{one.rule}: {one.measured} (due {one.due})" for one in wrong)


def whole(audited: Audited) -> list[Paper]:
    found = audited.findings.values()
    return [one for finding in found for one in finding.views if isinstance(one, Paper)]


def a_subject() -> Subject:
    """An activity that the Union pays all of, of a provider; one other subject of each kind."""
    operation = make_operation()
    operation.rate = 100
    operation.save()
    provider = make_provider(make_catalogue(), "Tehnikas nams")
    make_activity(provider, "Upes pētnieki", price=4, funding_operation=operation)
    (_site, activity, *_others) = subjects(1)
    return activity


def test_untouched_documents_and_pictures_fail_nothing() -> None:
    limits, subject = limits_in_force(), a_subject()
    counted: Counter[Outcome] = Counter()
    for language in ("lv", "en"):
        for paper in materials(subject, language):
            if paper.kind is Kind.LETTER:
                continue
            verdicts = judged(paper, limits)
            counted.update(one.outcome for one in verdicts)
            assert rules(verdicts, Outcome.FAILED) == set(), (paper.said(), seen(verdicts))
            unread = {"V2"} if paper.kind.medium is Medium.PICTURE else set()
            assert rules(verdicts, Outcome.INCOMPLETE) == unread, (paper.said(), seen(verdicts))
    print(dict(counted))  # noqa: T201


def test_other_logos_beside_the_emblem_are_seen_and_right() -> None:
    drawings = [svg(90, 30, fill="#7a1f2b"), svg(40, 40, fill="#2a7a4b")]
    logos = [
        make_logo(f"Logotips {size}", LogoKind.PARTNER, one) for size, one in enumerate(drawings)
    ]
    make_ensemble(Role.POSTER, *logos)
    a_subject()
    with translation.override("lv"):
        order = FORMATS["plakats-a3.pdf"](content.of_site("lv"))
    paper = Paper("plakats", Kind.POSTER, "lv", typeset(order))
    (found,) = measure_document(paper.content)["ensembles"]
    assert len(found["logos"]) == 2
    verdicts = judged(paper, limits_in_force())
    assert rules(verdicts, Outcome.FAILED) == set(), seen(verdicts)


@pytest.mark.parametrize("way", [*OF_DOCUMENTS, *OF_PICTURES], ids=lambda way: way.name)
def test_what_is_set_wrongly_is_caught_under_its_rule(way: SetWay, tmp_path: Path) -> None:
    order = FORMATS[way.file](content.of_site("lv"))
    kinds = {"plakats-a3.pdf": Kind.POSTER, "kopigosanai.png": Kind.SHARE}
    kind = Kind.POSTER if way.is_poster else kinds.get(way.file, Kind.DOCUMENT)
    verdicts = judged(Paper(way.name, kind, "lv", way.made(order, tmp_path)), limits_in_force())
    print(f"{way.rule:<9}{way.name:<36}{seen(verdicts)}")  # noqa: T201
    assert way.rule in rules(verdicts, Outcome.FAILED)
    assert rules(verdicts, Outcome.FAILED) - {way.rule} - way.also == set()


def written(language: Language) -> Delivery:
    with translation.override(language):
        letter = Letter("Norise", ["Šķiņķis ar žāvētu ļē."])
        text, html = render(letter, language)
    return Delivery(subject=letter.subject, text=text, html=html)


@pytest.mark.parametrize("way", OF_LETTERS, ids=lambda way: way.name)
def test_what_is_written_wrongly_is_caught_under_its_rule(way: LetterWay, eye: Eye) -> None:
    letter = Paper(way.name, Kind.LETTER, way.language, way.made(written(way.language)))
    verdicts = judged(letter, limits_in_force(), eye)
    print(f"{way.rule:<9}{way.name:<36}{seen(verdicts)}")  # noqa: T201
    assert way.rule in rules(verdicts, Outcome.FAILED)
    assert rules(verdicts, Outcome.FAILED) - {way.rule} - way.also == set()


@pytest.mark.usefixtures("in_english")
def test_letters_as_they_are_fail_nothing_and_stay_private(eye: Eye) -> None:
    subject = a_subject()
    post("test", "1", Recipient("ilze@example.org", "en"), lambda: Letter("Norise", ["Teksts."]))
    some = [*letters(), *(one for one in materials(subject, "lv") if one.kind is Kind.LETTER)]
    assert [one.name for one in some if one.is_private] == ["letter of “test”"]
    assert "ilze" not in "".join(one.said() for one in some)
    audited = Audited()
    audit_papers(audited, eye, some, limits_in_force(), lambda papers: papers)
    assert audited.papers == 4
    assert [seen([one.verdict]) for one in audited.findings.values()] == []
    print(audited.count(Outcome.PASSED), "passed")  # noqa: T201


def test_a_report_pictures_what_failed_but_no_letter_to_somebody(eye: Eye) -> None:
    broken = OF_LETTERS[3].made(written("lv"))
    for is_private in (False, True):
        audited = Audited()
        letter = Paper("letter", Kind.LETTER, "lv", broken, is_private=is_private)
        audit_papers(audited, eye, [letter], limits_in_force(), lambda papers: papers)
        assert whole(audited) == [letter]
        (finding,) = audited.findings.values()
        assert (finding.photograph is None) == is_private


def test_a_document_that_fails_is_pictured(eye: Eye) -> None:
    order = FORMATS["lapa-a4.pdf"](content.of_site("lv"))
    audited = Audited()
    poster = Paper("lapa", Kind.POSTER, "lv", typeset(order))
    audit_papers(audited, eye, [poster], limits_in_force(), lambda papers: papers)
    assert {rule for rule, outcome, *_more in audited.findings if outcome is Outcome.FAILED} == {
        "O4"
    }
    for finding in audited.findings.values():
        assert finding.photograph is not None
        assert finding.photograph.png.startswith(b"\x89PNG")


@pytest.mark.parametrize("variant", [4, 7, 9, 12])
def test_a_blue_cover_with_dots_is_no_emblem(variant: int) -> None:
    """Some of the covers of the sciences have dots where stars would stand, on a bluish ground."""
    activity = make_activity(make_provider(make_catalogue(), "Muzejs"), "Robotikas darbnīca")
    said = replace(content.of_activity(activity, "lv"), cover=draw("science", variant))
    for file in ("plakats-a3.pdf", "lapa-a4.pdf"):
        assert len(measure_document(typeset(FORMATS[file](said)))["ensembles"]) == 1


def test_there_is_a_way_to_break_every_rule_of_papers() -> None:
    ways = {way.rule for way in (*OF_DOCUMENTS, *OF_PICTURES, *OF_LETTERS)}
    elsewhere = {Medium.SCREEN, Medium.PRINT, Medium.WORDS, Medium.TASK}
    measured = {rule for rule in RULES.values() if not rule.question}
    assert {rule.id for rule in measured if not rule.applies_to & elsewhere} <= ways
    names = [way.name for way in (*OF_DOCUMENTS, *OF_PICTURES, *OF_LETTERS)]
    assert len(set(names)) == len(names)
