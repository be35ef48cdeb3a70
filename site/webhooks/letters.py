"""What is written when a subscriber was paused, in the active language."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from mailing.addresses import address_of
from mailing.letters import Letter, Link
from webhooks.models import PausedBy, Subscriber

INSPECT = "wagtailsnippets_webhooks_subscriber:inspect"


def paused(subscriber: Subscriber) -> Letter:
    """To our people, who can let it go on."""
    return Letter(
        subject=_subject(subscriber),
        paragraphs=[
            _why(subscriber),
            _(
                "Agree with %(contact)s on what to do. Then send a test message, and let the "
                "subscriber go on; what was given up meanwhile can be sent again."
            )
            % {"contact": subscriber.contact},
        ],
        action=Link(_("Open the subscriber"), address_of(INSPECT, subscriber.pk)),
    )


def paused_to_contact(subscriber: Subscriber) -> Letter:
    """To who looks after the address outside, without what is behind our door."""
    return Letter(
        subject=_subject(subscriber),
        paragraphs=[
            _why(subscriber),
            _(
                "Put the address in order, then answer the people of the catalogue: they let the "
                "messages go on. What happened meanwhile can be read from the catalogue's API."
            ),
        ],
    )


def _subject(subscriber: Subscriber) -> str:
    return _("Messages to “%(name)s” are paused") % {"name": subscriber.name}


def _why(subscriber: Subscriber) -> str:
    told = {"address": subscriber.address}
    if subscriber.paused_by == PausedBy.GONE:
        return (
            _(
                "The catalogue tells %(address)s what becomes public and what changes. The address "
                "answered that it is gone (410). Nothing more is sent there."
            )
            % told
        )
    since = subscriber.failing_since
    day = date_format(localtime(since), "SHORT_DATETIME_FORMAT") if since else ""
    return _(
        "The catalogue tells %(address)s what becomes public and what changes. Since %(since)s "
        "it has accepted no message. Nothing more is sent there."
    ) % {**told, "since": day}
