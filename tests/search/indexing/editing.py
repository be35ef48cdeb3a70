"""Editors at work, as a process of its own: `python -m tests.search.indexing.editing SEED PAUSE`.

Makes a catalogue, says "ready", and edits it until its standard input closes, with so many seconds
between two edits; then says how many edits it made. The settings and the database come from the
environment.
"""

import random
import select
import sys
import time
from collections.abc import Callable

import django

django.setup()

from wagtail.models import PageViewRestriction  # noqa: E402

from catalogue_pages.activities.models import ActivityPage  # noqa: E402
from catalogue_pages.providers.models import CataloguePage, ProviderPage  # noqa: E402
from catalogue_pages.vocabularies.models import Kind  # noqa: E402
from tests.search.content import make_activity, make_catalogue, make_provider  # noqa: E402

ACTIVITIES = 40


def any_activity() -> ActivityPage:
    """One of the activities."""
    return random.choice(ActivityPage.objects.all())


def write() -> None:
    """Publish other words."""
    activity = any_activity()
    activity.description_lv = f"<p>Redakcija {random.random()}</p>"
    activity.save_revision().publish()


def hide_or_show() -> None:
    """Unpublish what is live, publish what is not."""
    activity = any_activity()
    if activity.live:
        activity.unpublish()
    else:
        activity.get_latest_revision().publish()


def move() -> None:
    """Move an activity to some provider."""
    activity = any_activity()
    target = random.choice(ProviderPage.objects.all())
    if target.pk != activity.get_parent().pk:
        activity.move(target, pos="last-child")


def replace() -> None:
    """Delete an activity and publish another one."""
    activity = any_activity()
    provider = activity.get_parent().specific
    activity.delete()
    make_activity(provider, f"Jauna {random.randrange(10**9)}")


def rename_provider() -> None:
    """Publish a provider under another name."""
    provider = random.choice(ProviderPage.objects.all())
    provider.name_lv = f"Rīkotājs {random.randrange(1000)}"
    provider.save_revision().publish()


def rename_term() -> None:
    """Change the label of a term that every activity has."""
    kind = Kind.objects.get(code="visit")
    kind.label_lv = f"Apmeklējums {random.randrange(1000)}"  # type: ignore[attr-defined]
    kind.save()


def restrict_or_lift() -> None:
    """Close a branch, or open it again."""
    restriction = PageViewRestriction.objects.first()
    if restriction:
        restriction.delete()
    else:
        PageViewRestriction.objects.create(
            page=ProviderPage.objects.first(), restriction_type=PageViewRestriction.LOGIN
        )


EDITS: list[Callable[[], None]] = [
    *(3 * [write]),
    *(3 * [hide_or_show]),
    *(2 * [move]),
    *(2 * [replace]),
    rename_provider,
    rename_term,
    restrict_or_lift,
]


def main() -> None:
    """Edit until the standard input closes."""
    random.seed(int(sys.argv[1]))
    catalogue: CataloguePage = make_catalogue()
    providers = [make_provider(catalogue, f"Rīkotājs {n}") for n in range(3)]
    for number in range(ACTIVITIES):
        make_activity(providers[number % 3], f"Norise {number}")
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    edits = 0
    while not select.select([sys.stdin], [], [], 0)[0]:
        random.choice(EDITS)()
        edits += 1
        time.sleep(float(sys.argv[2]))
    sys.stdout.write(f"{edits}\n")


if __name__ == "__main__":
    main()
