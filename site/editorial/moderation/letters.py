"""The letters of moderation; each is keyed by what it tells, so that none is written twice."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page

from catalogue_pages.media.models import Picture
from catalogue_pages.providers.branches import provider_of
from catalogue_pages.providers.models import ProviderPage
from editorial.moderation import addresses
from editorial.moderation.fields import label_of
from editorial.moderation.models import ModerationTaskState
from editorial.moderation.remarks import remarks_of
from mailing.addresses import address_of
from mailing.letters import Item, Letter, Link
from mailing.posting import post_all
from people.memberships import editors, people_of, recipients
from people.models import User


def submitted(judgement: ModerationTaskState, person: User | None) -> None:
    """Tell the editors that something waits; who submitted it knows."""
    page = judgement.revision.as_object()
    others = editors().exclude(pk=person.pk) if person else editors()
    names = {"activity": page.title, "provider": provider_of(page).title}

    def compose() -> Letter:
        return Letter(
            subject=_("Submitted: %(activity)s (%(provider)s)") % names,
            paragraphs=[
                _("%(provider)s has submitted “%(activity)s”. It waits for an editor.") % names
            ],
            action=Link(_("Judge it"), addresses.of_judging(page.pk)),
        )

    post_all("activity-submitted", str(judgement.pk), recipients(others), compose)


def returned(judgement: ModerationTaskState) -> None:
    """Tell everybody who writes for the provider why it came back."""
    page = judgement.revision.as_object()
    names = {"activity": page.title}

    def compose() -> Letter:
        return Letter(
            subject=_("To be changed: %(activity)s") % names,
            paragraphs=[
                _("An editor has returned “%(activity)s” with remarks.") % names,
                _("Change what they ask for and submit it again. Your text is kept."),
            ],
            items=list(_items(judgement, page)),
            action=Link(_("Open it"), addresses.of_workspace(page)),
        )

    _post_to_provider("activity-returned", str(judgement.pk), page, compose)


def _items(judgement: ModerationTaskState, page: Any) -> Iterable[Item]:
    for field, several in remarks_of(judgement.pk).items():
        for said in several:
            words = " ".join(part for part in (said.advice, said.words) if part)
            heading = label_of(field, type(page)) if field else said.reason
            yield Item(words or said.reason, heading=heading if words else "")


def approved(judgement: ModerationTaskState) -> None:
    """Tell everybody who writes for the provider that it is published, or will be."""
    page = type(judgement.revision.as_object()).objects.get(pk=judgement.revision.object_id)
    names = {"activity": page.title}

    def compose() -> Letter:
        is_live = page.live and page.live_revision_id == judgement.revision_id
        said = (
            _("“%(activity)s” is approved and published.")
            if is_live
            else _("“%(activity)s” is approved. It appears on the day that is set.")
        )
        return Letter(
            subject=_("Approved: %(activity)s") % names,
            paragraphs=[said % names],
            action=Link(_("See it"), addresses.of_public(page)) if is_live else None,
        )

    _post_to_provider("activity-approved", str(judgement.pk), page, compose)


def small_change(page: Page, revision: int, columns: Sequence[str], person: User) -> None:
    """Tell the editors what went live without them."""
    changed: Any = page
    names = {"activity": changed.title, "provider": provider_of(changed).title}

    def compose() -> Letter:
        return Letter(
            subject=_("Changed at once: %(activity)s (%(provider)s)") % names,
            paragraphs=[
                _("%(provider)s has changed “%(activity)s”. Such changes need no approval:") % names
            ],
            items=[Item(label_of(column, type(changed))) for column in columns],
            action=Link(_("See it"), addresses.of_editing(changed.pk)),
        )

    others = editors().exclude(pk=person.pk)
    post_all("activity-small-change", str(revision), recipients(others), compose)


def small_change_of_picture(
    picture: Picture, entry: int, columns: Sequence[str], provider: ProviderPage, person: User
) -> None:
    """Tell the editors what a provider changed of a picture that visitors see."""
    names = {"picture": picture.title, "provider": provider.title}

    def compose() -> Letter:
        labels = dict.fromkeys(_label_of_picture(column) for column in columns)
        return Letter(
            subject=_("Changed at once: picture “%(picture)s” (%(provider)s)") % names,
            paragraphs=[
                _(
                    "%(provider)s has changed what is said of the picture “%(picture)s”. "
                    "Such changes need no approval:"
                )
                % names
            ],
            items=[Item(label) for label in labels],
            action=Link(_("Open the picture"), address_of("wagtailimages:edit", picture.pk)),
        )

    others = editors().exclude(pk=person.pk)
    post_all("picture-small-change", str(entry), recipients(others), compose)


def _label_of_picture(column: str) -> str:
    if column.startswith("focal_point"):
        return _("What stays in view")
    return label_of(column, Picture)


def _post_to_provider(event: str, key: str, page: Any, compose: Any) -> None:
    post_all(event, key, recipients(people_of(provider_of(page))), compose)
