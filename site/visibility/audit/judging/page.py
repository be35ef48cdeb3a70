"""A whole view judged: its ensembles, their order, and what the page does besides."""

from collections.abc import Iterator, Sequence
from typing import Final

from django.utils.translation import gettext_lazy as _

from catalogue_pages.identity.logos import KINDS
from visibility.audit.judging.emblem import judge_emblem
from visibility.audit.judging.statement import HARDLY, judge_statement
from visibility.audit.measures import Ensemble, Measures
from visibility.audit.verdicts import Asked, Verdict, verdict
from visibility.rules.rule import Medium
from visibility.rules.wording import figure, listed, said

NOTHING_FOUND: Final = said(_("nothing found"))
_LABELS: Final = {str(kind): label for kind, label in KINDS.items()}
_ORDER: Final = [*_LABELS]


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
        yield verdict("V1", said(_("no emblem")), said(_("an emblem")), passed=False)
        yield verdict("V2", said(_("no statement")), said(_("the statement")), passed=False)
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
        first = said(_("emblem first"))
        measured = first if right else said(_("statement left of the emblem"))
        yield verdict("L1", measured, first, statement["box"], passed=right)
    before = 0
    for logo in ensemble["logos"]:
        rank = _ORDER.index(logo["kind"]) if logo["kind"] in _ORDER else len(_ORDER)
        message = (
            _("%(kind)s after the emblem") if logo["after"] else _("%(kind)s before the emblem")
        )
        measured = said(message, kind=_LABELS.get(logo["kind"], logo["kind"]))
        due = said(_("after the emblem: %(kinds)s"), kinds=listed([*_LABELS.values()][1:]))
        yield verdict("L1", measured, due, logo["box"], passed=logo["after"] and rank >= before)
        before = max(before, rank)


def _first(measures: Measures, asked: Asked) -> Iterator[Verdict]:
    limit = asked.limits["V1-first"]
    emblems = [one["emblem"] for one in measures["ensembles"]]
    lows = [one["firstBottom"] for one in emblems if one is not None and one["rendered"]]
    if lows:
        away = max(0.0, min(lows)) / measures["screen"]["height"]
        measured = said(_("%(screens)s screens down"), screens=figure(away, 2))
        yield verdict("V1-first", measured, limit.said(), passed=limit.holds(away))


def judge_requests(asked_for: Sequence[str]) -> Verdict:
    """The verdict about addresses elsewhere that were asked for."""
    elsewhere = sorted(set(asked_for))
    measured = ", ".join(elsewhere) or said(_("none"))
    return verdict("P1", measured, said(_("no request to another host")), passed=not elsewhere)


def _page(measures: Measures, asked: Asked) -> Iterator[Verdict]:
    yield judge_requests(measures["elsewhere"])
    cookies = sorted(set(measures["cookies"]) - asked.own_cookies)
    measured = ", ".join(cookies) or said(_("none"))
    yield verdict("P2", measured, said(_("no cookie before consent")), passed=not cookies)
    linked = measures["accessibilityLinked"]
    measured, due = (
        said(_("linked")) if linked else said(_("no link")),
        said(_("a link to the accessibility statement")),
    )
    yield verdict("A2", measured, due, passed=linked)
    findings = measures["axe"]
    if findings is None:
        return
    if not findings:
        yield verdict("A1", NOTHING_FOUND, NOTHING_FOUND, passed=True)
    for one in findings:
        measured = f"{one['id']}: {one['target']} {one['summary']}"
        yield verdict("A1", measured, NOTHING_FOUND, passed=False)
