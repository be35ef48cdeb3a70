"""Who offers activities, and who pays for them."""

from typing import Final

from django.utils.translation import gettext

from catalogue_pages.identity.models import FundingOperation
from catalogue_pages.providers.models import ProviderPage
from presentation.structured_data.blocks import Setting, Thing, thing
from presentation.structured_data.places import postal_address

UNION: Final = "https://european-union.europa.eu/"


def union() -> Thing:
    """The European Union, by its name in the active language."""
    return thing("GovernmentOrganization", {"name": gettext("European Union"), "sameAs": UNION})


def grant(operation: FundingOperation | None, setting: Setting) -> Thing | None:
    """What the Union pays within an operation; None where there is none, or it pays nothing."""
    if operation is None or operation.rate <= 0:
        return None
    return thing(
        "MonetaryGrant",
        {
            "name": setting.said(operation, "name"),
            "identifier": operation.number,
            "funder": union(),
            "amount": None
            if operation.union_amount is None
            else thing(
                "MonetaryAmount", {"value": f"{operation.union_amount:f}", "currency": "EUR"}
            ),
        },
    )


def provider_named(provider: ProviderPage, setting: Setting) -> Thing:
    """A provider by id, name and address: its own page says the rest."""
    return thing(
        "Organization",
        {
            "@id": provider.public_id.urn,
            "name": setting.said(provider, "name"),
            "url": setting.absolute(provider.get_url()),
        },
    )


def provider(page: ProviderPage, setting: Setting, logo: str) -> Thing:
    """Everything that a provider's page says of it; `logo` is a picture's address, or empty."""
    municipality = page.municipality
    street = page.address
    return thing(
        "Organization",
        {
            "@id": page.public_id.urn,
            "name": setting.said(page, "name"),
            "url": setting.address,
            "sameAs": page.website,
            "description": setting.said(page, "summary"),
            "logo": logo,
            "email": page.email,
            "telephone": page.phone,
            "address": postal_address(
                street, setting.said(municipality, "label") if municipality else ""
            )
            if street or municipality
            else None,
        },
    )
