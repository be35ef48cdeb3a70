"""What is wrong with the letters, in words for those who look after the site."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from duties.attendance import neglected
from mailing.models import Delivery

LATE: Final = timedelta(minutes=15)
"""A letter that waits longer than this is a trouble."""
_REMEMBERED: Final = timedelta(days=7)


def troubles() -> list[str]:
    """Each trouble as a sentence in the active language; none when all is well. Three queries."""
    return list(_troubles())


def _troubles() -> Iterator[str]:
    now = timezone.now()
    late = Delivery.objects.filter(sent_at=None, refused_at=None, written_at__lt=now - LATE).count()
    if late:
        text = ngettext(
            "%(count)s letter has waited for more than 15 minutes to be sent.",
            "%(count)s letters have waited for more than 15 minutes to be sent.",
            late,
        )
        yield text % {"count": late}
    refused = Delivery.objects.filter(refused_at__gt=now - _REMEMBERED).count()
    if refused:
        text = ngettext(
            "%(count)s letter was refused by the mail server in the last seven days.",
            "%(count)s letters were refused by the mail server in the last seven days.",
            refused,
        )
        yield text % {"count": refused}
    if late and "send-letters" in neglected(now):
        yield _("The process that sends letters is not running (manage.py duties work).")
