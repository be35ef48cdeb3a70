"""How people come to a provider and go: inviting, withdrawing, joining, leaving, removing."""

from datetime import timedelta
from typing import Final

from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, Signer
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from catalogue_pages.bilingual.reading import Language
from catalogue_pages.providers.models import ProviderPage
from mailing.posting import Recipient, post, post_all
from people import invitation_letters as letters
from people.memberships import editors, people_of, recipients
from people.models import Invitation, Membership, User

INVITED: Final = "people.invited"
WITHDRAWN: Final = "people.invitation_withdrawn"
JOINED: Final = "people.joined"
LEFT: Final = "people.left"
REMOVED: Final = "people.removed"
ACTIONS: Final = {
    INVITED: (_("Invite a colleague"), _("Somebody was invited to write for this provider")),
    WITHDRAWN: (_("Withdraw an invitation"), _("An invitation was withdrawn")),
    JOINED: (_("Join a provider"), _("Somebody joined those who write for this provider")),
    LEFT: (_("Leave a provider"), _("Somebody left those who write for this provider")),
    REMOVED: (_("Remove a colleague"), _("Somebody was removed from those who write for it")),
}
"""What the history of a provider's page says of its people, with neither name nor address."""
A_DAY: Final = 20
"""So many invitations to one provider may be sent in a day: enough for a staff, not for spam."""

_signer: Final = Signer(salt="people.invitation")


def invite(provider: ProviderPage, email: str, language: Language, by: User | None) -> Invitation:
    """Invite somebody to write for a provider; the letter is in `language`.

    Whoever was invited before and has not come gets a new letter, whose link replaces the old one.
    Raises ValidationError, in words for the person who invites, for an address that is none, that
    belongs to somebody who is a member already, or when too many were invited today.
    """
    email = email.strip()
    validate_email(email)
    with transaction.atomic():
        # Two who invite to the same provider at once wait for each other.
        ProviderPage.objects.select_for_update().get(pk=provider.pk)
        _may_be_invited(provider, email)
        open_ = Invitation.objects.filter(provider=provider, accepted_at=None, withdrawn_at=None)
        open_.filter(email__iexact=email).update(withdrawn_at=timezone.now())
        invitation = Invitation.objects.create(
            provider=provider, email=email, language=language, invited_by=by
        )
        log(provider, INVITED, user=by)
        post(
            "invitation",
            str(invitation.pk),
            Recipient(email, invitation.reader),
            lambda: letters.invitation(invitation, token(invitation)),
        )
    return invitation


def _may_be_invited(provider: ProviderPage, email: str) -> None:
    if people_of(provider).filter(email__iexact=email).exists():
        raise ValidationError(
            _("The person with this address already writes for this provider."), code="member"
        )
    today = timezone.now() - timedelta(days=1)
    if Invitation.objects.filter(provider=provider, made_at__gt=today).count() >= A_DAY:
        raise ValidationError(
            _("Too many invitations were sent today. Try again tomorrow."), code="too-many"
        )


def withdraw(invitation: Invitation, by: User | None) -> bool:
    """Let an invitation be used no more; returns whether it still could have been."""
    with transaction.atomic():
        now = timezone.now()
        still = Invitation.objects.filter(pk=invitation.pk, accepted_at=None, withdrawn_at=None)
        if not still.update(withdrawn_at=now):
            return False
        invitation.withdrawn_at = now
        log(invitation.provider, WITHDRAWN, user=by)
    return True


def token(invitation: Invitation) -> str:
    """What an invitation's link holds; it opens nothing else."""
    return _signer.sign(str(invitation.pk))


def invitation_of(token: str) -> Invitation | None:
    """The invitation of a link, open or not; None for a link that was not made here."""
    try:
        number = int(_signer.unsign(token))
    except (BadSignature, ValueError):
        return None
    return Invitation.objects.select_related("provider", "invited_by").filter(pk=number).first()


def join(invitation: Invitation, person: User) -> bool:
    """Use an invitation; returns whether it was still open. Nobody joins twice."""
    now = timezone.now()
    with transaction.atomic():
        still = Invitation.objects.filter(
            pk=invitation.pk, accepted_at=None, withdrawn_at=None, ends_at__gt=now
        )
        if not still.update(accepted_at=now):
            return False
        invitation.accepted_at = now
        _member, new = Membership.objects.get_or_create(person=person, provider=invitation.provider)
        if new:
            log(invitation.provider, JOINED, user=person)
    return True


def leave(membership: Membership) -> None:
    """End one's own membership; editors hear of it when nobody is left."""
    _end(membership, LEFT, membership.person)


def remove(membership: Membership, by: User) -> None:
    """End a colleague's membership; they get a letter, and editors one when nobody is left."""
    with transaction.atomic():
        if not _end(membership, REMOVED, by):
            return
        post_all(
            "removed-from-provider",
            str(membership.pk),
            recipients([membership.person]),
            lambda: letters.removed(membership.provider),
        )


def _end(membership: Membership, action: str, by: User) -> bool:
    provider = membership.provider
    with transaction.atomic():
        ProviderPage.objects.select_for_update().get(pk=provider.pk)
        ended, _rows = Membership.objects.filter(pk=membership.pk).delete()
        if not ended:
            return False
        log(provider, action, user=by)
        if not people_of(provider).exists():
            post_all(
                "provider-without-people",
                str(membership.pk),
                recipients(editors()),
                lambda: letters.nobody_left(provider),
            )
    return True
