"""What is over is forgotten: invitations, sessions, counted attempts, accounts without a use."""

from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from mailing.addresses import address_of
from mailing.letters import Letter, Link
from mailing.models import Delivery
from mailing.posting import Recipient, message_id, post
from people.memberships import language_of
from people.models import Invitation, User
from people.personal_data.erasing import erase

EVERY: Final = 6 * 3600.0
"""Seconds between two looks."""
INVITATIONS: Final = timedelta(days=90)
"""So long an invitation is kept that was not accepted."""
ACCOUNTS: Final = timedelta(days=365)
"""So long an account is kept that has no use: no role, no provider, nobody signed in."""
NOTICE: Final = timedelta(days=30)
"""So long before its account goes a person is told."""
_EVENT: Final = "account-ends"


def forget(now: datetime | None = None) -> None:
    """Delete and erase what is over at `now`; done again, it finds nothing."""
    now = now or timezone.now()
    Session.objects.filter(expire_date__lt=now).delete()
    _forget_attempts(now)
    Invitation.objects.filter(accepted_at=None, made_at__lt=now - INVITATIONS).delete()
    for person in _useless(now - ACCOUNTS + NOTICE):
        _end(person, now)


def _forget_attempts(now: datetime) -> None:
    """Empty the shared cache of what is over: its keys hold addresses of machines."""
    table = connection.ops.quote_name(settings.SHARED_CACHE_TABLE)
    value = connection.ops.adapt_datetimefield_value(now.replace(microsecond=0))
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE expires < %s", [value])  # noqa: S608 - a name


def _useless(since: datetime) -> QuerySet[User]:
    """Accounts that nobody has signed in to since then, and that are closed or without a role."""
    roleless = Q(memberships=None, groups=None, is_superuser=False)
    idle = User.objects.annotate(used_at=Coalesce("last_login", "date_joined"))
    return idle.filter(
        roleless | Q(is_active=False, is_superuser=False), erased_at=None, used_at__lt=since
    ).distinct()


def _end(person: User, now: datetime) -> None:
    """Tell a person that the account will go; erase it when they were told long enough ago."""
    used_at = person.last_login or person.date_joined
    if person.email and person.is_active:
        key = f"{person.pk}:{used_at:%Y-%m-%d}"
        told = Delivery.objects.filter(message_id=message_id(_EVENT, key, person.email)).first()
        if told is None:
            to = Recipient(person.email, language_of(person), person)
            post(_EVENT, key, to, _notice)
            return
        if told.written_at > now - NOTICE:
            return
    elif used_at >= now - ACCOUNTS:
        return
    erase(person)


def _notice() -> Letter:
    return Letter(
        subject=_("Your account will be erased"),
        paragraphs=[
            _(
                "Nobody has signed in to your account for nearly a year, and it belongs to no"
                " provider. In 30 days we erase it with what we know about you."
            )
        ],
        action=Link(_("Keep it: sign in"), address_of("account_login")),
        after=[_("If you no longer need it, there is nothing to do.")],
    )
