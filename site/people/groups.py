"""What Wagtail's two groups may do beside pages, pictures and documents, which Wagtail gives them.

Vocabularies and funding operations are changed by administrators; moderators see them. Synonyms are
kept by whoever edits.
"""

from collections.abc import Mapping
from typing import Final

from django.contrib.auth.models import Group, Permission

from catalogue_pages.changes.models import Rejection
from catalogue_pages.identity.models import FundingOperation
from catalogue_pages.media.models import Video
from catalogue_pages.vocabularies.models import VOCABULARIES
from search.synonyms.models import SynonymGroup

MODERATORS: Final = "Moderators"
EDITORS: Final = "Editors"

PERMISSIONS: Final[Mapping[str, Mapping[type, tuple[str, ...]]]] = {
    MODERATORS: {
        Video: ("view", "add", "change", "delete"),
        SynonymGroup: ("view", "add", "change", "delete"),
        FundingOperation: ("view",),
        Rejection: ("view",),
        **dict.fromkeys(VOCABULARIES.values(), ("view",)),
    },
    EDITORS: {
        Video: ("view", "add", "change"),
        SynonymGroup: ("view", "add", "change", "delete"),
    },
}


def grant() -> int:
    """Give the groups their permissions; returns how many were missing. Takes none away."""
    missing = 0
    for name, table in PERMISSIONS.items():
        group, _created = Group.objects.get_or_create(name=name)
        has = set(group.permissions.values_list("pk", flat=True))
        wanted = {
            Permission.objects.get(
                content_type__app_label=model._meta.app_label,  # type: ignore[attr-defined]
                codename=f"{action}_{model.__name__.lower()}",
            ).pk
            for model, actions in table.items()
            for action in actions
        }
        group.permissions.add(*(wanted - has))
        missing += len(wanted - has)
    return missing
