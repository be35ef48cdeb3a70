"""The questions that a teacher asks about who offers: what a provider writes of itself.

Type and registration number are not among them: editors have checked those.
"""

from typing import Final

from django.utils.translation import gettext_lazy as _

from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.providers.requirements import PROVIDER as REQUIREMENTS
from workspace.guide.questions import Ask, Guide, Question

WHO: Final = Question(
    "kas-jus-esat",
    _("Who are you?"),
    ProviderPage,
    (
        Ask("name", "line", helps=_("As it stands on your door; a legal form is not needed.")),
        Ask("summary", "words", helps=_("A sentence or two; it stands beside each activity.")),
        Ask(
            "description",
            "words",
            helps=_(
                "What you do, since when, and what pupils meet at your place. An empty line begins "
                "a paragraph; lines that begin with “- ” make a list."
            ),
        ),
    ),
)
REACH: Final = Question(
    "ka-sazinaties",
    _("How can a school reach you?"),
    ProviderPage,
    (
        Ask(
            "email", "line", helps=_("One that is read in the holidays, too, such as an office’s.")
        ),
        Ask("phone", "line", helps=_("With the country’s code, such as: +371 6712 3456")),
        Ask("website", "line", helps=_("Such as: https://www.example.lv")),
        Ask("address", "line", helps=_("Street and number, town, such as: Lielā iela 1, Talsi")),
        Ask(
            "municipality",
            "choice",
            helps=_("Where your office is. Where activities are held, each says itself."),
        ),
    ),
)
LOGO: Final = Question(
    "logotips",
    _("How are you recognised?"),
    ProviderPage,
    (Ask("logo", "picture", helps=_("A logo on a light or transparent ground.")),),
)
PROVIDER: Final = Guide(
    ProviderPage, (WHO, REACH, LOGO), REQUIREMENTS, prefix="provider_", picture="logo"
)
