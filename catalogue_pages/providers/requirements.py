"""What a provider should say of itself; the gate and the workspace's meter read this table."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from catalogue_pages.bilingual.reading import LANGUAGES
from catalogue_pages.bilingual.requirements import Condition, Requirement, Requirements
from catalogue_pages.providers.models import ProviderPage

PROVIDER: Final = Requirements(
    ProviderPage,
    (
        Requirement(
            "name",
            _("Give the provider's name in Latvian."),
            bilingual=True,
            to_publish=LANGUAGES[:1],
        ),
        Requirement("provider_type", _("Choose the type of provider."), to_publish=LANGUAGES),
        Requirement("summary", _("Say in one or two sentences who you are."), bilingual=True),
        Requirement("description", _("Tell who you are and what you offer."), bilingual=True),
        Requirement(
            "email",
            _("Give an e-mail or a telephone number that teachers can use."),
            name=_("e-mail or telephone"),
            any_of=((Condition("email"),), (Condition("phone"),)),
        ),
        Requirement("address", _("Say where you are.")),
        Requirement("municipality", _("Choose the municipality of your office.")),
        Requirement("website", _("Give the address of your website.")),
        Requirement("logo", _("Choose your logo.")),
    ),
)
