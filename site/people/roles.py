"""Who may do what: one table, from which groups are made and the matrix of docs/roles.md printed.

Wagtail gives page permissions by branch and not by page type; everybody here has all pages or none.
People of providers stand in no group and never enter the admin.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import APIToken, Collection, Site, Task, Workflow

from catalogue_pages.changes.models import Rejection
from catalogue_pages.exchange.models import ImportRun
from catalogue_pages.identity.models import Ensemble, FundingOperation, Logo
from catalogue_pages.media.models import Video
from catalogue_pages.vocabularies.models import VOCABULARIES
from mailing.models import Delivery
from people.applications.models import ProviderApplication
from people.models import Membership
from search.synonyms.models import SynonymGroup

Actions = tuple[str, ...]
"""`view`, `add`, `change`, `delete`, `choose`; of pages `publish`, `lock`, `unlock` as well."""

ALL: Final[Actions] = ("view", "add", "change", "delete")
KEPT: Final[Actions] = ("add", "change", "delete")
SEEN: Final[Actions] = ("view",)
BEGUN: Final[Actions] = ("view", "add")
DECIDED: Final[Actions] = ("view", "change")


@dataclass(frozen=True, slots=True)
class Role:
    """What a group may do in the admin.

    `name` is the group's; `models` maps what stands in no tree to actions, `collected` pictures and
    documents in all collections, `pages` are the actions on every page.
    """

    name: str
    label: str | Promise
    models: dict[type[Model], Actions] = field(default_factory=dict)
    collected: Mapping[type[Model], Actions] = field(default_factory=dict)
    pages: Actions = ()


def grant(role: Role, models: Mapping[type[Model], Actions]) -> None:
    """Add to what a role may do, for a room above this one; to be called while apps get ready."""
    role.models.update(models)


_KEPT_BY_EDITORS: Final[Mapping[type[Model], Actions]] = {
    Video: ALL,
    SynonymGroup: ALL,
    ProviderApplication: DECIDED,
    Membership: DECIDED,  # who writes for a provider: inviting, withdrawing, removing
}
_IDENTITY: Final = (FundingOperation, Logo, Ensemble)
_MEDIA: Final[Mapping[type[Model], Actions]] = {
    Image: ("add", "change", "choose"),  # Wagtail asks these for any model of pictures
    Document: ("add", "change", "choose"),
}
_SETTINGS: Final[Mapping[type[Model], Actions]] = dict.fromkeys(
    (get_user_model(), Group, Site, Workflow, Task, Redirect),
    KEPT,
)

ADMINISTRATOR: Final = Role(
    name="Administrators",
    label=_("administrator"),
    models={
        **_SETTINGS,
        APIToken: KEPT,
        Delivery: SEEN,
        **_KEPT_BY_EDITORS,
        **dict.fromkeys(_IDENTITY, ALL),
        Rejection: SEEN,
        ImportRun: BEGUN,
        **dict.fromkeys(VOCABULARIES.values(), ALL),
    },
    collected={**_MEDIA, Collection: KEPT},
    pages=("add", "change", "publish", "lock", "unlock", "bulk_delete"),
)
EDITOR: Final = Role(
    name="Catalogue editors",
    label=_("catalogue editor"),
    models={
        **_KEPT_BY_EDITORS,
        **dict.fromkeys(_IDENTITY, SEEN),
        Delivery: SEEN,
        Rejection: SEEN,
        ImportRun: BEGUN,
        **dict.fromkeys(VOCABULARIES.values(), SEEN),
        APIToken: KEPT,  # their own alone
    },
    collected=_MEDIA,
    pages=("add", "change", "publish", "lock", "unlock"),
)
COMMUNICATIONS: Final = Role(
    name="Communications",
    label=_("communications"),
    models={Video: ALL, **dict.fromkeys(_IDENTITY, ALL), APIToken: KEPT},
    collected=_MEDIA,
    pages=("add", "change"),
)
AUDITOR: Final = Role(
    name="Auditors",
    label=_("auditor"),
    models=dict.fromkeys(
        (
            *(Video, SynonymGroup, ProviderApplication, Membership, *_IDENTITY),
            *(Delivery, Rejection, ImportRun),
            *VOCABULARIES.values(),
        ),
        SEEN,
    ),
)
ROLES: Final = (ADMINISTRATOR, EDITOR, COMMUNICATIONS, AUDITOR)
