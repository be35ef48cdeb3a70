"""A whole view judged: its ensembles, their order, and what the page does besides."""

from collections.abc import Iterator, Sequence
from typing import Final

from catalogue_pages.identity.arrangement import Kind
from visibility.audit.judging.emblem import judge_emblem
from visibility.audit.judging.statement import HARDLY, judge_statement
from visibility.audit.measures import Ensemble, Measures
from visibility.audit.verdicts import Asked, Verdict, verdict
from visibility.rules.rule import Medium

_KINDS: Final = [str(kind) for kind in Kind]


def judge(measures: Measures, asked: Asked) -> list[Verdict]:
    """All verdicts of a view, in the order of the page."""
    return list(_judged(measures, asked))


def _judged(measures: Measures, asked: Asked) -> Iterator[Verdict]:
    yield from judge_ensembles(measures["ensembles"], asked)
    if asked.medium is Medium.SCREEN:
        yield from _first(measures, asked)
        yield from _page(measures, asked)


def judge_ensembles(ensembles: Sequence[Ensemble], asked: Asked) -> Iterator[Verdict]:
    """The verdicts about all emblems with their statements; one is due at least."""
    if not ensembles:
        yield verdict("V1", "no emblem", "an emblem", passed=False)
        yield verdict("V2", "no statement", "the statement", passed=False)
    for ensemble in ensembles:
        yield from judge_emblem(ensemble, asked)
        yield from judge_statement(ensemble, asked)
        yield from _order(ensemble)


def _order(ensemble: Ensemble) -> Iterator[Verdict]:
    emblem, statement = ensemble["emblem"], ensemble["statement"]
    if emblem is None or not emblem["rendered"]:
        return
    if statement is not None and statement["share"] >= HARDLY:
        right = statement["box"]["x"] >= emblem["box"]["x"]
        measured = "emblem first" if right else "statement left of the emblem"
        yield verdict("L1", measured, "emblem first", statement["box"], passed=right)
    before = 0
    for logo in ensemble["logos"]:
        rank = _KINDS.index(logo["kind"]) if logo["kind"] in _KINDS else len(_KINDS)
        measured = f"{logo['kind']} {'after' if logo['after'] else 'before'} the emblem"
        due = "after the emblem: " + ", ".join(_KINDS[1:])
        yield verdict("L1", measured, due, logo["box"], passed=logo["after"] and rank >= before)
        before = max(before, rank)


def _first(measures: Measures, asked: Asked) -> Iterator[Verdict]:
    limit = asked.limits["V1-first"]
    emblems = [one["emblem"] for one in measures["ensembles"]]
    lows = [one["firstBottom"] for one in emblems if one is not None and one["rendered"]]
    if lows:
        away = max(0.0, min(lows)) / measures["screen"]["height"]
        measured = f"{away:.2f} screens down"
        yield verdict("V1-first", measured, limit.said(), passed=limit.holds(away))


def judge_requests(asked_for: Sequence[str]) -> Verdict:
    """The verdict about addresses elsewhere that were asked for."""
    elsewhere = sorted(set(asked_for))
    measured = ", ".join(elsewhere) or "none"
    return verdict("P1", measured, "no request to another host", passed=not elsewhere)


def _page(measures: Measures, asked: Asked) -> Iterator[Verdict]:
    yield judge_requests(measures["elsewhere"])
    cookies = sorted(set(measures["cookies"]) - asked.own_cookies)
    measured = ", ".join(cookies) or "none"
    yield verdict("P2", measured, "no cookie before consent", passed=not cookies)
    linked = measures["accessibilityLinked"]
    measured = "linked" if linked else "no link"
    yield verdict("A2", measured, "a link to the accessibility statement", passed=linked)
    findings = measures["axe"]
    if findings is None:
        return
    if not findings:
        yield verdict("A1", "nothing found", "nothing found", passed=True)
    for one in findings:
        measured = f"{one['id']}: {one['target']} {one['summary']}"
        yield verdict("A1", measured, "nothing found", passed=False)
