"""Drafts of demonstration activities in every state of moderation, for editors to try."""

from typing import Any, Final

from wagtail.models import WorkflowState

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.providers.models import ProviderPage
from demo.accounts import EDITOR, PROVIDER, WRITES_FOR
from editorial.moderation.models import ReturnReason
from editorial.moderation.submission import submit
from people.models import User

ADDED: Final = "Rīkotājs precizēs norises gaitu, kad klase ir pieteikta."
"""What the demo provider adds to a description that is already published."""
SUBMITTED: Final = 2
"""So many activities of other providers are submitted with a change."""


def make_moderated() -> None:
    """Return one activity of the demo provider, and submit one of theirs and some of others'.

    Nothing happens where anything has been submitted before: then people are at work already.
    """
    people = User.objects.in_bulk([EDITOR.username, PROVIDER.username], field_name="username")
    provider = ProviderPage.objects.filter(slug=WRITES_FOR).first()
    if WorkflowState.objects.exists() or len(people) < 2 or provider is None:
        return
    own = list(ActivityPage.objects.child_of(provider).live().order_by("path"))
    others = ActivityPage.objects.filter(demonstration=True).not_child_of(provider).live()
    for activity in [*own[:2], *others.order_by("path")[:SUBMITTED]]:
        _submit(activity, people[PROVIDER.username])
    if own:
        _return(own[0], people[EDITOR.username])


def _submit(activity: Any, person: User) -> None:
    draft = activity.get_latest_revision_as_object()
    draft.description_lv = f"{draft.description_lv}<p>{ADDED}</p>"
    if draft.price is None:
        draft.price = 0
        draft.price_includes_lv = "Cenu rīkotājs precizē, kad klase piesakās."
    draft.by_arrangement = True
    draft.save_revision(user=person, clean=False)
    submit(activity, person)


def _return(activity: Any, editor: User) -> None:
    page = ActivityPage.objects.get(pk=activity.pk)
    state = page.current_workflow_task_state
    if state is None:
        return
    reasons = ReturnReason.objects.filter(code__in=["unclear", "price"])
    page.current_workflow_task.on_action(
        state,
        editor,
        "reject",
        reasons=[one.pk for one in reasons],
        remarks=[
            {"field": "price_includes_lv", "words": "Norādiet, vai materiāli ir iekļauti cenā."}
        ],
    )
