"""Asking and confirming: what a person does who offers activities for the first time."""

from typing import Final

from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from catalogue_pages.providers.models import ProviderPage
from mailing.posting import Recipient, post, post_all
from people.applications.models import (
    LINK_LASTS,
    ProviderApplication,
    State,
    waiting,
)
from people.memberships import editors, recipients
from people.offering import letters
from people.offering.limits import is_too_many

CONFIRMED: Final = "offering.confirmed"

_signer: Final = Signer(salt="people.offering.confirm")


def submit(application: ProviderApplication) -> bool:
    """Keep an application and send its letter; returns whether it was kept.

    One too many from an address or a network is not. What the letter says depends on whether the
    organisation is in the catalogue or has asked before; nothing else tells.
    """
    with transaction.atomic():
        if is_too_many(application.email, application.network):
            return False
        number = application.registration_number
        is_there = ProviderPage.objects.filter(registration_number=number).exists()
        has_asked = waiting().filter(registration_number=number).exists()
        application.save()
        post(
            "application",
            str(application.pk),
            Recipient(application.email, application.reader),
            lambda: letters.confirmation(
                application, token(application), is_there=is_there, has_asked=has_asked
            ),
        )
    return True


def token(application: ProviderApplication) -> str:
    """What the link of an application's letter holds; it opens nothing else."""
    return _signer.sign(str(application.pk))


def application_of(token: str) -> ProviderApplication | None:
    """The application of a link; None for a link not made here, or whose application is gone."""
    try:
        number = int(_signer.unsign(token))
    except (BadSignature, ValueError):
        return None
    return ProviderApplication.objects.filter(pk=number).first()


def confirm(application: ProviderApplication) -> bool:
    """Hand an application to the editors; returns whether it still could be confirmed."""
    now = timezone.now()
    with transaction.atomic():
        confirmed = ProviderApplication.objects.filter(
            pk=application.pk, state=State.UNCONFIRMED, made_at__gt=now - LINK_LASTS
        ).update(state=State.WAITING, confirmed_at=now)
        if not confirmed:
            return False
        log(application, CONFIRMED)
        post_all(
            "application-waiting",
            str(application.pk),
            recipients(editors()),
            lambda: letters.waiting(application),
        )
    return True
