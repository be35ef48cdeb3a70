"""Who writes for which provider, and whom a letter about it goes to."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Page
from wagtail.users.models import UserProfile

from catalogue_pages.bilingual.reading import Language, as_language
from catalogue_pages.providers.models import ProviderPage
from mailing.posting import Recipient
from people.models import Invitation, Membership, User
from people.roles import ADMINISTRATOR, COMMUNICATIONS, EDITOR, Role


def providers_of(person: User) -> QuerySet[ProviderPage]:
    """The providers that a person writes for; the workspace looks everything up below them."""
    found: QuerySet[ProviderPage] = ProviderPage.objects.filter(memberships__person=person)
    return found.order_by("title")


def writes(person: User, page: Page) -> bool:
    """Whether a person writes for the provider whose page this is, or in whose branch it stands."""
    above = [page.path, page.path[: -Page.steplen]]
    return Membership.objects.filter(person=person, provider__path__in=above).exists()


def people_of(provider: ProviderPage) -> QuerySet[User]:
    """Those who write for a provider and may sign in."""
    found = User.objects.filter(memberships__provider=provider, is_active=True)
    return found.select_related("wagtail_userprofile").order_by("last_name", "first_name", "pk")


def editors() -> QuerySet[User]:
    """Those who moderate: everybody of the editors' group who may sign in."""
    return _in_group(EDITOR)


def communications() -> QuerySet[User]:
    """Those who answer for visibility: the communications' group, those who may sign in."""
    return _in_group(COMMUNICATIONS)


def administrators() -> QuerySet[User]:
    """Those who answer for the site itself: the administrators' group, those who may sign in."""
    return _in_group(ADMINISTRATOR)


def _in_group(role: Role) -> QuerySet[User]:
    found = User.objects.filter(groups__name=role.name, is_active=True)
    return found.select_related("wagtail_userprofile").order_by("pk")


def language_of(person: User) -> Language:
    """The language that a person reads: that of their account in Wagtail."""
    profile: UserProfile | None = getattr(person, "wagtail_userprofile", None)
    return as_language(profile.preferred_language if profile else None)


def recipients(people: Iterable[User]) -> list[Recipient]:
    """These people as recipients of letters; those without an address are left out."""
    return [Recipient(one.email, language_of(one), one) for one in people if one.email]


def open_invitations(provider: ProviderPage) -> QuerySet[Invitation]:
    """The invitations to a provider that can still be accepted; looked up here by number."""
    found = Invitation.objects.filter(
        provider=provider, accepted_at=None, withdrawn_at=None, ends_at__gt=timezone.now()
    )
    return found.select_related("provider", "invited_by").order_by("-made_at", "-pk")


def members_of(provider: ProviderPage) -> QuerySet[Membership]:
    """The memberships of those who write for a provider; looked up here by number."""
    found = Membership.objects.filter(provider=provider).select_related("person", "provider")
    return found.order_by("person__last_name", "person__first_name", "pk")
