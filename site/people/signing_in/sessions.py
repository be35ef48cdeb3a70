"""What a session knows about how it began, and how sessions end before their time."""

import time
from typing import Any, Final

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_used
from django.contrib.auth.models import Group
from django.contrib.auth.signals import user_logged_in
from django.db.models import F
from django.db.models.signals import m2m_changed
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import APIToken

from people.models import User

SIGNED_IN_AT: Final = "signed_in_at"
_SECOND_FACTOR: Final = "second_factor_of"


def end_sessions(*people: User) -> None:
    """Sign these people out everywhere, at their next request; their tokens are revoked."""
    keys = [one.pk for one in people]
    User.objects.filter(pk__in=keys).update(session_series=F("session_series") + 1)
    tokens = APIToken.objects.filter(user__in=keys, revoked_at=None)
    tokens.update(revoked_at=timezone.now())


def has_second_factor(person: User) -> bool:
    """Whether an app that makes codes is set up for an account."""
    return bool(Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists())


def showed_second_factor(request: HttpRequest) -> bool:
    """Whether the person of this session has proved the second factor in it."""
    return request.session.get(_SECOND_FACTOR) == request.user.pk


def note_second_factor(request: HttpRequest, person: User) -> None:
    """Remember that this person proved the second factor in this session."""
    request.session[_SECOND_FACTOR] = person.pk


def connect() -> None:
    """Listen for what begins and ends sessions."""
    user_logged_in.connect(_note_beginning, dispatch_uid="people.note_beginning")
    authenticator_used.connect(_note_use, dispatch_uid="people.second_factor_used")
    m2m_changed.connect(
        _end_when_removed, sender=User.groups.through, dispatch_uid="people.end_when_removed"
    )


def _note_beginning(request: HttpRequest, **_kwargs: Any) -> None:
    request.session[SIGNED_IN_AT] = time.time()


def _note_use(request: HttpRequest, user: User, **_kwargs: Any) -> None:
    note_second_factor(request, user)


def _end_when_removed(
    instance: User | Group, action: str, pk_set: set[int] | None, **_kwargs: Any
) -> None:
    """End the sessions of those who are taken out of a group, however that is done."""
    if action not in {"post_remove", "pre_clear"}:
        return
    if isinstance(instance, User):
        end_sessions(instance)
    elif pk_set is None:
        end_sessions(*User.objects.filter(groups=instance))
    else:
        end_sessions(*User.objects.filter(pk__in=pk_set))
