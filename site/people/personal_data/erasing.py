"""Erasing a person: what says who they were goes, what they did stays under a number."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import APIToken, ModelLogEntry
from wagtail.users.models import UserProfile

from mailing.models import Delivery
from people.models import Invitation, User

LOGGED: Final = "people.erase"


@dataclass(frozen=True, slots=True)
class Erased:
    """A person who is being erased: what was known of them, and what stands there afterwards."""

    person: User
    address: str

    @property
    def name(self) -> str:
        """What is shown from now on."""
        return f"erased-{self.person.pk}"

    @property
    def nowhere(self) -> str:
        """An address that no letter can reach (RFC 2606)."""
        return f"{self.name}@erased.invalid"


Eraser = Callable[[Erased], int]
_erasers: dict[str, Eraser] = {}


def register(name: str, erase_rows: Eraser) -> None:
    """Have rows erased with a person; `erase_rows` returns how many, and none when done again.

    It is called in the transaction of the erasure, before the account itself is emptied.
    """
    _erasers[name] = erase_rows


def erase(person: User, *, by: User | None = None, dry_run: bool = False) -> dict[str, int]:
    """Erase a person; returns how many rows of each kind were changed or deleted.

    Done again, it finds nothing. In a dry run nothing is changed.
    """
    with transaction.atomic():
        found = Erased(person, person.email)
        counts = {name: erase_rows(found) for name, erase_rows in _erasers.items()}
        counts["account"] = _empty(found)
        if any(counts.values()):
            log(instance=person, action=LOGGED, user=by)
        transaction.set_rollback(dry_run)
    if dry_run:
        person.refresh_from_db()
    return counts


def _empty(found: Erased) -> int:
    person = found.person
    if person.erased_at is not None:
        return 0
    person.username = found.name
    person.first_name = person.last_name = person.email = ""
    person.is_active = person.is_staff = person.is_superuser = False
    person.last_login = None
    person.session_series += 1
    person.erased_at = timezone.now()
    person.set_unusable_password()
    person.save()
    return 1


def _letters(found: Erased) -> int:
    theirs = _addressed(found, "recipient") | Q(person=found.person)
    told = Delivery.objects.filter(theirs).exclude(recipient=found.nowhere)
    told.filter(sent_at=None, refused_at=None).update(refused_at=timezone.now())
    return told.update(
        recipient=found.nowhere, subject="", text="", html="", trouble="", person=found.person
    )


def _invitations(found: Erased) -> int:
    theirs = Invitation.objects.filter(_addressed(found, "email"))
    theirs.filter(accepted_at=None, withdrawn_at=None).update(withdrawn_at=timezone.now())
    return theirs.update(email=found.nowhere)


def _addressed(found: Erased, field: str) -> Q:
    """What went to the person's address; nothing where they had none."""
    return Q(**{f"{field}__iexact": found.address}) if found.address else Q(pk=None)


def _sessions(found: Erased) -> int:
    """Sessions are not stored by person, so each that has not ended is opened."""
    number = str(found.person.pk)
    theirs = [
        session.session_key
        for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator()
        if session.get_decoded().get("_auth_user_id") == number
    ]
    return Session.objects.filter(session_key__in=theirs).delete()[0]


def _second_factors(found: Erased) -> int:
    codes = Authenticator.objects.filter(user=found.person).delete()[0]
    return int(codes + EmailAddress.objects.filter(user=found.person).delete()[0])


def _tokens(found: Erased) -> int:
    return int(APIToken.objects.filter(user=found.person).delete()[0])


def _roles(found: Erased) -> int:
    groups = list(found.person.groups.all())
    found.person.groups.remove(*groups)
    return len(groups) + found.person.memberships.all().delete()[0]


def _profile(found: Erased) -> int:
    profile = UserProfile.objects.filter(user=found.person).first()
    if profile is None:
        return 0
    if profile.avatar:
        profile.avatar.delete(save=False)
    profile.delete()
    return 1


def _history(found: Erased) -> int:
    """What was done to the account stays in the log, without the name that it had."""
    entries = ModelLogEntry.objects.for_instance(found.person).exclude(label=found.name)
    return int(entries.update(label=found.name))


for _name, _erase in {
    "letters": _letters,
    "invitations": _invitations,
    "sessions": _sessions,
    "second factors": _second_factors,
    "tokens": _tokens,
    "roles": _roles,
    "profile": _profile,
    "log entries": _history,
}.items():
    register(_name, _erase)
