"""Letters about who writes for a provider, in the language that is active when they are written."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext

from catalogue_pages.bilingual.reading import as_language
from catalogue_pages.providers.models import ProviderPage
from mailing.addresses import address_of
from mailing.letters import Letter, Link
from people.models import Invitation


def name_of(provider: ProviderPage) -> str:
    """The provider's name for a reader of the active language."""
    return str(provider.read("name", as_language(get_language())).value or provider.title)


def invitation(invitation: Invitation, token: str) -> Letter:
    """Somebody is invited to write for a provider."""
    named = {"provider": name_of(invitation.provider)}
    inviter = invitation.invited_by.get_full_name() if invitation.invited_by else ""
    if inviter:
        text = gettext("%(person)s invites you to write for “%(provider)s” in the catalogue.")
    else:
        text = gettext("You are invited to write for “%(provider)s” in the catalogue.")
    ends = {"day": date_format(localtime(invitation.ends_at), "DATE_FORMAT")}
    return Letter(
        subject=gettext("Invitation: %(provider)s") % named,
        paragraphs=[
            text % {**named, "person": inviter},
            gettext("There you describe activities, and see what editors say about them."),
        ],
        action=Link(
            gettext("Open the invitation"),
            address_of("accept_invitation", token),
        ),
        after=[
            gettext("The invitation can be accepted once, until %(day)s.") % ends,
            gettext("If you do not know what this is about, leave the letter unanswered."),
        ],
        secret=True,
    )


def removed(provider: ProviderPage) -> Letter:
    """Somebody no longer writes for a provider."""
    named = {"provider": name_of(provider)}
    return Letter(
        subject=gettext("You no longer write for “%(provider)s”") % named,
        paragraphs=[
            gettext("You can no longer change what “%(provider)s” offers here.") % named,
            gettext("If this is a mistake, ask a colleague to invite you again."),
        ],
    )


def nobody_left(provider: ProviderPage) -> Letter:
    """A provider has no people any more; for editors."""
    named = {"provider": name_of(provider)}
    return Letter(
        subject=gettext("Nobody writes for “%(provider)s” any more") % named,
        paragraphs=[
            gettext("The last person of “%(provider)s” has left.") % named,
            gettext("Until somebody is invited, its activities are in the editors' care."),
        ],
        action=Link(
            gettext("Invite somebody"),
            address_of("provider_people", provider.pk),
        ),
    )
