"""Taking somebody's second factor away, when the phone and the recovery codes are lost."""

from typing import Final

from allauth.mfa.models import Authenticator
from django.db import transaction
from wagtail.log_actions import log

from people.models import User
from people.signing_in import letters
from people.signing_in.sessions import end_sessions

LOGGED: Final = "people.reset_second_factor"


def reset_second_factor(person: User, by: User) -> None:
    """Take it away, sign the person out everywhere, tell them, and write down who did it."""
    with transaction.atomic():
        Authenticator.objects.filter(user=person).delete()
        end_sessions(person)
        log(instance=person, action=LOGGED, user=by)
        letters.post_changed("reset", person)
