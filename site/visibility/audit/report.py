"""The report of an audit: a page that stands alone, without scripts."""

import base64
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext, override, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageDraw

from visibility.audit.auditing import Audited, Finding, Photograph
from visibility.audit.measures import Box
from visibility.audit.verdicts import Limits, Outcome
from visibility.rules.registry import RULES
from visibility.rules.rule import Medium, Severity

WIDEST: Final = 1280
HIGHEST: Final = 900
"""Pixels of a picture; a larger one is made smaller."""
MARK: Final = (214, 0, 110)
_STRICTNESS: Final = list(Severity)
_SEVERITIES: Final = {
    Severity.MUST: pgettext_lazy("rule", "must"),
    Severity.SHOULD: pgettext_lazy("rule", "should"),
    Severity.LOOK: pgettext_lazy("rule", "to be looked at"),
}
_OUTCOMES: Final = {
    Outcome.PASSED: _("Check passed"),
    Outcome.FAILED: _("Check failed"),
    Outcome.INCOMPLETE: _("Check incomplete"),
}
_PARTS: Final = {
    "loading": _("loading"),
    "settling": _("settling"),
    "measuring": _("measuring"),
    "fonts": _("typefaces"),
    "pixels": _("pixels"),
    "pictures": _("pictures"),
}


def as_html(audited: Audited, limits: Limits) -> str:
    """The report in the language that is active."""
    findings = sorted(audited.findings.values(), key=_order)
    context = {
        "made_at": timezone.localtime(),
        "views": audited.views,
        "papers": audited.papers,
        "passed": audited.count(Outcome.PASSED),
        "failed": audited.count(Outcome.FAILED),
        "incomplete": audited.count(Outcome.INCOMPLETE),
        "findings": [_shown(finding) for finding in findings],
        "rules": [
            _rule_shown(key, audited, limits)
            for key, rule in RULES.items()
            if Medium.TASK not in rule.applies_to
        ],
    }
    return render_to_string("visibility/report.html", context)


def as_text(audited: Audited) -> Iterator[str]:
    """The report without pictures, line by line, in the language that is active."""
    for finding in audited.findings.values():
        one, rule = finding.verdict, RULES[finding.verdict.rule]
        yield f"{_OUTCOMES[one.outcome]} ({_SEVERITIES[rule.severity]}) {rule.id} {rule.title}"
        said = gettext("measured: %(measured)s; due: %(due)s")
        yield f"  {said % {'measured': one.measured, 'due': one.due}}; {rule.source}"
        more = len(finding.views) - 1
        also = gettext("and %(count)s more") % {"count": more}
        yield f"  {finding.views[0].said()} {also if more else ''}".rstrip()
    yield gettext(
        "%(views)s views, %(papers)s files and letters. Checks passed: %(passed)s, "
        "failed: %(failed)s, incomplete: %(incomplete)s."
    ) % {
        "views": audited.views,
        "papers": audited.papers,
        **{str(outcome): audited.count(outcome) for outcome in Outcome},
    }
    parts = ", ".join(
        f"{_PARTS.get(part, part)} {took:.0f} s" for part, took in audited.seconds.items()
    )
    yield gettext("Time: %(parts)s.") % {"parts": parts}


def in_every_language(audited: Audited) -> dict[str, dict[str, Any]]:
    """The audit as `as_data` writes it, by the language that it speaks."""
    found = {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            found[language] = as_data(audited)
    return found


def as_data(audited: Audited) -> dict[str, Any]:
    """The audit as JSON holds it, without pictures, in the language that is active.

    What programs go by is never translated: ids of rules, outcomes, severities.
    """
    return {
        "views": audited.views,
        "papers": audited.papers,
        "passed": audited.count(Outcome.PASSED),
        "failed": audited.count(Outcome.FAILED),
        "failed_must": audited.failures(Severity.MUST),
        "incomplete": audited.count(Outcome.INCOMPLETE),
        "seconds": {part: round(took, 1) for part, took in audited.seconds.items()},
        "findings": [
            {
                "rule": finding.verdict.rule,
                "severity": str(finding.severity),
                "source": str(RULES[finding.verdict.rule].source),
                "outcome": str(finding.verdict.outcome),
                "measured": str(finding.verdict.measured),
                "due": str(finding.verdict.due),
                "box": finding.verdict.box,
                "views": [view.said() for view in finding.views],
            }
            for finding in sorted(audited.findings.values(), key=_order)
        ],
    }


def _order(finding: Finding) -> tuple[int, bool, str]:
    one = finding.verdict
    strict = _STRICTNESS.index(finding.severity)
    return strict, one.outcome is Outcome.INCOMPLETE, one.rule


def _shown(finding: Finding) -> dict[str, Any]:
    one, picture = finding.verdict, ""
    if finding.photograph is not None:
        drawn = marked(finding.photograph, one.box)
        picture = f"data:image/png;base64,{base64.b64encode(drawn).decode()}"
    return {
        "rule": RULES[one.rule],
        "severity": _SEVERITIES[finding.severity],
        "incomplete": one.outcome is Outcome.INCOMPLETE,
        "measured": one.measured,
        "due": one.due,
        "picture": picture,
        "views": [view.said() for view in finding.views],
    }


def _rule_shown(rule: str, audited: Audited, limits: Limits) -> dict[str, Any]:
    return {
        "rule": RULES[rule],
        "due": limits[rule].said() if rule in limits else "",
        **{str(outcome): audited.outcomes[rule, outcome] for outcome in Outcome},
    }


def marked(photograph: Photograph, box: Box | None) -> bytes:
    """The photograph as a PNG with the box drawn on it."""
    image, cut = Image.open(BytesIO(photograph.png)).convert("RGB"), photograph.cut
    if box is not None:
        left, top = box["x"] - cut["x"] - 3, box["y"] - cut["y"] - 3
        right, low = left + box["width"] + 6, top + box["height"] + 6
        ImageDraw.Draw(image).rectangle((left, top, right, low), outline=MARK, width=3)
    image.thumbnail((WIDEST, HIGHEST))
    written = BytesIO()
    image.save(written, "PNG", optimize=True)
    return written.getvalue()
