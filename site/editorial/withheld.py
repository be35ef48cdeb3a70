"""Something was withheld: a letter to everybody who showed it, and to the editors."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.media.models import Attachment, Picture
from catalogue_pages.providers.branches import provider_of
from catalogue_pages.providers.models import ProviderPage
from editorial.moderation import addresses
from editorial.showing import pages_with
from mailing.letters import Item, Letter, Link
from mailing.posting import post_all
from people.memberships import editors, people_of, recipients


@dataclass(frozen=True, slots=True)
class Words:
    """What letters say of something that was withheld, in the language of whoever reads them."""

    subject: str
    said: str
    advice: str
    """What those who showed it may do."""
    way: Link
    """Where editors find it."""


def tell(event: str, withheld: Picture | Attachment, words: Callable[[], Words]) -> None:
    """Write to the people of every provider that shows what is withheld, and to the editors.

    `words` is asked for once a letter, with the reader's language active.
    """
    pages = pages_with(withheld)
    key = f"{withheld.pk}:{withheld.withheld_at:%Y-%m-%d %H:%M:%S}"
    by_provider: dict[ProviderPage, list[Any]] = {}
    for page in pages:
        if isinstance(page, ActivityPage | ProviderPage):
            by_provider.setdefault(provider_of(page), []).append(page)
    for provider, shown in by_provider.items():
        post_all(event, key, recipients(people_of(provider)), partial(_to_people, words, shown))
    post_all(event, key, recipients(editors()), partial(_to_editors, words, pages))


def _to_people(words: Callable[[], Words], shown: Sequence[Any]) -> Letter:
    said = words()
    return Letter(
        subject=said.subject,
        paragraphs=[said.said, said.advice],
        items=[_shown_to_people(page) for page in shown],
    )


def _shown_to_people(page: Any) -> Item:
    if isinstance(page, ActivityPage):
        return Item(page.title, address=addresses.of_workspace(page))
    return Item(page.title)


def _to_editors(words: Callable[[], Words], pages: Sequence[Any]) -> Letter:
    said = words()
    return Letter(
        subject=said.subject,
        paragraphs=[said.said],
        items=[Item(page.title, address=addresses.of_editing(page.pk)) for page in pages],
        action=said.way,
    )
