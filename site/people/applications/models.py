"""An application: an organisation asks to offer activities, confirms it, and editors decide."""

from datetime import datetime, timedelta
from typing import ClassVar, Final

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalogue_pages.bilingual.reading import LANGUAGES, Language
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.vocabularies.models import Municipality, ProviderType
from people.models import User

LINK_LASTS: Final = timedelta(days=7)
"""So long an application can be confirmed by the link of its letter."""

one_line: Final = RegexValidator(
    r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]",
    _("Write it in one line, without control characters."),
    inverse_match=True,
)


class State(models.TextChoices):
    """How far an application has come."""

    UNCONFIRMED = "unconfirmed", _("not confirmed")
    WAITING = "waiting", _("waiting for a decision")
    APPROVED = "approved", _("approved")
    REFUSED = "refused", _("turned down")


class Refusal(models.TextChoices):
    """Why an application was refused."""

    NOT_FOUND = "not-found", _("We could not find the organisation in the register.")
    UNFIT = "unfit", _("What is offered does not fit the catalogue.")
    KNOWN = "known", _("The organisation is in the catalogue already.")
    UNCLEAR = "unclear", _("We could not tell from the application what is offered.")
    OTHER = "other", _("There is another reason.")


class ProviderApplication(models.Model):
    """An organisation asks to offer activities.

    `email` is the contact's; whoever opens its letter confirms the application. `consent_version`
    and `consent_text` are what the person agreed to at `made_at`, in their language. `network` is a
    keyed digest of where it came from, kept for a day, to tell robots.
    """

    name_lv = models.CharField(_("name in Latvian"), max_length=200, validators=[one_line])
    name_en = models.CharField(
        _("name in English"), max_length=200, blank=True, validators=[one_line]
    )
    registration_number = models.CharField(
        _("registration number"),
        max_length=11,
        validators=[
            RegexValidator(r"\A[0-9]{11}\Z", _("Eleven digits, as in the Register of Enterprises."))
        ],
    )
    provider_type = models.ForeignKey(
        ProviderType, verbose_name=_("type of provider"), on_delete=models.PROTECT, related_name="+"
    )
    municipality = models.ForeignKey(
        Municipality, verbose_name=_("seat"), on_delete=models.PROTECT, related_name="+"
    )
    website = models.URLField(_("website"), blank=True, max_length=200)
    contact_name = models.CharField(_("contact person"), max_length=100, validators=[one_line])
    email = models.EmailField(_("e-mail"))
    phone = models.CharField(
        _("telephone"),
        max_length=30,
        validators=[
            RegexValidator(r"\A\+?[0-9][0-9 ()\-]{5,28}\Z", _("Digits, such as +371 20 000 000."))
        ],
    )
    offers = models.TextField(_("what you offer"), max_length=1500)
    language = models.CharField(
        _("language"), max_length=2, choices=[(code, code) for code in LANGUAGES], default="lv"
    )
    consent_version = models.CharField(_("version of the consent"), max_length=20)
    consent_text = models.TextField(_("text of the consent"))
    network = models.CharField(max_length=64, blank=True, editable=False)
    state = models.CharField(
        _("state"), max_length=12, choices=State.choices, default=State.UNCONFIRMED
    )
    made_at = models.DateTimeField(_("sent in"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        User,
        verbose_name=_("decided by"),
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
    )
    provider = models.ForeignKey(
        ProviderPage,
        verbose_name=_("provider"),
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
    )
    reason = models.CharField(_("reason"), max_length=12, choices=Refusal.choices, blank=True)
    explanation = models.TextField(_("explanation"), max_length=1000, blank=True)

    objects: ClassVar[models.Manager["ProviderApplication"]] = models.Manager()

    class Meta:
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        default_permissions = ("view", "change")
        ordering: ClassVar = ["-made_at", "-pk"]
        indexes: ClassVar = [
            models.Index(fields=["state", "made_at"], name="application_state"),
            models.Index(fields=["registration_number"], name="application_number"),
        ]

    def __str__(self) -> str:
        return self.name_lv

    @property
    def reader(self) -> Language:
        """The language that its letters are written in."""
        return "en" if self.language == "en" else "lv"

    @property
    def can_be_confirmed(self) -> bool:
        """Whether the link of its letter still works."""
        return self.state == State.UNCONFIRMED and self.made_at + LINK_LASTS > timezone.now()


def waiting() -> QuerySet[ProviderApplication]:
    """The applications that editors have to decide about, the oldest first."""
    found = ProviderApplication.objects.filter(state=State.WAITING)
    return found.order_by("confirmed_at", "pk")


def of_the_same_organisation(application: ProviderApplication) -> QuerySet[ProviderApplication]:
    """Other confirmed applications with the same number or name, the newest first."""
    same = Q(registration_number=application.registration_number) | Q(
        name_lv__iexact=application.name_lv
    )
    found = ProviderApplication.objects.filter(same).exclude(state=State.UNCONFIRMED)
    return found.exclude(pk=application.pk)


def made_since(moment: datetime) -> QuerySet[ProviderApplication]:
    """The applications written after a moment, whatever became of them."""
    return ProviderApplication.objects.filter(made_at__gt=moment)
