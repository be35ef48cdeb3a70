"""What must hold before a provider becomes public."""

from collections.abc import Iterator

from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.providers.requirements import PROVIDER
from catalogue_pages.publication import gate
from catalogue_pages.publication.gate import Refusal


def is_named(provider: ProviderPage) -> Iterator[Refusal]:
    """Refuse a provider without a Latvian name or a type."""
    for requirement in PROVIDER.required(provider, "lv"):
        yield Refusal(requirement.column("lv"), requirement.message)


def register() -> None:
    """Have the gate ask these rules."""
    gate.register(ProviderPage, is_named)
