"""A change of operations, logos or ensembles raises the identity's edition."""

from typing import Any, Final

from django.db.models.signals import post_delete, post_save

from catalogue_pages.changes.editions import raise_edition
from catalogue_pages.identity.library import EDITION
from catalogue_pages.identity.models import (
    Ensemble,
    EnsembleLogo,
    FundingOperation,
    Logo,
    LogoFile,
)

_KEPT: Final = (FundingOperation, Logo, LogoFile, Ensemble, EnsembleLogo)


def _raise(**_kwargs: Any) -> None:
    raise_edition(EDITION)


def connect() -> None:
    """Listen to whatever pages show of the identity."""
    for model in _KEPT:
        for signal in (post_save, post_delete):
            uid = f"identity-{model.__name__}-{id(signal)}"
            signal.connect(_raise, sender=model, dispatch_uid=uid)
