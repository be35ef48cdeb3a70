"""What is written to a provider's people and to editors about reviews."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.bilingual.reading import as_language, read
from editorial.freshness import links
from editorial.freshness.links import LASTS
from editorial.freshness.models import Review
from editorial.freshness.rule import AHEAD, GRACE, Stage
from editorial.moderation import addresses
from mailing import letters
from mailing.addresses import address_of
from mailing.letters import Item, Letter


def to_people(link: links.Link, activities: Sequence[ActivityPage], today: date) -> Letter:
    """The letter of a stage to one of the provider's people, in the active language."""
    subject, told, asked = _WORDS[link.stage](activities)
    return Letter(
        subject=subject,
        paragraphs=[told],
        items=[_item(one) for one in activities],
        action=letters.Link(asked, links.address(link)),
        after=[
            _(
                "The link shows these activities and confirms nothing by itself: you press a "
                "button for each one. It is meant for you alone, needs no password and works "
                "until %(day)s."
            )
            % {"day": date_format(today + LASTS)},
            _("If something is no longer true, please sign in and correct it: %(address)s")
            % {"address": addresses.of_own_activities()},
        ],
        secret=True,
    )


def to_editors(reviews: Sequence[Review]) -> Letter:
    """One letter about what was hidden, and about what nobody can be asked."""
    return Letter(
        subject=ngettext(
            "%(count)d activity needs an editor's review",
            "%(count)d activities need an editor's review",
            len(reviews),
        )
        % {"count": len(reviews)},
        paragraphs=[
            _(
                "These activities were hidden because nobody has confirmed them, or they are due "
                "and their providers have nobody here who could be written to."
            )
        ],
        items=[_editors_item(review) for review in reviews],
        action=letters.Link(_("Open the report"), address_of("freshness_report")),
    )


def _name(activity: ActivityPage) -> str:
    return str(read(activity, "name", as_language(get_language())).value)


def _item(activity: ActivityPage) -> Item:
    due = activity.review_due
    heading = date_format(due) if due is not None else ""
    return Item(_name(activity), heading, activity.full_url if activity.live else "")


def _editors_item(review: Review) -> Item:
    provider = review.activity.get_parent().title
    heading = _("Hidden") if review.hidden_on else _("Nobody to ask")
    text = f"{_name(review.activity)} ({provider})"
    return Item(text, heading, addresses.of_editing(review.activity_id))


def _soon(activities: Sequence[ActivityPage]) -> tuple[str, str, str]:
    count = len(activities)
    return (
        _("Is “%(name)s” still as described?") % {"name": _name(activities[0])}
        if count == 1
        else ngettext(
            "Is your %(count)d activity still as described?",
            "Are your %(count)d activities still as described?",
            count,
        )
        % {"count": count},
        _(
            "Teachers rely on what the catalogue says, so every activity is looked through before "
            "the school year begins and once in 12 months. Please do it in the next %(days)d days."
        )
        % {"days": AHEAD.days},
        _("Look through and confirm"),
    )


def _due(activities: Sequence[ActivityPage]) -> tuple[str, str, str]:
    count = len(activities)
    return (
        _("Please look through “%(name)s” today") % {"name": _name(activities[0])}
        if count == 1
        else ngettext(
            "Please look through your %(count)d activity today",
            "Please look through your %(count)d activities today",
            count,
        )
        % {"count": count},
        _(
            "From tomorrow on these pages say that nobody has confirmed them lately. After "
            "%(days)d days they are hidden from visitors."
        )
        % {"days": GRACE.days},
        _("Look through and confirm"),
    )


def _hidden(activities: Sequence[ActivityPage]) -> tuple[str, str, str]:
    count = len(activities)
    return (
        _("“%(name)s” is hidden from visitors") % {"name": _name(activities[0])}
        if count == 1
        else ngettext(
            "%(count)d activity of yours is hidden from visitors",
            "%(count)d activities of yours are hidden from visitors",
            count,
        )
        % {"count": count},
        _(
            "Nobody has confirmed for a long time that this is still true, so visitors see it no "
            "more. Nothing is lost: one press shows it again as it was."
        ),
        _("Show it again"),
    )


_WORDS = {Stage.SOON: _soon, Stage.DUE: _due, Stage.HIDE: _hidden}


def latest_due(activities: Iterable[ActivityPage]) -> date:
    """The latest day of a review among activities that have one."""
    return max(one.review_due for one in activities if one.review_due is not None)
