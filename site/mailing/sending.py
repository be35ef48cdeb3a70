"""Sending what waits: at least once, and a second time only when killed before the record."""

import logging
import smtplib
from datetime import datetime, timedelta
from email.mime.image import MIMEImage
from typing import Final

from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F, Q
from django.utils import timezone

from mailing.letters import EMBLEM
from mailing.models import Delivery
from materials.footers import emblem_file

logger = logging.getLogger(__name__)

EVERY: Final = 2.0
"""Seconds between two looks at what waits."""
_BATCH: Final = 100
_CLAIM: Final = timedelta(minutes=5)
"""So long a letter belongs to who is sending it; who was killed loses it then."""
_LONGEST_PAUSE: Final = timedelta(hours=1)


def send_due(now: datetime | None = None) -> int:
    """Send the letters whose turn it is at `now`; returns how many were sent.

    A server that cannot be reached delays all of them, each longer from attempt to attempt up to an
    hour, without end. A letter that the server refuses for good is marked and not tried again.
    """
    now = now or timezone.now()
    waiting = list(Delivery.waiting(now).values_list("pk", flat=True)[:_BATCH])
    if not waiting:
        return 0
    connection = get_connection()
    try:
        connection.open()
    except OSError as error:  # smtplib's exceptions are of this kind, too
        _put_off(waiting, now, error)
        return 0
    try:
        return sum(_send(number, now, connection) for number in waiting)
    finally:
        connection.close()


def _send(number: int, now: datetime, connection: BaseEmailBackend) -> bool:
    delivery = _claimed(number, now)
    if delivery is None:
        return False
    try:
        message(delivery, connection).send()
    except smtplib.SMTPRecipientsRefused as error:
        for_good = all(code >= 500 for code, _said in error.recipients.values())
        _failed(delivery, now, error, for_good=for_good)
    except (OSError, ValueError) as error:
        _failed(delivery, now, error, for_good=isinstance(error, ValueError))
    else:
        _sent(delivery)
        return True
    return False


def _claimed(number: int, now: datetime) -> Delivery | None:
    """The letter, if nobody else has taken it since; one conditional update decides."""
    free = Q(claimed_until=None) | Q(claimed_until__lte=now)
    taken = Delivery.objects.filter(free, pk=number, sent_at=None, refused_at=None).update(
        claimed_until=now + _CLAIM, attempts=F("attempts") + 1
    )
    return Delivery.objects.get(pk=number) if taken else None


class _WithPictures(EmailMultiAlternatives):
    """A message whose attachments are pictures that its HTML shows (RFC 2387)."""

    mixed_subtype = "related"


def message(
    delivery: Delivery, connection: BaseEmailBackend | None = None
) -> EmailMultiAlternatives:
    """A letter as it is sent, with the emblem as a part of it."""
    written = _WithPictures(
        delivery.subject,
        delivery.text,
        to=[delivery.recipient],
        headers={"Message-ID": delivery.message_id, "Auto-Submitted": "auto-generated"},
        connection=connection,
    )
    written.attach_alternative(delivery.html, "text/html")
    if f"cid:{EMBLEM}" in delivery.html:
        written.attach(_emblem())
    return written


def _emblem() -> MIMEImage:
    """The picture that stands in the letter's footer; no server is asked for it."""
    picture = MIMEImage(emblem_file(), "png")
    picture.add_header("Content-ID", f"<{EMBLEM}>")
    picture.add_header("Content-Disposition", "inline", filename="eiropas-savieniba.png")
    return picture


def _sent(delivery: Delivery) -> None:
    known = {"text": "", "html": ""} if delivery.is_secret else {}
    Delivery.objects.filter(pk=delivery.pk).update(
        sent_at=timezone.now(), claimed_until=None, trouble="", **known
    )


def _failed(delivery: Delivery, now: datetime, error: Exception, *, for_good: bool) -> None:
    logger.warning("Letter %s was not sent: %s", delivery.message_id, error)
    Delivery.objects.filter(pk=delivery.pk).update(
        claimed_until=None,
        due_at=now + _pause(delivery.attempts),
        refused_at=now if for_good else None,
        trouble=str(error)[:500],
    )


def _put_off(waiting: list[int], now: datetime, error: Exception) -> None:
    logger.warning("The mail server cannot be reached, %d letters wait: %s", len(waiting), error)
    for delivery in Delivery.objects.filter(pk__in=waiting):
        Delivery.objects.filter(pk=delivery.pk, sent_at=None).update(
            attempts=F("attempts") + 1,
            due_at=now + _pause(delivery.attempts + 1),
            trouble=str(error)[:500],
        )


def _pause(attempts: int) -> timedelta:
    minutes: int = 2 ** max(0, min(attempts, 10) - 1)
    return min(timedelta(minutes=minutes), _LONGEST_PAUSE)
