"""Letters about an application, in the language that is active when they are written."""

from django.utils.translation import gettext

from mailing.addresses import address_of
from mailing.letters import Item, Letter, Link
from people.applications.models import ProviderApplication


def confirmation(
    application: ProviderApplication, token: str, *, is_there: bool, has_asked: bool
) -> Letter:
    """The first letter: what was received, and the link that confirms it."""
    named = {"organisation": application.name_lv}
    said = []
    if is_there:
        said.append(
            gettext(
                "An organisation with this registration number is in the catalogue already. Ask a "
                "colleague who writes for it to invite you. If there is nobody, confirm the "
                "application, and the editors will see to it."
            )
        )
    elif has_asked:
        said.append(
            gettext(
                "Somebody from this organisation has applied already, and the editors are looking "
                "at it. Confirm yours only if they should hear from you as well."
            )
        )
    return Letter(
        subject=gettext("Confirm the application: %(organisation)s") % named,
        paragraphs=[
            gettext("We have received an application to offer activities: %(organisation)s.")
            % named,
            *said,
        ],
        action=Link(
            gettext("Confirm the application"),
            address_of("offer_confirm", token),
        ),
        after=[
            gettext("The link works for 7 days. The editors see the application afterwards."),
            gettext("If you have not applied, leave this letter unanswered; nothing will happen."),
        ],
        secret=True,
    )


def waiting(application: ProviderApplication) -> Letter:
    """Editors learn that somebody waits."""
    named = {"organisation": application.name_lv}
    return Letter(
        subject=gettext("New application: %(organisation)s") % named,
        paragraphs=[gettext("%(organisation)s asks to offer activities in the catalogue.") % named],
        action=Link(
            gettext("Open the application"),
            address_of("applications:inspect", application.pk),
        ),
    )


def refused(application: ProviderApplication) -> Letter:
    """The applicant learns why not."""
    named = {"organisation": application.name_lv}
    reasons = [Item(str(application.get_reason_display()), heading=gettext("Reason"))]
    if application.explanation:
        reasons.append(Item(application.explanation, heading=gettext("The editors say")))
    return Letter(
        subject=gettext("About your application: %(organisation)s") % named,
        paragraphs=[
            gettext("The editors have read the application and cannot accept it.") % named,
        ],
        items=reasons,
        after=[gettext("When this has changed, you are welcome to apply again.")],
    )
