"""What editors do with an application: approve it with one press, or refuse it with a reason."""

import re
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log

from catalogue_pages.providers.models import CataloguePage, ProviderPage
from mailing.posting import Recipient, post
from people.applications.models import ProviderApplication, State
from people.inviting import invite
from people.models import User
from people.offering import letters
from people.offering.applying import CONFIRMED

APPROVED: Final = "offering.approved"
REFUSED: Final = "offering.refused"
ACTIONS: Final = {
    CONFIRMED: (gettext_lazy("Confirm"), gettext_lazy("The applicant confirmed the application")),
    APPROVED: (gettext_lazy("Approve"), gettext_lazy("The application was approved")),
    REFUSED: (gettext_lazy("Refuse"), gettext_lazy("The application was refused")),
}
"""What the history says of an application."""

_LEGAL_FORMS: Final = re.compile(
    r"\b(sia|as|vsia|biedrība|nodibinājums|pašvaldības iestāde|ltd|ngo)\b|[^\w\s]"
)
_SHORTEST: Final = 5
"""Names shorter than this are alike only when they are the same."""


class AlreadyDecidedError(ValidationError):
    """Somebody else has decided, or there is nothing to decide about yet."""

    def __init__(self) -> None:
        super().__init__(_("Nothing was changed: the application no longer waits for a decision."))


def approve(application: ProviderApplication, by: User) -> ProviderPage:
    """Publish the provider's page and invite the contact person; returns the page.

    Where the organisation has a page, the person is invited to write for that one. Raises
    ValidationError, in words for the editor, when that cannot be; then nothing is changed.
    """
    with transaction.atomic():
        catalogue = CataloguePage.objects.select_for_update().filter(live=True).first()
        if catalogue is None:
            raise ValidationError(_("Publish the catalogue page first: providers stand below it."))
        _decide(application, by, State.APPROVED)
        provider = provider_of(application) or _made(catalogue, application, by)
        ProviderApplication.objects.filter(pk=application.pk).update(provider=provider)
        application.provider = provider
        invite(provider, application.email, application.reader, by)
        log(application, APPROVED, user=by)
    return provider


def refuse(application: ProviderApplication, by: User, reason: str, explanation: str) -> None:
    """Refuse an application and tell the applicant why.

    `reason` is one of `Refusal`. Raises AlreadyDecidedError when it does not wait any more.
    """
    with transaction.atomic():
        _decide(application, by, State.REFUSED, reason=reason, explanation=explanation)
        log(application, REFUSED, user=by, data={"reason": reason})
        post(
            "application-refused",
            str(application.pk),
            Recipient(application.email, application.reader),
            lambda: letters.refused(application),
        )


def provider_of(application: ProviderApplication) -> ProviderPage | None:
    """The page of the organisation that applies, by its number, where there is one."""
    found: ProviderPage | None = (
        ProviderPage.objects.filter(registration_number=application.registration_number)
        .order_by("-live", "pk")
        .first()
    )
    return found


def namesakes(application: ProviderApplication) -> list[ProviderPage]:
    """Providers with the same number, or with a name that is or holds the applicant's."""
    rows = ProviderPage.objects.values_list("pk", "registration_number", "name_lv", "name_en")
    own = [plain for name in (application.name_lv, application.name_en) if (plain := _plain(name))]
    alike = [
        key
        for key, number, *names in rows
        if number == application.registration_number
        or any(_alike(one, _plain(name or "")) for one in own for name in names)
    ]
    return list(ProviderPage.objects.filter(pk__in=alike).order_by("title"))


def _decide(application: ProviderApplication, by: User, state: State, **more: Any) -> None:
    # One conditional update decides between two editors.
    decided = {"state": state, "decided_at": timezone.now(), "decided_by": by, **more}
    still = ProviderApplication.objects.filter(pk=application.pk, state=State.WAITING)
    if not still.update(**decided):
        raise AlreadyDecidedError
    for name, value in decided.items():
        setattr(application, name, value)


def _made(catalogue: CataloguePage, application: ProviderApplication, by: User) -> ProviderPage:
    named = slugify(application.name_lv)
    page = ProviderPage(
        name_lv=application.name_lv,
        name_en=application.name_en or None,
        slug="" if named else f"rikotajs-{application.pk}",
        registration_number=application.registration_number,
        provider_type=application.provider_type,
        municipality=application.municipality,
        website=application.website,
        live=False,
        owner=by,
    )
    catalogue.add_child(instance=page)
    page.save_revision(user=by, log_action=True).publish(user=by)
    made: ProviderPage = ProviderPage.objects.get(pk=page.pk)
    return made


def _plain(name: str) -> str:
    return " ".join(_LEGAL_FORMS.sub(" ", name.casefold()).split())


def _alike(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) >= _SHORTEST and shorter in longer)
