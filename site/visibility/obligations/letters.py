"""What is written to those who have obligations to meet."""

from collections.abc import Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mailing.addresses import address_of
from mailing.letters import Item, Letter, Link
from visibility.obligations.models import Obligation
from visibility.obligations.standing import State

LIST = "wagtailsnippets_visibility_obligation:list"
EDIT = "wagtailsnippets_visibility_obligation:edit"


def reminder(obligations: Sequence[Obligation], today: date) -> Letter:
    """All that somebody has to do soon or should have done, in the active language."""
    count = len(obligations)
    overdue = sum(row.state_on(today) is State.OVERDUE for row in obligations)
    told = [
        _(
            "The rules on visibility of European Union funding ask for this. Write in the "
            "catalogue when it is done, with what shows it."
        )
    ]
    if overdue:
        said = ngettext(
            "%(count)d of these is overdue.", "%(count)d of these are overdue.", overdue
        )
        told.append(said % {"count": overdue})
    return Letter(
        subject=ngettext(
            "Visibility of funding: %(count)d task is due",
            "Visibility of funding: %(count)d tasks are due",
            count,
        )
        % {"count": count},
        paragraphs=told,
        items=[_item(row, today) for row in obligations],
        action=Link(_("Open the obligations"), address_of(LIST)),
    )


def _item(row: Obligation, today: date) -> Item:
    heading = f"{date_format(row.due_on)}: {row.state_on(today).label}"
    return Item(str(row), heading, address_of(EDIT, row.pk))
