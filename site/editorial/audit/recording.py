"""What Wagtail's log lacks: sign-ins, those that failed, and who came into which group.

Of a failed sign-in stays when it was, which account was meant, and at which step. Neither what was
typed nor from where: in the place of the name stands a password now and then, and addresses of
machines are kept for an hour at most (docs/personal-data.md). A name that nobody has is an entry,
too, so that an answer takes the same time whether there is such an account.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Final

from allauth.mfa.signals import authentication_failed
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.db.models.signals import m2m_changed
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from people.signing_in.accounts import account_of

SIGNED_IN: Final = "people.sign_in"
FAILED: Final = "people.sign_in_failed"
FAILED_KEPT: Final = timedelta(days=90)
"""So long a failed sign-in stays in the log."""
FORGETTING_EVERY: Final = 6 * 3600.0
NOBODY: Final = "0"
"""In the place of an account's number, where there was none with that name."""
SIGNED_OUT: Final = "people.sign_out"
GRANTED: Final = "people.grant"
WITHDRAWN: Final = "people.withdraw"

_ACTIONS: Final = {"post_add": GRANTED, "post_remove": WITHDRAWN}


def _signed_in(user: Any, **_kwargs: Any) -> None:
    log(user, SIGNED_IN, user=user)


def _failed(credentials: dict[str, Any], **_kwargs: Any) -> None:
    person = account_of(str(credentials.get("username") or ""))
    _note_failure(person, "password")


def _code_failed(user: Any, **_kwargs: Any) -> None:
    _note_failure(user, "code")


def _note_failure(person: Any | None, step: str) -> None:
    # By itself, for Wagtail's `log` takes no entry about somebody who is not there.
    ModelLogEntry.objects.create(
        content_type=ContentType.objects.get_for_model(get_user_model()),
        object_id=NOBODY if person is None else str(person.pk),
        label="–" if person is None else str(person),
        action=FAILED,
        timestamp=timezone.now(),
        data={"step": step},
    )


def forget_failures(now: datetime | None = None) -> None:
    """Delete failed sign-ins that are over; done again, it finds nothing."""
    past = (now or timezone.now()) - FAILED_KEPT
    ModelLogEntry.objects.filter(action=FAILED, timestamp__lt=past).delete()


def _signed_out(user: Any | None, **_kwargs: Any) -> None:
    if user is not None:
        log(user, SIGNED_OUT, user=user)


def _changed(
    instance: Model,
    action: str,
    model: type[Model],
    pk_set: Iterable[int] | None,
    **_kwargs: Any,
) -> None:
    """Record what somebody, or a group, was given or lost; by whom, Wagtail's log knows."""
    if action == "pre_clear":
        _record(instance, WITHDRAWN, _held(instance, model))
    elif action in _ACTIONS and pk_set:
        _record(instance, _ACTIONS[action], model._default_manager.filter(pk__in=pk_set))


def _held(instance: Model, model: type[Model]) -> Iterable[Model]:
    if model is Permission:
        return instance.permissions.all()  # type: ignore[attr-defined, no-any-return]
    name = "groups" if model is Group else "user_set"
    return getattr(instance, name).all()  # type: ignore[no-any-return]


def _record(instance: Model, action: str, what: Iterable[Model]) -> None:
    names = sorted(str(getattr(one, "codename", one)) for one in what)
    if names:
        log(instance, action, data={"what": names})


def connect() -> None:
    """Listen to sign-ins and to changes of groups, whoever makes them."""
    user_logged_in.connect(_signed_in, dispatch_uid="audit-sign-in")
    user_login_failed.connect(_failed, dispatch_uid="audit-sign-in-failed")
    authentication_failed.connect(_code_failed, dispatch_uid="audit-code-failed")
    user_logged_out.connect(_signed_out, dispatch_uid="audit-sign-out")
    for name, through in (
        ("groups", get_user_model().groups.through),
        ("permissions", Group.permissions.through),
    ):
        m2m_changed.connect(_changed, sender=through, dispatch_uid=f"audit-{name}")
