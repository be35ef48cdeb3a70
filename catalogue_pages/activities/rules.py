"""What must hold before an activity becomes public."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalogue_pages.activities.completeness import required
from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.publication import gate
from catalogue_pages.publication.gate import Refusal


def says_what_is_required(activity: ActivityPage) -> Iterator[Refusal]:
    """Refuse an activity that lacks what it must say in Latvian; English may follow later."""
    for requirement in required(activity, "lv"):
        yield Refusal(requirement.column("lv"), requirement.message)


def has_a_published_provider(activity: ActivityPage) -> Iterator[Refusal]:
    """Refuse an activity below a provider that nobody sees, unless it is to appear later.

    A provider that is only about to be made is not yet there to be judged.
    """
    if activity.go_live_at is not None and activity.go_live_at > timezone.now():
        return
    provider = activity.above()
    if provider is not None and provider.pk is not None and not provider.live:
        yield Refusal(
            "",
            _("The provider “%(provider)s” is not published. Publish the provider first.")
            % {"provider": provider.title},
        )


def register() -> None:
    """Have the gate ask these rules."""
    gate.register(ActivityPage, says_what_is_required)
    gate.register(ActivityPage, has_a_published_provider)
