"""What must hold before a provider becomes public."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from catalogue_pages.bilingual.emptiness import is_empty
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.publication import gate
from catalogue_pages.publication.gate import Refusal


def is_named(provider: ProviderPage) -> Iterator[Refusal]:
    """Refuse a provider without a Latvian name or a type."""
    if is_empty(provider.name_lv):
        yield Refusal("name_lv", _("Give the provider's name in Latvian."))
    if provider.provider_type_id is None:
        yield Refusal("provider_type", _("Choose the type of provider."))


def register() -> None:
    """Have the gate ask these rules."""
    gate.register(ProviderPage, is_named)
