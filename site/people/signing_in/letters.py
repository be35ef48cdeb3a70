"""Letters about an account: a link for a new password, and what changed about signing in."""

import uuid
from collections.abc import Mapping
from typing import Final

from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.utils.http import int_to_base36
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from mailing.addresses import address_of
from mailing.letters import Letter, Link
from mailing.posting import Recipient, post
from people.memberships import language_of
from people.models import User

CHANGED: Final[Mapping[str, str]] = {
    "account/email/password_changed": gettext_noop("The password of your account was changed."),
    "account/email/password_reset": gettext_noop("The password of your account was changed."),
    "account/email/password_set": gettext_noop("A password was set for your account."),
    "mfa/email/totp_activated": gettext_noop(
        "A second step was set up for signing in to your account: a code from an app."
    ),
    "mfa/email/totp_deactivated": gettext_noop(
        "The second step for signing in to your account was switched off."
    ),
    "mfa/email/recovery_codes_generated": gettext_noop(
        "New recovery codes were made for your account. The old ones no longer work."
    ),
    "reset": gettext_noop(
        "An administrator took away the second step for signing in to your account. You were"
        " signed out everywhere."
    ),
}
"""What a letter tells, by the name that allauth gives to the event."""


def post_reset(person: User | None, address: str) -> None:
    """Write the letter with a link for a new password; for no account, do the same work in vain.

    Either way one letter is written and one transaction committed, so that the time of the answer
    tells nothing either.
    """
    asked = person or User(pk=0, email=address)
    to = Recipient(asked.email, language_of(asked), person)
    with transaction.atomic():
        written = post("password-reset", uuid.uuid4().hex, to, lambda: _reset(asked))
        if person is None:
            written.delete()


def _reset(person: User) -> Letter:
    token = default_token_generator.make_token(person)
    address = address_of("account_reset_password_from_key", int_to_base36(person.pk), token)
    return Letter(
        subject=_("A new password"),
        paragraphs=[
            _(
                "Somebody asked for a new password for the account with this e-mail address. The"
                " link opens a page where you can set one. It works once, for 24 hours."
            )
        ],
        action=Link(_("Set a new password"), address),
        after=[_("If it was not you, do nothing: the password stays as it is.")],
        secret=True,
    )


def post_changed(change: str, person: User) -> None:
    """Tell a person what changed about signing in; one without an address is told nothing."""
    if not person.email:
        return
    to = Recipient(person.email, language_of(person), person)
    post("account-changed", uuid.uuid4().hex, to, lambda: _changed(change))


def _changed(change: str) -> Letter:
    address = address_of("account_reset_password")
    return Letter(
        subject=_("Signing in to your account"),
        paragraphs=[_(CHANGED[change])],
        after=[
            _(
                "If it was not you, set a new password at once (%(address)s) and write to the"
                " catalogue's editors."
            )
            % {"address": address}
        ],
    )
