"""The link of a letter: for one person, one provider and one day, for half a year."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.core import signing

from catalogue_pages.providers.models import ProviderPage
from editorial.freshness.rule import Stage
from mailing.addresses import address_of
from people.memberships import providers_of
from people.models import User

LASTS: Final = timedelta(days=180)
_SALT: Final = "editorial.freshness"


class LinkError(Exception):
    """Raised for a link that opens nothing: damaged, too old, or of somebody who has left."""


@dataclass(frozen=True, slots=True)
class Link:
    """Whom a link lets confirm what: the reviews of a provider that were due up to `due`."""

    provider: ProviderPage
    person: User
    stage: Stage
    due: date


def address(link: Link) -> str:
    """The absolute address of a link, in the active language."""
    said = [link.provider.public_id.hex, link.stage.value, link.due.isoformat(), link.person.pk]
    token = signing.dumps(said, salt=_SALT, compress=True)
    return address_of("review_link", token)


def read(token: str) -> Link:
    """Read a link. Raises LinkError; a link ends with its person's account or membership."""
    try:
        public_id, stage, due, key = signing.loads(token, salt=_SALT, max_age=LASTS)
    except signing.BadSignature as error:
        raise LinkError from error
    person = User.objects.filter(pk=key, is_active=True).first()
    if person is None:
        raise LinkError
    provider = providers_of(person).filter(public_id=UUID(public_id)).first()
    if provider is None:
        raise LinkError
    return Link(provider, person, Stage(stage), date.fromisoformat(due))
