"""What must hold before an activity becomes public."""

from collections.abc import Iterator

from catalogue_pages.activities.completeness import required
from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.publication import gate
from catalogue_pages.publication.gate import Refusal


def says_what_is_required(activity: ActivityPage) -> Iterator[Refusal]:
    """Refuse an activity that lacks what it must say in Latvian; English may follow later."""
    for requirement in required(activity, "lv"):
        yield Refusal(requirement.column("lv"), requirement.message)


def register() -> None:
    """Have the gate ask these rules."""
    gate.register(ActivityPage, says_what_is_required)
