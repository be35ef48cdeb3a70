"""The gate of publication asks about what is written: rules that must hold, less exceptions."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from catalogue_pages.publication import gate
from catalogue_pages.publication.gate import Refusal
from catalogue_pages.publication.pages import PublicPage
from visibility.exceptions import excepted_rules
from visibility.rules.registry import RULES
from visibility.rules.rule import Severity
from visibility.writing.pages import Found, found_on


def must_hold(page: PublicPage) -> Iterator[Refusal]:
    """Refuse a page whose text breaks a rule that must hold, unless an exception lifts it."""
    broken = [one for one in found_on(page) if RULES[one.passage.rule].severity is Severity.MUST]
    if not broken:
        return
    excepted = excepted_rules(page, timezone.localdate())
    for one in broken:
        if one.passage.rule not in excepted:
            yield Refusal(one.field, said_of(one))


def said_of(found: Found) -> str:
    """What is wrong with a passage and what to do, in the reader's language."""
    passage = found.passage
    named = {"words": passage.words, "statement": passage.instead}
    if passage.rule == "V2-written":
        said = _("“%(words)s” shortens the Union's name. Write “%(statement)s”.") % named
    elif passage.rule == "V3-written":
        said = _("“%(words)s” names another share of the Union. Write “%(statement)s”.") % named
    else:
        return _("Look whether “%(words)s” should be the Union's full name.") % named
    remedy = _("Where the words must stay, Communications can grant an exception.")
    return f"{said} {remedy}"


def register() -> None:
    """Have the gate ask about every page."""
    gate.register(PublicPage, must_hold)
