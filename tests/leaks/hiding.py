"""Every way in which a page is kept from the public."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.articles.models import ContentPage
from catalogue_pages.publication.scheduling import Schedule
from editorial.freshness.models import Review
from editorial.freshness.verifying import hide
from editorial.moderation.submission import submit
from people.roles import EDITOR
from tests.persons import in_group, make_person

LATER: Final = timedelta(days=2)
"""When everything is asked for; the clock hides some of it before."""
_SOON: Final = timedelta(days=1)

Do = Callable[[Any, str], None]


@dataclass(frozen=True)
class Way:
    """A way to hide a page; `word` is for what is said by the way.

    `once` it was public: it is published, seen, and hidden then. Of an activity alone, what hides
    stands in the moderation of a provider's page, or in its own dates.
    """

    name: str
    do: Do
    once: bool = True
    activity_alone: bool = False
    of_provider: bool = False
    ends: bool = False
    """An activity's own address answers that it has ended, and other addresses lead there."""
    says: bool = False
    """It says so with the activity's name."""


def _restrict(page: Page, kind: str) -> None:
    made = PageViewRestriction.objects.create(page=page, restriction_type=kind, password="atslega")
    if kind == PageViewRestriction.GROUPS:
        made.groups.add(Group.objects.get(name=EDITOR.name))


def _schedule(page: Any, _word: str) -> None:
    page.go_live_at = timezone.now() + 2 * LATER
    page.save_revision().publish()


def _hand_in(page: Any, word: str) -> None:
    provider = page.get_parent().specific if isinstance(page, ActivityPage) else page
    assert submit(page, make_person(word, provider)) == []


def _refuse(page: Any, word: str) -> None:
    _hand_in(page, word)
    page = type(page).objects.get(pk=page.pk)
    page.current_workflow_task.on_action(
        page.current_workflow_task_state,
        in_group(f"{word}-r", EDITOR.name),
        "reject",
        reasons=[],
        remarks=[{"field": "", "words": word}],
    )


def _expire(page: Any, _word: str) -> None:
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - _SOON)
    Schedule().run()


def _expire_unseen(page: Any, _word: str) -> None:
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - _SOON)


def _expire_meanwhile(page: Any, _word: str) -> None:
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() + _SOON)


def _end(page: Any, _word: str) -> None:
    yesterday = timezone.localdate() - _SOON
    ActivityPage.objects.filter(pk=page.pk).update(valid_to=yesterday)


def _end_meanwhile(page: Any, _word: str) -> None:
    ActivityPage.objects.filter(pk=page.pk).update(valid_to=timezone.localdate())


def _leave_unverified(page: Any, _word: str) -> None:
    today = timezone.localdate()
    hide(page, Review(activity=page, due=today), today)


def _move_away(page: Any, word: str) -> None:
    elsewhere = ContentPage(name_lv=word, slug=word)
    page.move(Page.objects.get(depth=1).add_child(instance=elsewhere))


def _parent(do: Callable[[Any], object]) -> Do:
    return lambda page, _word: (do(page.get_parent().specific), None)[1]


WAYS: Final = (
    Way("draft", lambda _page, _word: None, once=False),
    Way("scheduled", _schedule, once=False),
    Way("in moderation", _hand_in, once=False, of_provider=True),
    Way("turned down", _refuse, once=False, of_provider=True),
    Way("unpublished", lambda page, _word: page.unpublish()),
    Way("deleted", lambda page, _word: page.delete()),
    *(
        Way(f"behind {kind}", lambda page, _word, kind=kind: _restrict(page, kind))  # type: ignore[misc]
        for kind in (
            PageViewRestriction.LOGIN,
            PageViewRestriction.PASSWORD,
            PageViewRestriction.GROUPS,
        )
    ),
    Way("below what is closed", _parent(lambda above: _restrict(above, "password"))),
    Way("expired", _expire, ends=True),
    Way("expired and not yet seen to", _expire_unseen, activity_alone=True, ends=True, says=True),
    Way("expires meanwhile", _expire_meanwhile, activity_alone=True, ends=True, says=True),
    Way("over", _end, activity_alone=True, ends=True, says=True),
    Way("over meanwhile", _end_meanwhile, activity_alone=True, ends=True, says=True),
    Way("not looked through", _leave_unverified, activity_alone=True),
    Way("moved away", _move_away, activity_alone=True),
    Way("provider gone", _parent(lambda above: above.unpublish()), activity_alone=True),
)
BY_ABOVE: Final = {"below what is closed", "provider gone"}
"""Ways that hide the page above as well."""
