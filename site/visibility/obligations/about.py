"""What the screen of an obligation says beside its fields: the rule, the way, the evidence."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from catalogue_pages.articles.accessibility import lacking as lacking_of_statement
from catalogue_pages.articles.accessibility import public_statement
from catalogue_pages.bilingual.reading import as_language
from visibility.limits import limits_in_force
from visibility.obligations import figures
from visibility.obligations.kinds import Kind
from visibility.obligations.models import Obligation
from visibility.obligations.views import CHANGES
from visibility.rules.rule import Rule

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Way:
    """Somewhere to go, or something to download, that helps to meet an obligation."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class About:
    """The obligation, its rule, what it asks for, what helps, and what is not known yet."""

    obligation: Obligation
    rule: Rule
    limit: str
    asked: Words
    ways: list[Way]
    lacking: list[Words]


def about(obligation: Obligation, person: Any) -> About:
    """What is said of an obligation to a person."""
    demand = obligation.demand
    limit = limits_in_force().get(demand.rule_id)
    return About(
        obligation=obligation,
        rule=demand.rule,
        limit=limit.said() if limit else "",
        asked=demand.asked,
        ways=_ways(obligation, person),
        lacking=_lacking(obligation),
    )


def _ways(one: Obligation, person: Any) -> list[Way]:
    """Only those that the person may go."""
    operation, ways = one.operation, []
    if one.kind == Kind.POSTER:
        ways.append(Way(_("Make the poster"), _poster(one)))
    if one.kind == Kind.ARCHIVE and operation and person.has_perm(CHANGES):
        address = reverse("operation_material", args=[operation.pk])
        ways.append(Way(_("Download the material (ZIP)"), address))
    if one.kind == Kind.FIGURES and operation:
        address = reverse("operation_figures", args=[operation.pk])
        ways.append(Way(_("Download the figures (CSV)"), address))
    if one.kind == Kind.NEWS:
        ways.append(Way(_("Descriptions of projects"), reverse("projects_report")))
    page = public_statement() if one.kind == Kind.ACCESSIBILITY else None
    if page is not None and page.permissions_for_user(person).can_edit():
        address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        ways.append(Way(_("Edit the accessibility statement"), address))
    return ways


def _poster(one: Obligation) -> str:
    """The materials of the place, or of the operation where the beneficiary works."""
    with override(as_language(get_language())):
        if one.place is not None:
            return reverse("materials:provider", args=[one.place.public_id])
        return reverse("materials:operation", args=[one.operation_id])


def _lacking(one: Obligation) -> list[Words]:
    if one.kind == Kind.FIGURES and one.operation is not None:
        return [*figures.lacking(one.operation, as_language(get_language()))]
    if one.kind != Kind.ACCESSIBILITY:
        return []
    page = public_statement()
    return [_("a public accessibility statement")] if page is None else lacking_of_statement(page)
