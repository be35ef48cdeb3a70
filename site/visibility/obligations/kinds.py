"""The kinds of obligation: which rule each comes from, and what must be shown of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from visibility.rules.registry import RULES
from visibility.rules.rule import Rule


class Kind(TextChoices):
    """What is to be done."""

    POSTER = "poster", _("Poster")
    EVENT = "event", _("Communication event")
    NEWS = "news", _("News of the project")
    ACCESSIBILITY = "accessibility", _("Review of the accessibility statement")
    ARCHIVE = "archive", _("Material for bodies of the Union")
    FIGURES = "figures", _("Figures for the list of operations")


@dataclass(frozen=True, slots=True)
class Demand:
    """What an obligation of a kind must have before it is done.

    `picture` is at least one picture among its evidence, `note` something written. What is `read`
    is done when the site's own content says so, and nobody marks it by hand. `periodic` are due
    once in every so many months of the calendar, as their rule's limit says.
    """

    rule_id: str
    asked: str | Promise
    picture: bool = False
    note: bool = False
    read: bool = False
    periodic: bool = False

    @property
    def rule(self) -> Rule:
        """The rule that obliges."""
        return RULES[self.rule_id]


DEMANDS: Final[Mapping[Kind, Demand]] = {
    Kind.POSTER: Demand(
        "O4-place", _("A photograph of the poster where it hangs, and since when."), picture=True
    ),
    Kind.EVENT: Demand(
        "O5",
        _("The day of the event, and a note: where it was, and who was invited and came."),
        note=True,
    ),
    Kind.NEWS: Demand(
        "L3",
        _("Nothing by hand: it is done when a newer news of the project is public."),
        read=True,
    ),
    Kind.ACCESSIBILITY: Demand(
        "A5",
        _("Nothing by hand: it is done when the statement says everything and a newer review."),
        read=True,
    ),
    Kind.ARCHIVE: Demand(
        "O7",
        _("A note: where the archive is kept, or to whom it was handed."),
        note=True,
        periodic=True,
    ),
    Kind.FIGURES: Demand(
        "O8",
        _("A note: to whom the figures were sent, or that they have not changed."),
        note=True,
        periodic=True,
    ),
}
